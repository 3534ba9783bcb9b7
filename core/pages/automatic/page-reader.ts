import type { Row } from '../page-style';
import { objectOf } from '../../json';
import { hasAny, hintsIn, type Hints, type ListAnswer } from './hints';
import { isRecord, listIn, rowsIn, type ListPath } from './list-in';
import { fingerprintOf } from './same-page';
import type { Page, Strategy } from './strategy';

/** Reads the answers of one walk as pages, in order; it learns from the first ones where the records are. */
export class PageReader {
	/** Whether the answer holds no list and is returned as one record. */
	isRecord = false;
	private answer?: ListAnswer;
	private page?: Page;
	private path?: ListPath;
	/** Of the first page and of the latest one. */
	private fingerprints: Array<string | undefined> = [];
	private firstNumber?: number;

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
		const { received = 0, pagesRead = 0 } = this.page ?? {};
		if (pagesRead === 0) this.firstNumber = hints.number?.value;
		this.fingerprints = [pagesRead === 0 ? fingerprintOf(found) : this.fingerprints[0], fingerprintOf(found)];
		this.page = { rows, hints, isRepeated, received: received + rows.length, pagesRead: pagesRead + 1 };
		return this.page;
	}

	private isKnown(rows: Row[], { number }: Hints, kind: Strategy['kind']): boolean {
		if (rows.length === 0) return false;
		const isSameNumber = kind === 'number' && number !== undefined && number.value === this.firstNumber;
		return isSameNumber || this.fingerprints.includes(fingerprintOf(rows));
	}

	private rowsOf(body: unknown, hints: Hints): Row[] {
		this.path ??= pathOf(body, hints);
		if (this.path) return rowsIn(body, this.path, hasAny(hints));
		if (hasAny(hints) || body === undefined) return [];
		this.isRecord = true;
		return [(objectOf(body) ?? { body }) as Row];
	}
}

/** Where the list is, unless the list is only a property of a record. */
function pathOf(body: unknown, hints: Hints): ListPath | undefined {
	const path = listIn(body);
	const isList = path && (path.length === 0 || hasAny(hints) || !isRecord(body, path));
	return isList ? path : undefined;
}
