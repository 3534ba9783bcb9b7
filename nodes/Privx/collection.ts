import type { IDataObject } from 'n8n-workflow';
import { ResponseError } from '../../core/errors/response-error';
import type { Query } from '../../core/http/query';
import type { ApiRequest, Session } from '../../core/http/session';
import { offset } from '../../core/pages/offset';
import { single, type PageStyle, type Row, type Step } from '../../core/pages/page-style';
import { countOf, objectOf, rowsAt } from '../../core/pages/shape';
import { walk } from '../../core/pages/walk';
import { windowFor } from '../../core/pages/window-for';

/** A list of the API. It has a plain list, a search, or both. */
export interface Collection {
	/** Path of the plain list (GET). */
	list?: string;
	/** Path of the search (POST), whose paging stands in the query string all the same. */
	search?: string;
	/** Records per page at most: from the API reference, or else what the vendor's own examples ask for. */
	largest: number;
	/** Whether the server can count roughly here (`fuzzycount`): then a list may end before its count. */
	fuzzy?: boolean;
}

/** What to read of a list, and how. */
export interface Reading {
	query?: Query;
	/** Fields of the search; without any the plain list is read, where there is one. */
	body?: IDataObject;
	pageSize?: number;
	parallelRequests?: number;
	/** Records the reader expects to need. */
	wanted?: number;
	/** Told what speaks against the list being complete, to go on after `The list of …`. */
	onDoubt?(what: string): void;
}

/** For a small limit: should the server ignore a filter, ones and twos would never end. */
const SMALLEST_PAGE_SIZE = 20;

const SHRUNK = 'became shorter while it was read, so that one of them may have been passed over.';

/** Pages of a list, in order. */
export function pagesOf(session: Session, collection: Collection, reading: Reading = {}): AsyncIterable<Row[]> {
	const { pageSize, parallelRequests: window = windowFor(session.vendor.limits), wanted = Infinity } = reading;
	const { largest } = collection;
	const size = Math.min(pageSize ?? largest, Math.max(wanted, SMALLEST_PAGE_SIZE), largest);
	const request = requestOf(collection, reading);
	let atFirst: number | undefined;
	let previous: string | undefined;
	const ask = async ({ query }: Step) => {
		const { body } = await session.send({ ...request, query: { ...request.query, ...query } });
		const total = totalOf(body);
		atFirst ??= total;
		if (total !== undefined && total < Number(atFirst)) reading.onDoubt?.(SHRUNK);
		const bare = Array.isArray(body) ? identityOf(rowsOf(body)) : undefined;
		// A bare list that takes no offset gives the same records again: there are no more.
		if (bare !== undefined && bare === previous) return [];
		previous = bare;
		return body;
	};
	return walk(ask, styleOf(size, collection, reading), { window, wanted });
}

function identityOf(rows: Row[]): string {
	return JSON.stringify(rows.map((row) => idOf(row) ?? row));
}

function requestOf({ list, search, fuzzy }: Collection, { query, body = {} }: Reading): ApiRequest {
	const exact = fuzzy ? { fuzzycount: false, ...query } : query;
	if (list !== undefined && (search === undefined || Object.keys(body).length === 0))
		return { path: list, query: exact };
	return {
		method: 'POST',
		path: String(search),
		query: exact,
		body,
		repeatable: true,
	};
}

/** By offset and limit, advancing by what came: the server may silently give fewer than asked for. */
function styleOf(size: number, { fuzzy }: Collection, { onDoubt }: Reading): PageStyle {
	const style = offset({ parameters: { offset: 'offset', limit: 'limit' }, size, rows: rowsOf, total: totalOf });
	return {
		...style,
		following(body, step, largest) {
			const received = rowsOf(body).length;
			const next = Number(step.query?.offset) + received;
			const total = totalOf(body) ?? next;
			if (received === 0 && total > next) {
				if (!fuzzy) throw hollow(total, next);
				onDoubt?.(`has ${total} records by its own count, but ended after ${next}.`);
			}
			const ahead = style.following(body, step, largest);
			// A full page may be the last one, but no count is believed that it is.
			const isDoubtful = ahead.count === 0 && received === size;
			return isDoubtful ? single({ query: { offset: next, limit: size } }) : ahead;
		},
	};
}

/**
 * The records of an answer: `{ count, items }`, or a bare list as some services give. Servers written in Go
 * send `null` for an empty list. @throws ResponseError
 */
export function rowsOf(body: unknown): Row[] {
	if (Array.isArray(body)) return rowsAt(body, 'its top');
	const answer = objectOf(body) ?? {};
	const isEmpty = answer.items === null || (answer.items === undefined && answer.count !== undefined);
	return isEmpty ? [] : rowsAt(answer.items, 'items');
}

/** How many records a list has in all, where the answer tells. */
export function totalOf(body: unknown): number | undefined {
	return countOf(objectOf(body)?.count);
}

/**
 * The records of an answer that is an object with a record under each key; the key becomes the field `name`
 * of a record that has none. @throws ResponseError
 */
export function keyedRows(body: unknown, name: string): Row[] {
	if (Array.isArray(body) || objectOf(body)?.items !== undefined) return rowsOf(body);
	const entries = Object.entries(objectOf(body) ?? {});
	return rowsAt(
		entries.map(([key, value]) => (objectOf(value) ? { [name]: key, ...(value as Row) } : value)),
		'its top',
	);
}

/** The record's own ID, if it has one. */
export function idOf(row: Row): string | undefined {
	return typeof row.id === 'string' && row.id !== '' ? row.id : undefined;
}

function hollow(total: number, at: number): ResponseError {
	return new ResponseError(
		`the list has ${total} records by its own count, but gives none from the ${at + 1}. on`,
		'The list cannot be read to its end just now. Run it again later; if it stays, please report it.',
	);
}
