import { ResponseError } from '../../core/errors/response-error';
import { WalkError } from '../../core/errors/walk-error';
import type { Query } from '../../core/http/query';
import type { ApiRequest, Session } from '../../core/http/session';
import { countOf, objectOf, rowsAt } from '../../core/json';
import { offset } from '../../core/pages/offset';
import { END, type PageStyle, type Row, type Step } from '../../core/pages/page-style';
import { sizeFor } from '../../core/pages/size-for';
import { walkList, type ListQuery, type PagedList } from '../../core/pages/walk-list';
import { ANY_RECORD } from './records';

/** A list of API v1. */
export interface V1List extends ListQuery {
	path: string;
	query?: Query;
	/** Where the records are inside `data`. */
	key: string;
}

/** What to search with AQL. */
export interface Search extends ListQuery {
	aql: string;
	/** A field that does not change while pages are read. By default the order is `lastSeen`, in which records move. */
	orderBy?: string;
	/** Only these fields; empty for those that the API returns by default. */
	fields?: string[];
	/** From the end of the list to its beginning: as far as is known, the API only sorts upwards. */
	isBackwards?: boolean;
}

/** What most integrations ask for; larger pages time out on busy tenants. */
export const PAGE_SIZE = 1_000;
/** API Guide 1.8. */
export const LARGEST_PAGE_SIZE = 5_000;

/** Sends a request of API v1, which may also answer a failure with status 200. @throws ResponseError in that case */
export async function sendV1(session: Session, request: ApiRequest): Promise<unknown> {
	const { body } = await session.send(request);
	const { success, message } = objectOf(body) ?? {};
	if (success !== false) return body;
	const words = typeof message === 'string' ? `: ${await session.redacted(message)}` : '';
	throw new ResponseError(`Armis answered that the request failed${words}`);
}

/** The pages of an AQL search, to read one by one. */
export async function openSearch(session: Session, search: Search): Promise<PagedList> {
	const { aql, orderBy, fields = [], isBackwards, ...how } = search;
	const query = { aql, orderBy, fields: fields.length > 0 ? fields.join(',') : undefined, includeTotal: true };
	const list = { ...how, path: '/search/', query, key: 'results' };
	const ask = asking(session, list);
	return {
		ask,
		idOf: ANY_RECORD.idOf,
		style: isBackwards ? backwards(list, await ask({ query: { from: 0, length: 1 } })) : forwards(list),
	};
}

/** Pages of a list of API v1, in parallel where its total is known. */
export function v1Pages(session: Session, list: V1List): AsyncIterable<Row[]> {
	return walkList(session, { ask: asking(session, list), style: forwards(list), idOf: ANY_RECORD.idOf }, list);
}

function forwards(list: V1List): PageStyle {
	return offset({
		parameters: { offset: 'from', limit: 'length' },
		size: sizeFor(list.pageSize ?? PAGE_SIZE, list.wanted),
		rows: (body) => rowsOf(body, list.key),
		total: totalOf,
	});
}

/**
 * From the last page to the first, each in reverse order. The first request reaches over the end by one record: where the
 * total is right, there is none.
 * @throws ResponseError where the answer has no total, or one that is too low
 */
function backwards(list: V1List, answer: unknown): PageStyle {
	const size = sizeFor(list.pageSize ?? PAGE_SIZE, list.wanted);
	const total = totalOf(answer);
	if (total === undefined || total < rowsOf(answer, list.key).length) throw unreliableTotal();
	const length = Math.min(size + 1, total + 1, LARGEST_PAGE_SIZE);
	const before = (end: number): Step => ({ query: { from: Math.max(0, end - size), length: Math.min(size, end) } });
	return {
		first: { query: { from: total + 1 - length, length } },
		rows: (body) => [...rowsOf(body, list.key)].reverse(),
		total: totalOf,
		following(body, { query }) {
			const from = Number(query?.from);
			refuseOtherLength(rowsOf(body, list.key).length, Number(query?.length), from, totalOf(body));
			if (from === 0) return END;
			return { count: Math.ceil(from / size), at: (index) => before(from - index * size) };
		},
	};
}

/** With more records than the total says, the newest ones are elsewhere; with fewer, some behind them are missing. */
function refuseOtherLength(received: number, asked: number, from: number, total: number | undefined): void {
	if (total === undefined || from + received > total) throw unreliableTotal();
	// A list that became shorter in the meantime has no more records there.
	const there = Math.min(asked, total - from);
	if (received >= there) return;
	throw new WalkError(
		`Armis returned ${received} records on a page of ${there}`,
		`Set Page Size in Options to ${Math.max(received, 1)} or less.`,
	);
}

/** That the end of a list, with the newest records, is not where its total says. */
export function unreliableTotal(): ResponseError {
	return new ResponseError(
		'the answer has no reliable data.total, so the newest records cannot be found',
		'Choose Oldest First as Sort, or narrow the filters.',
	);
}

function asking(session: Session, { path, query }: V1List) {
	return async (step: Step) => await sendV1(session, { path, query: { ...query, ...step.query } });
}

/** The content of `{ success, data }`. @throws ResponseError where there is none */
function dataOf(body: unknown): Record<string, unknown> {
	const data = objectOf(objectOf(body)?.data);
	if (data) return data;
	throw new ResponseError('the answer has no data, so it is not an answer of Armis API v1');
}

function rowsOf(body: unknown, key: string): Row[] {
	return rowsAt(dataOf(body)[key], `data.${key}`);
}

/**
 * Most lists have their total in `data`, matches in `data.paging`. A total that is smaller than the `next` beside it is
 * wrong: with it, the end of the list would be missing.
 */
function totalOf(body: unknown): number | undefined {
	const data = dataOf(body);
	const { total, next } = { ...objectOf(data.paging), ...data };
	const all = countOf(total);
	return all !== undefined && all <= (countOf(next) ?? -1) ? undefined : all;
}
