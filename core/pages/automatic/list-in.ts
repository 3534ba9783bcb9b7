import type { Row } from '../page-style';
import { unexpected } from '../../errors/sentences';
import { objectOf, rowsAt } from '../../json';
import { plain } from './names';

/** Names that lead from the top of an answer to its list; none where the answer is the list. Two at most. */
export type ListPath = string[];

/** Usual names for a list of records. Where an answer has several lists, these are preferred to longer lists. */
const USUAL =
	/^(content|items?|results?|data|rows|records|list|values?|entries|elements|objects|hits|docs|documents|resources|members)$/;
/** Lists beside the records: what they refer to, how they were sorted, what went wrong. */
const BESIDE =
	/^(included|errors?|warnings?|messages|links|meta(data)?|page|pageable|pag(inat)?ion|paging|sort|facets?|aggregations|aggs|fields|columns|schema)$/;
/** An object with one of these is a record itself, which may have lists as properties. */
const IDENTITY = /^(id|uuid|guid|name|key)$/;

interface Candidate {
	path: ListPath;
	rows: unknown[];
	/** Some services send `null` for an empty list. */
	isNull?: boolean;
}

/**
 * Where the list of records is: under a usual name, otherwise the longest one. `undefined` where there is none. A list
 * at its usual place that has something else among its records stays the list: to read it is an error that names it,
 * while a page without it would be taken for an empty one.
 */
export function listIn(body: unknown): ListPath | undefined {
	const candidates = candidatesIn(body, []).filter(({ path, rows }) =>
		isUsual(path) ? rows.length === 0 || rows.some((row) => objectOf(row)) : rows.every((row) => objectOf(row)),
	);
	candidates.sort((a, b) => rank(b) - rank(a) || b.rows.length - a.rows.length);
	return candidates[0]?.path;
}

/** Whether the object around a list is a record itself, so that its list may be only a property. */
export function isRecord(body: unknown, path: ListPath): boolean {
	const holder = valueAt(body, path.slice(0, -1)) as object;
	return Object.keys(holder).some((name) => IDENTITY.test(plain(name)));
}

/** The value that a path leads to; `undefined` where the path breaks off. */
export function valueAt(body: unknown, path: ListPath): unknown {
	return path.reduce((value: unknown, name) => {
		const object = objectOf(value);
		return object && Object.hasOwn(object, name) ? object[name] : undefined;
	}, body);
}

/**
 * The records at the path where the first page had them. `null` is an empty list, and so is a missing one where
 * the page `mayLack` it.
 * @throws ResponseError for anything else
 */
export function rowsIn(body: unknown, path: ListPath, mayLack: boolean): Row[] {
	const list = valueAt(body, path);
	if (list === null || (list === undefined && mayLack)) return [];
	if (path.length === 0 && !Array.isArray(list)) throw unexpected(list, 'a list');
	// A name may be anything; only a plain one is shown.
	const isPlain = path.every((name) => /^\w{1,40}$/.test(name));
	return rowsAt(list, isPlain ? path.join('.') : 'the field of the list');
}

function candidatesIn(value: unknown, path: ListPath): Candidate[] {
	if (Array.isArray(value)) return [{ path, rows: value }];
	if (value === null && isUsual(path)) return [{ path, rows: [], isNull: true }];
	if (path.length === 2) return [];
	return Object.entries(objectOf(value) ?? {})
		.filter(([name]) => !BESIDE.test(plain(name)))
		.flatMap(([name, child]) => candidatesIn(child, [...path, name]));
}

function rank({ path, isNull }: Candidate): number {
	return isNull ? -1 : Number(isUsual(path));
}

function isUsual(path: ListPath): boolean {
	return path.some((name) => USUAL.test(plain(name)) || name === '_embedded');
}
