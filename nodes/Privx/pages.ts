import type { IDataObject } from 'n8n-workflow';
import { ResponseError } from '../../core/errors/response-error';
import { path } from '../../core/http/path';
import type { Query } from '../../core/http/query';
import type { ApiRequest, Session } from '../../core/http/session';
import { countOf, objectOf, recordOf, rowsAt } from '../../core/json';
import type { RecordKind } from '../../core/node/list';
import { offset } from '../../core/pages/offset';
import type { PageStyle, Row, Step } from '../../core/pages/page-style';
import { sizeFor } from '../../core/pages/size-for';
import { walkList, type ListQuery } from '../../core/pages/walk-list';

/** Records of one kind, and where the API has them: in a plain list, a search, or both. */
export interface Collection {
	/** A record with its article, e.g. `a host`. */
	what: string;
	kind: RecordKind;
	/** Of the plain list (GET), and of one record before its ID. */
	path: string;
	/** Path of the search (POST). Its page is in the query string, too. */
	search?: string;
	/** Whether the search is always used, because there is no plain list, or none with an order. */
	isSearchOnly?: boolean;
	/** The field with the ID. Default `id`. */
	key?: string;
	/** Records per page at most: from the API reference, or what the vendor's own examples request. */
	largest: number;
	/** Query parameters by default. */
	query?: Query;
	/** What a refusal of a request for this list means. */
	refusals?(query: Query): ApiRequest['refusals'];
	/** Whether the server can count roughly here (`fuzzycount`): then a list may end before its count. */
	fuzzy?: boolean;
}

/** What to read of a list, and how. */
export interface Search extends ListQuery {
	query?: Query;
	/** Fields of the search; without any the plain list is read, where there is one. */
	body?: IDataObject;
}

/** Pages of a list, in order. */
export function pagesOf(session: Session, collection: Collection, list: Search = {}): AsyncIterable<Row[]> {
	const { largest, kind, fuzzy } = collection;
	const size = sizeFor(list.pageSize ?? largest, list.wanted, largest);
	const ask = async (step: Step) => await pageOf(session, collection, list, step);
	return walkList(session, { ask, style: styleOf(size), idOf: kind.idOf, isTotalRough: fuzzy }, list);
}

/** One answer of a list. */
export async function pageOf(
	session: Session,
	collection: Collection,
	list: Pick<Search, 'query' | 'body'>,
	{ query }: Step,
): Promise<unknown> {
	const request = requestOf(collection, list);
	return (await session.send({ ...request, query: { ...request.query, ...query } })).body;
}

function requestOf(
	{ path: target, search, isSearchOnly, fuzzy, query: byDefault, refusals: refusalsOf }: Collection,
	{ query, body = {} }: Pick<Search, 'query' | 'body'>,
): ApiRequest {
	const asked = { ...(fuzzy ? { fuzzycount: false } : {}), ...byDefault, ...query };
	const refusals = refusalsOf?.(asked);
	const isPlain = !isSearchOnly && Object.keys(body).length === 0;
	if (search === undefined || isPlain) return { path: target, query: asked, refusals };
	return { method: 'POST', path: search, query: asked, body, repeatable: true, refusals };
}

/**
 * How a list is paged: by offset and limit. The next offset counts the records received, since the server may silently
 * return fewer than requested.
 */
export function styleOf(size: number): PageStyle {
	return offset({ parameters: { offset: 'offset', limit: 'limit' }, size, rows: rowsOf, total: totalOf });
}

/**
 * The records of an answer: `{ count, items }`, or a bare list as some services return. Servers written in Go
 * send `null` for an empty list. @throws ResponseError
 */
export function rowsOf(body: unknown): Row[] {
	if (Array.isArray(body)) return rowsAt(body, 'its top');
	const answer = objectOf(body) ?? {};
	const isEmpty = answer.items === null || (answer.items === undefined && answer.count !== undefined);
	return isEmpty ? [] : rowsAt(answer.items, 'items');
}

/** How many records a list has in all, where the answer says so. */
export function totalOf(body: unknown): number | undefined {
	return countOf(objectOf(body)?.count);
}

/** The path of one record. A slash in an ID is sent as %2F, as the vendor's SDKs do. */
export function pathOf({ path: collection }: Collection, id: string): string {
	return `${collection}${path`/${id}`}`;
}

/** Reads one record. @param exact for one that is changed and written back: its numbers keep all digits */
export async function readRecord(session: Session, collection: Collection, id: string, exact = false): Promise<Row> {
	const { body } = await session.send({ path: pathOf(collection, id), exact });
	return recordWith(body, collection);
}

/** An answer that is one record of a collection. @throws ResponseError when it is something else */
export function recordWith(body: unknown, { what, key = 'id' }: Collection): Row {
	const record = recordOf(body, what);
	if (record[key] === undefined) throw new ResponseError(`the answer is not ${what}: it has no ${key}`);
	return record;
}

/** The record's own ID, if it has one. */
export function idOf(row: Row): string | undefined {
	return typeof row.id === 'string' && row.id !== '' ? row.id : undefined;
}
