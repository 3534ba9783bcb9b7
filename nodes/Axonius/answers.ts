import { ResponseError } from '../../core/errors/response-error';
import type { Row } from '../../core/pages/page-style';
import { countOf, kind, objectOf, rowsAt } from '../../core/pages/shape';

/**
 * The list in an answer: the answer itself, or what stands under the first of these names that is there.
 * Few answers of v2 are documented, so every likely name is tried. @throws ResponseError when there is none
 */
export function listIn(body: unknown, names: string[]): Row[] {
	return rowsAt(...listed(body, names));
}

/** Likewise, for a list that may hold texts in the place of objects; a text becomes `{ name }`. */
export function namedIn(body: unknown, names: string[]): Row[] {
	const [list, place] = listed(body, names);
	if (!Array.isArray(list)) return rowsAt(list, place);
	return rowsAt(
		list.map((one: unknown) => (typeof one === 'string' ? { name: one } : one)),
		place,
	);
}

function listed(body: unknown, names: string[]): [unknown, string] {
	if (Array.isArray(body)) return [body, 'its top'];
	const answer = objectOf(body) ?? {};
	const name = names.find((candidate) => answer[candidate] !== undefined) ?? names[0];
	return [answer[name], name];
}

/** One record: the answer itself, or what stands under one of these names. @throws ResponseError when there is none */
export function recordIn(body: unknown, names: string[]): Row {
	const answer = objectOf(body);
	const wrapped = names.map((name) => objectOf(answer?.[name])).find((value) => value !== undefined);
	const record = wrapped ?? answer;
	if (record) return record as Row;
	throw new ResponseError(`the answer has ${kind(body)} where a record is due`);
}

/** A number that may stand alone or under `count` or `value`; `undefined` while the service is still counting. */
export function numberIn(body: unknown): number | undefined {
	const answer = objectOf(body);
	const value = answer ? (answer.count ?? answer.value) : body;
	if (value === null) return undefined;
	const count = countOf(value);
	if (count === undefined) throw new ResponseError(`the answer has ${kind(value)} where a count is due`);
	return count;
}

/** Records in all, on both versions; not every list tells. */
export function totalIn(body: unknown): unknown {
	return objectOf(objectOf(objectOf(body)?.meta)?.page)?.totalResources;
}
