import type { Row } from '../page-style';
import { objectOf } from '../shape';
import { hasAny, hintsIn, type Hints, type ListAnswer } from './hints';
import { isRecord, listIn, rowsIn, type Place } from './list-in';
import { printOf } from './same-page';
import type { Page, Way } from './way';

/** Reads the pages of one walk, in order; it learns from the first ones where the records are. */
export class Reading {
	/** Whether the answer holds no list and is given as it is. */
	isRecord = false;
	private answer?: ListAnswer;
	private page?: Page;
	private place?: Place;
	/** The first page and the latest one. */
	private prints: Array<string | undefined> = [];
	private firstNumber?: number;

	/**
	 * An answer as a page; the same answer gives the same page however often it is asked about.
	 * @param kind how it was asked for, unless the same records may come again; a page that is known has none
	 */
	turn(answer: ListAnswer, kind?: Way['kind']): Page {
		if (this.page && answer === this.answer) return this.page;
		this.answer = answer;
		const hints = hintsIn(answer, this.place ?? listIn(answer.body) ?? []);
		const found = this.rowsOf(answer.body, hints);
		const isAgain = kind !== undefined && this.isKnown(found, hints, kind);
		const rows = isAgain ? [] : found;
		const { received = 0, turned = 0 } = this.page ?? {};
		if (turned === 0) this.firstNumber = hints.number?.value;
		this.prints = [turned === 0 ? printOf(found) : this.prints[0], printOf(found)];
		this.page = { rows, hints, isAgain, received: received + rows.length, turned: turned + 1 };
		return this.page;
	}

	private isKnown(rows: Row[], { number }: Hints, kind: Way['kind']): boolean {
		if (rows.length === 0) return false;
		const isSameNumber = kind === 'number' && number !== undefined && number.value === this.firstNumber;
		return isSameNumber || this.prints.includes(printOf(rows));
	}

	private rowsOf(body: unknown, hints: Hints): Row[] {
		this.place ??= placeOf(body, hints);
		if (this.place) return rowsIn(body, this.place, hasAny(hints));
		if (hasAny(hints) || body === undefined) return [];
		this.isRecord = true;
		return [(objectOf(body) ?? { body }) as Row];
	}
}

/** A list, but not one that is a mere property of a record. */
function placeOf(body: unknown, hints: Hints): Place | undefined {
	const place = listIn(body);
	const isList = place && (place.length === 0 || hasAny(hints) || !isRecord(body, place));
	return isList ? place : undefined;
}
