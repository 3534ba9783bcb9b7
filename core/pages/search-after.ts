import { ResponseError } from '../errors/response-error';
import { WalkError } from '../errors/walk-error';
import { announcedMore, type OnDoubt } from './doubt';
import type { Row } from './page-style';

/** A sorted list that a server cuts off after a number of rows, and how to continue behind that point. */
export interface WindowedList {
	/** Rows that the server returns at most, e.g. 10,000 for the result window of a search engine. */
	rows: number;
	/** The value by which the list is sorted, up or down; the walk continues there. */
	keyOf(row: Row): number | undefined;
	/** A row without an ID may be returned twice, so that it is never left out. */
	idOf(row: Row): string | undefined;
	/**
	 * Walks from the start, or from a key on, that key included; it is stopped near `rows` rows.
	 * @param returned rows so far that do not come again
	 */
	from(key: number | undefined, returned: number): AsyncIterable<Row[]>;
	/** How many records the service announced for the whole list, as far as it did. */
	total(): number | undefined;
	/** Hears at the end that fewer came. A list in one window is judged by its walk. */
	onDoubt: OnDoubt;
}

/** Ten million records in windows of 10,000; a list that seems longer grows while it is read. */
const MAX_WINDOWS = 1_000;

/** Where the next window begins. */
interface ResumePoint {
	key: number;
	/** 1 when keys go up, -1 when they go down. */
	direction: number;
	/** Rows with that key which were returned before. */
	known: Set<string>;
}

/**
 * Keyset pagination: reads a sorted list beyond the server's result window. After each window it asks again from
 * the last key, and leaves out the rows with that key which it has already returned.
 *
 * For example, a search engine returns at most 10,000 rows. The last row of the first window is
 * `{ "uuid": "x", "time": 1700000000000 }`. The next window is requested with the filter `time >= 1700000000000`.
 * @throws WalkError when one key fills a whole window, since the list cannot be read beyond it;
 * ResponseError when the server does not continue from the key
 */
export async function* searchAfter(list: WindowedList): AsyncGenerator<Row[], void> {
	let start: ResumePoint | undefined;
	let returned = 0;
	for (let windows = 0; windows < MAX_WINDOWS; windows++) {
		const window: ResultWindow = new ResultWindow(list, start);
		let isWhole = true;
		for await (const rows of list.from(start?.key, returned - (start?.known.size ?? 0))) {
			const fresh = window.take(rows);
			returned += fresh.length;
			yield fresh;
			isWhole = !window.isAtEdge;
			if (!isWhole) break;
		}
		if (isWhole) {
			if (windows > 0) compareWithTotal(list, returned);
			return;
		}
		start = window.resumePoint();
	}
	throw new WalkError(
		`the list has more than ${MAX_WINDOWS * list.rows} records`,
		'Narrow the filters, or set a time range.',
	);
}

/** The walk of a window that is left at its edge says nothing, and the total of a later one is only that of the rest. */
function compareWithTotal({ total, onDoubt }: WindowedList, returned: number): void {
	const announced = total();
	if (announced === undefined || returned >= announced) return;
	onDoubt({ reason: announcedMore(announced, returned), isUsual: false, mayBeTotal: true });
}

/** How far one window has been read. */
class ResultWindow {
	private received = 0;
	private largestPage = 0;
	private first?: number;
	private last?: number;
	/** IDs of the rows that have the last key. */
	private readonly idsAtLast = new Set<string>();

	constructor(
		private readonly list: WindowedList,
		private readonly start: ResumePoint | undefined,
	) {}

	/** Whether the next window must begin here. Where the list ended anyway, this costs one request at most. */
	get isAtEdge(): boolean {
		const { received, largestPage, list } = this;
		// One more page could reach over the edge: a server may have lowered the size that was requested.
		return received >= list.rows || (received + largestPage > list.rows && this.direction !== 0);
	}

	/** Registers a page. @returns its rows without those that are known */
	take(rows: Row[]): Row[] {
		this.received += rows.length;
		this.largestPage = Math.max(this.largestPage, rows.length);
		return rows.filter((row) => {
			const id = this.list.idOf(row);
			this.register(this.list.keyOf(row), id);
			return id === undefined || !this.start?.known.has(id);
		});
	}

	/** @throws when the walk cannot continue */
	resumePoint(): ResumePoint {
		const { last, direction, idsAtLast: known } = this;
		if (last === undefined) throw new ResponseError('no record of the list has a time from which to continue');
		if (direction === 0) throw tooManyAtOnce(this.list.rows);
		return { key: last, direction, known };
	}

	/** Whether the keys went up or down; 0 while there is only one. */
	private get direction(): number {
		return Math.sign(Number(this.last) - Number(this.start?.key ?? this.first)) || 0;
	}

	private register(key: number | undefined, id: string | undefined): void {
		// A record without a key keeps its position; only the end of a window needs a key.
		if (key !== undefined && key !== this.last) {
			this.refuseBackwards(key);
			this.first ??= key;
			this.last = key;
			this.idsAtLast.clear();
		}
		if (id !== undefined) this.idsAtLast.add(id);
	}

	/** A server that ignores the key would return the first window again and again. */
	private refuseBackwards(key: number): void {
		if (!this.start || this.start.direction * (key - this.start.key) >= 0) return;
		throw new ResponseError(
			'the service did not continue from the requested time, but sent earlier pages of the list again',
			'Narrow the filters, so that the list is shorter than what the service returns at once. Please report it.',
		);
	}
}

function tooManyAtOnce(rows: number): WalkError {
	return new WalkError(
		`the service returns at most ${rows} records at once, and at least that many have exactly the same time`,
		'Narrow the filters, so that fewer records have the same time.',
	);
}

/**
 * Passes through a list whose order does not allow to continue, and reports when the result window ends it.
 * @throws WalkError instead of returning the first `limit` rows as the whole list
 */
export async function* withinResultWindow(pages: AsyncIterable<Row[]>, limit: number): AsyncGenerator<Row[], void> {
	let received = 0;
	for await (const rows of pages) {
		received += rows.length;
		yield rows;
		if (received < limit) continue;
		throw new WalkError(
			`the service returns at most ${limit} records in this order`,
			'Sort by time instead, narrow the filters, or lower Limit.',
		);
	}
}
