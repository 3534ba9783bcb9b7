import { ResponseError } from '../errors/response-error';
import { WalkError } from '../errors/walk-error';
import type { Row } from './page-style';

/** A list that a server cuts off after so many rows, and how to go on behind that point. */
export interface WindowedList {
	/** Rows that the server gives at most, e.g. 10,000 for a search engine's result window. */
	rows: number;
	/** The value the list is sorted by; the walk goes on there. */
	keyOf(row: Row): number | undefined;
	idOf(row: Row): string;
	/** Walks from the start, or from a key on, that key included; it is stopped after `rows` rows. */
	from(key: number | undefined): AsyncIterable<Row[]>;
}

/**
 * Walks a sorted list beyond the server's result window: after each window it asks again from the
 * last key, and leaves out the rows with that key which it has already handed on.
 * @throws WalkError when one window holds a single key, since there is no way past it
 */
export async function* beyondWindow(list: WindowedList): AsyncGenerator<Row[], void> {
	let start: number | undefined;
	let edge = new Set<string>();
	for (;;) {
		let received = 0;
		let last: number | undefined;
		let atLast = new Set<string>();
		for await (const rows of list.from(start)) {
			received += rows.length;
			for (const row of rows) {
				// A record without a key stays where it is; only the end of a window needs one.
				const key = list.keyOf(row) ?? last;
				if (key !== last) atLast = new Set();
				last = key;
				atLast.add(list.idOf(row));
			}
			const already = edge;
			yield already.size ? rows.filter((row) => !already.has(list.idOf(row))) : rows;
			if (received >= list.rows) break;
		}
		if (received < list.rows) return;
		if (last === undefined) throw new ResponseError('no record of the list has a time to go on from');
		if (last === start) throw stuck(list.rows);
		start = last;
		edge = atLast;
	}
}

function stuck(rows: number): WalkError {
	return new WalkError(
		`more than ${rows} records have the very same time, and the service gives no more than that at once`,
		'Narrow the filters, so that fewer records fall on one instant.',
	);
}

/**
 * Walks a list that is in no order to go on from, and says so when the result window ends it.
 * @throws WalkError instead of passing the first `limit` rows off as all of them
 */
export async function* withinWindow(pages: AsyncIterable<Row[]>, limit: number): AsyncGenerator<Row[], void> {
	let received = 0;
	for await (const rows of pages) {
		received += rows.length;
		yield rows;
		if (received < limit) continue;
		throw new WalkError(
			`the service gives no more than ${limit} records in this order`,
			'Sort by time instead, narrow the filters, or lower Limit.',
		);
	}
}
