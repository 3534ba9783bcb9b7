import type { IDataObject } from 'n8n-workflow';
import type { Row } from '../page-style';
import { digest } from '../../digest';
import { usualIdOf } from '../distinct';
import { countOf, objectOf } from '../../json';
import { hasAny, hintsIn, type Hints, type ListAnswer } from './hints';
import { isRecord, listIn, rowsIn, valueAt, type ListPath } from './list-in';
import type { Page, Strategy } from './strategy';

/** Hex digits that tell a page from ten thousand others; they are stored where a walk goes on later. */
const MARK_DIGITS = 16;

/** Reads the answers of one walk as pages, in order; it learns from the first ones where the records are. */
export class PageReader {
	/** Whether the answer holds no list and is returned as one record. */
	isRecord = false;
	private answer?: ListAnswer;
	private page?: Page;
	private path?: ListPath;
	/** What tells the first page and the latest one from others. */
	private first?: { number?: number; fingerprint?: string };
	private latest?: string;
	/** What tells all pages so far, as far as their records have IDs. */
	private readonly known = new Set<string>();

	/**
	 * An answer as a page; the same answer gives the same page however often it is read.
	 * @param kind how the page was requested, to recognize a repeated one; leave it out where the same records may come again
	 */
	read(answer: ListAnswer, kind?: Strategy['kind']): Page {
		if (this.page && answer === this.answer) return this.page;
		this.answer = answer;
		const hints = hintsIn(answer, this.path ?? listIn(answer.body) ?? []);
		const found = this.rowsOf(answer.body, hints);
		const isRepeated = kind !== undefined && this.isKnown(found, hints, kind);
		const rows = isRepeated ? [] : found;
		const { received, pagesRead } = this.page ?? { received: 0, pagesRead: 0 };
		if (pagesRead === 0) {
			this.first = { number: hints.number?.value, fingerprint: fingerprintOf(found) };
		}
		const fingerprint = fingerprintOf(found);
		const isCircle = isRepeated && this.latest !== fingerprint;
		this.latest = fingerprint;
		if (fingerprint !== undefined && hasIds(found)) this.known.add(markOf(fingerprint));
		const progress = { received: received + rows.length, pagesRead: pagesRead + 1 };
		const isUnsure = found.length === 1 && !hasIds(found);
		this.page = { rows, hints, isRepeated, isCircle, isUnsure, ...progress };
		return this.page;
	}

	/** How far the walk has come, as plain JSON. */
	get progress(): IDataObject {
		return { received: this.page?.received, pagesRead: this.page?.pagesRead, known: [...this.known] };
	}

	/** Goes on from there behind the first page, which was read again. */
	goOn({ received, pagesRead, known }: IDataObject): void {
		this.page = { ...(this.page as Page), received: Number(countOf(received)), pagesRead: Number(countOf(pagesRead)) };
		for (const mark of [known].flat()) this.known.add(String(mark));
	}

	private isKnown(rows: Row[], { number }: Hints, kind: Strategy['kind']): boolean {
		if (rows.length === 0) return false;
		const isSameNumber = kind === 'number' && number !== undefined && number.value === this.first?.number;
		const fingerprint = String(fingerprintOf(rows));
		const isKnown = hasIds(rows) && this.known.has(markOf(fingerprint));
		return isSameNumber || isKnown || [this.first?.fingerprint, this.latest].includes(fingerprint);
	}

	private rowsOf(body: unknown, hints: Hints): Row[] {
		this.path ??= pathOf(body, hints);
		if (this.path) return rowsIn(body, this.path, hasAny(hints));
		if (hasAny(hints) || body === undefined) return [];
		this.isRecord = true;
		return [(objectOf(body) ?? { body }) as Row];
	}
}

/**
 * What an answer has in the place of its list: a list; nothing at all, which is no body, or `null` without a total of 0;
 * or something else, which is a record.
 */
export function placeOfList(answer: ListAnswer): 'list' | 'nothing' | 'record' {
	const { body } = answer;
	if (body === undefined || body === null) return 'nothing';
	const hints = hintsIn(answer, listIn(body) ?? []);
	const path = pathOf(body, hints);
	if (!path) return hasAny(hints) ? 'list' : 'record';
	return valueAt(body, path) === null && hints.total !== 0 ? 'nothing' : 'list';
}

/** Where the list is, unless the list is only a property of a record. */
function pathOf(body: unknown, hints: Hints): ListPath | undefined {
	const path = listIn(body);
	const isList = path && (path.length === 0 || hasAny(hints) || !isRecord(body, path));
	return isList ? path : undefined;
}

/**
 * What tells pages apart: the number of records, the first one and the last one; comparing all would take too long. Without
 * IDs it takes all of them, since the first and the last one may look alike on different pages.
 */
function fingerprintOf(rows: Row[]): string | undefined {
	if (rows.length === 0) return undefined;
	return JSON.stringify(hasIds(rows) ? [rows.length, idOf(rows[0]), idOf(rows[rows.length - 1])] : rows);
}

function markOf(fingerprint: string): string {
	return digest(fingerprint).slice(0, MARK_DIGITS);
}

/** Only records with IDs are surely the same ones: others may only look alike. */
function hasIds(rows: Row[]): boolean {
	return [rows.at(0), rows.at(-1)].every((row) => row !== undefined && idOf(row) !== row);
}

/** Its ID, since other fields may hold the current time; the whole record where it has none. */
function idOf(row: Row): unknown {
	return usualIdOf(row) ?? row;
}
