import { ResponseError } from '../../errors/response-error';
import type { Row } from '../page-style';
import { kind, objectOf } from '../shape';
import { plain } from './names';

/** Names on the way from the top of an answer to its list; none where the answer is the list. Two at most. */
export type Place = string[];

/** Names that lists of records go by. Where an answer has several lists, these count before longer ones. */
const USUAL =
	/^(content|items?|results?|data|rows|records|list|values?|entries|elements|objects|hits|docs|documents|resources|members)$/;
/** Beside the records: what they refer to, how they were sorted, what went wrong. */
const BESIDE =
	/^(included|errors?|warnings?|messages|links|meta(data)?|page|pageable|pag(inat)?ion|paging|sort|facets?|aggregations|aggs|fields|columns|schema)$/;
/** An object with one of these is a record of its own, which may well hold lists. */
const IDENTITY = /^(id|uuid|guid|name|key)$/;

interface Candidate {
	place: Place;
	rows: unknown[];
	/** Some services write `null` for an empty list. */
	isNull?: boolean;
}

/** Where the list of records is: under a usual name, otherwise the longest one. `undefined` where there is none. */
export function listIn(body: unknown): Place | undefined {
	const candidates = candidatesIn(body, []).filter(({ rows }) => rows.every((row) => objectOf(row)));
	candidates.sort((a, b) => rank(b) - rank(a) || b.rows.length - a.rows.length);
	return candidates[0]?.place;
}

/** Whether the object around a list is a record itself, so that its list may be a mere property. */
export function isRecord(body: unknown, place: Place): boolean {
	const holder = valueAt(body, place.slice(0, -1)) as object;
	return Object.keys(holder).some((name) => IDENTITY.test(plain(name)));
}

/** What stands at a place; `undefined` where the way there breaks off. */
export function valueAt(body: unknown, place: Place): unknown {
	return place.reduce((value: unknown, name) => objectOf(value)?.[name], body);
}

/**
 * The records at the place where the first page had them. `null` is an empty list, and so is nothing at all where
 * the page `mayLack` it.
 * @throws ResponseError where something else stands there
 */
export function rowsIn(body: unknown, place: Place, mayLack: boolean): Row[] {
	const list = valueAt(body, place);
	if (list === null || (list === undefined && mayLack)) return [];
	// A name may be anything; only a plain one is shown.
	const shown = place.every((name) => /^\w{1,40}$/.test(name)) ? place.join('.') : 'its place';
	const at = place.length > 0 ? shown : 'the top';
	if (!Array.isArray(list)) throw new ResponseError(`the answer has ${kind(list)} at ${at} where a list is due`);
	const odd = list.findIndex((row) => !objectOf(row));
	if (odd < 0) return list as Row[];
	throw new ResponseError(`the answer has ${kind(list[odd])} at ${at}[${odd}] where a record is due`);
}

function candidatesIn(value: unknown, place: Place): Candidate[] {
	if (Array.isArray(value)) return [{ place, rows: value }];
	if (value === null && isUsual(place)) return [{ place, rows: [], isNull: true }];
	if (place.length === 2) return [];
	return Object.entries(objectOf(value) ?? {})
		.filter(([name]) => !BESIDE.test(plain(name)))
		.flatMap(([name, child]) => candidatesIn(child, [...place, name]));
}

function rank({ place, isNull }: Candidate): number {
	return isNull ? -1 : Number(isUsual(place));
}

function isUsual(place: Place): boolean {
	return place.some((name) => USUAL.test(plain(name)) || name === '_embedded');
}
