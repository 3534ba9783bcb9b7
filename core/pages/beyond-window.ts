import { ResponseError } from '../errors/response-error';
import { WalkError } from '../errors/walk-error';
import type { Row } from './page-style';

/** A list that a server cuts off after so many rows, and how to go on behind that point. */
export interface WindowedList {
	/** Rows that the server gives at most, e.g. 10,000 for a search engine's result window. */
	rows: number;
	/** The value the list is sorted by, up or down; the walk goes on there. */
	keyOf(row: Row): number | undefined;
	/** A row without an id is handed on twice rather than not at all. */
	idOf(row: Row): string | undefined;
	/** Walks from the start, or from a key on, that key included; it is stopped near `rows` rows. */
	from(key: number | undefined): AsyncIterable<Row[]>;
}

/** Ten million records in windows of 10,000; a list that seems longer grows while it is read. */
const MAX_WINDOWS = 1_000;

/** Where a window begins. */
interface Resumption {
	key: number;
	/** 1 when keys go up, -1 when they go down. */
	way: number;
	/** Rows with that key which were handed on before. */
	known: Set<string>;
}

/**
 * Walks a sorted list beyond the server's result window: after each window it asks again from the
 * last key, and leaves out the rows with that key which it has already handed on.
 * @throws WalkError when one key fills a whole window, since there is no way past it;
 * ResponseError when the server does not go on from the key it was asked for
 */
export async function* beyondWindow(list: WindowedList): AsyncGenerator<Row[], void> {
	let start: Resumption | undefined;
	for (let windows = 0; windows < MAX_WINDOWS; windows++) {
		const reach: Reach = new Reach(list, start);
		let isWhole = true;
		for await (const rows of list.from(start?.key)) {
			yield reach.take(rows);
			isWhole = !reach.isAtEdge;
			if (!isWhole) break;
		}
		if (isWhole) return;
		start = reach.resumption();
	}
	throw new WalkError(
		`the list has more than ${MAX_WINDOWS} times ${list.rows} records`,
		'Narrow the filters, or set a time range.',
	);
}

/** How far one window has been read. */
class Reach {
	private received = 0;
	private largestPage = 0;
	private first?: number;
	private last?: number;
	/** Ids of the rows that have the last key. */
	private readonly edge = new Set<string>();

	constructor(
		private readonly list: WindowedList,
		private readonly start: Resumption | undefined,
	) {}

	/** Whether this is the place to ask anew, which costs a request at most where the list was over anyway. */
	get isAtEdge(): boolean {
		const { received, largestPage, list } = this;
		// One more page could reach over the edge: a server may have lowered the size asked for.
		return received >= list.rows || (received + largestPage > list.rows && this.way !== 0);
	}

	/** Takes note of a page. @returns its rows without those that are known */
	take(rows: Row[]): Row[] {
		this.received += rows.length;
		this.largestPage = Math.max(this.largestPage, rows.length);
		return rows.filter((row) => {
			const id = this.list.idOf(row);
			this.move(this.list.keyOf(row), id);
			return id === undefined || !this.start?.known.has(id);
		});
	}

	/** @throws when there is no way to go on */
	resumption(): Resumption {
		const { last, way, edge: known } = this;
		if (last === undefined) throw new ResponseError('no record of the list has a time to go on from');
		if (way === 0) throw stuck(this.list.rows);
		return { key: last, way, known };
	}

	/** Whether the keys went up or down; 0 while there is but one. */
	private get way(): number {
		return Math.sign(Number(this.last) - Number(this.start?.key ?? this.first)) || 0;
	}

	private move(key: number | undefined, id: string | undefined): void {
		// A record without a key stays where it is; only the end of a window needs one.
		if (key !== undefined && key !== this.last) {
			this.refuseBackwards(key);
			this.first ??= key;
			this.last = key;
			this.edge.clear();
		}
		if (id !== undefined) this.edge.add(id);
	}

	/** A server that ignores the key would give the first window again and again. */
	private refuseBackwards(key: number): void {
		if (!this.start || this.start.way * (key - this.start.key) >= 0) return;
		throw new ResponseError(
			'the service did not go on from the time it was asked for, but gave earlier pages of the list again',
			'Narrow the filters, so that the list is shorter than what the service gives at once. Please report it.',
		);
	}
}

function stuck(rows: number): WalkError {
	return new WalkError(
		`the service gives no more than ${rows} records at once, and so many have the very same time`,
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
