import { ResponseError } from '../../core/errors/response-error';
import { WalkError } from '../../core/errors/walk-error';
import type { Query } from '../../core/http/query';
import type { Session } from '../../core/http/session';
import { offset } from '../../core/pages/offset';
import { END, type PageStyle, type Row, type Step } from '../../core/pages/page-style';
import { countOf, objectOf, rowsAt } from '../../core/pages/shape';
import { walk } from '../../core/pages/walk';
import { windowFor } from '../../core/pages/window-for';
import { dataOf, sendV1 } from './envelope';

/** A list of API v1, and how to read it. */
export interface V1List {
	path: string;
	query: Query;
	/** Where the records are inside `data`. */
	key: string;
	pageSize?: number;
	parallelRequests?: number;
	/** Records the reader expects to need. */
	wanted?: number;
	/** Told when the list is shorter than it was at its first page: a record may have moved up and been passed over. */
	onShrink?(): void;
}

/** What to search with AQL. */
export interface Search extends Omit<V1List, 'path' | 'query' | 'key'> {
	aql: string;
	/** A field that does not change while pages are read: by default the order is that of `lastSeen`, and rows move. */
	orderBy?: string;
	/** Only these fields; none means what the API gives unasked. */
	fields?: string[];
	/** From the end of the list to its beginning. The API only sorts upwards, as far as is known. */
	isBackwards?: boolean;
}

/** What most integrations ask for; larger pages time out on busy tenants. */
const PAGE_SIZE = 1_000;
/** API Guide 1.8. */
export const LARGEST_PAGE_SIZE = 5_000;
/** For a small limit: should records be left out on our side, ones and twos would never end. */
const SMALLEST_PAGE_SIZE = 20;

/** Pages of an AQL search, in order. */
export async function* searchPages(session: Session, search: Search): AsyncGenerator<Row[], void> {
	const { aql, orderBy, fields = [], isBackwards } = search;
	const query = { aql, orderBy, fields: fields.length > 0 ? fields.join(',') : undefined, includeTotal: true };
	const list = { ...search, path: '/search/', query, key: 'results' };
	const pages = isBackwards ? backwards(session, list) : v1Pages(session, list);
	for await (const rows of pages) yield rows;
}

/** Pages of a list of API v1, in parallel where its total is known. */
export function v1Pages(session: Session, list: V1List): AsyncIterable<Row[]> {
	const style = offset({
		parameters: { offset: 'from', limit: 'length' },
		size: sizeOf(list),
		rows: (body) => rowsOf(body, list.key),
		total: totalOf,
	});
	return walk(asking(session, list), style, limitsOf(session, list));
}

/** From the last page to the first, each turned round. @throws ResponseError where the answer tells no total */
async function* backwards(session: Session, list: V1List): AsyncGenerator<Row[], void> {
	const size = sizeOf(list);
	const ask = asking(session, list);
	const first = await ask({ query: { from: 0, length: 1 } });
	const total = totalOf(first);
	if (total === undefined || total < rowsOf(first, list.key).length)
		throw new ResponseError('the answer has no data.total to rely on, so the newest records cannot be found');
	if (total === 0) return;
	const before = (end: number): Step => ({ query: { from: Math.max(0, end - size), length: Math.min(size, end) } });
	const style: PageStyle = {
		first: before(total),
		rows: (body) => [...rowsOf(body, list.key)].reverse(),
		following(body, { query }) {
			const from = Number(query?.from);
			refuseGap(rowsOf(body, list.key).length, Number(query?.length), from, totalOf(body));
			if (from === 0) return END;
			return { count: Math.ceil(from / size), at: (index) => before(from - index * size) };
		},
	};
	for await (const rows of walk(ask, style, limitsOf(session, list))) yield rows;
}

/** Read from the end, a page that is shorter than asked for leaves a hole behind it. */
function refuseGap(received: number, asked: number, from: number, total: number | undefined): void {
	// A list that has become shorter meanwhile has no more to give there.
	if (received >= asked || from + asked > Number(total)) return;
	throw new WalkError(
		`Armis gave ${received} records where a page of ${asked} is due`,
		`Set Page Size in Options to ${Math.max(received, 1)} or less.`,
	);
}

function asking(session: Session, { path, query, key, onShrink }: V1List) {
	let atFirst: number | undefined;
	return async (step: Step) => {
		const body = await sendV1(session, { path, query: { ...query, ...step.query } });
		const total = totalOf(body);
		atFirst ??= total;
		if (total !== undefined && total < Number(atFirst)) onShrink?.();
		refuseEarlyEnd(rowsOf(body, key).length, Number(step.query?.from), total);
		return body;
	};
}

/** An empty page in the middle of the list would pass for its end. */
function refuseEarlyEnd(received: number, from: number, total = 0): void {
	if (received > 0 || total <= from) return;
	throw new WalkError(
		`Armis says that there are ${total} records, but gives none beyond the first ${from}`,
		'Narrow the filters, or read a shorter time range at once.',
	);
}

function limitsOf({ vendor }: Session, { parallelRequests, wanted }: V1List) {
	return { window: parallelRequests ?? windowFor(vendor.limits), wanted };
}

function sizeOf({ pageSize = PAGE_SIZE, wanted = Infinity }: V1List): number {
	return Math.min(pageSize, Math.max(wanted, SMALLEST_PAGE_SIZE), LARGEST_PAGE_SIZE);
}

function rowsOf(body: unknown, key: string): Row[] {
	return rowsAt(dataOf(body)[key], `data.${key}`);
}

/**
 * Most lists tell their total in `data`, matches in `data.paging`. One that ends before the next page begins, which is
 * named beside it, is wrong: read up to it, the list would be cut short.
 */
function totalOf(body: unknown): number | undefined {
	const data = dataOf(body);
	const { total, next } = { ...objectOf(data.paging), ...data };
	const all = countOf(total);
	return all !== undefined && all <= (countOf(next) ?? -1) ? undefined : all;
}
