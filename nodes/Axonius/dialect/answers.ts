import { ResponseError } from '../../../core/errors/response-error';
import { unexpected } from '../../../core/errors/sentences';
import { countOf, objectOf, recordOf, rowsAt } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';

/**
 * The list in an answer: the answer itself, or the value under the first of these names that exists.
 * Few answers of v2 are documented, so every likely name is tried. @throws ResponseError when there is none
 */
export function listIn(body: unknown, names: string[]): Row[] {
	return rowsAt(...listed(body, names));
}

/** The same for a list that may hold texts instead of objects; a text becomes `{ name }`. */
export function namedIn(body: unknown, names: string[]): Row[] {
	const [list, place] = listed(body, names);
	const rows: unknown = Array.isArray(list) ? list.map((one) => (typeof one === 'string' ? { name: one } : one)) : list;
	return rowsAt(rows, place);
}

function listed(body: unknown, names: string[]): [unknown, string] {
	if (Array.isArray(body)) return [body, 'its top'];
	const answer = objectOf(body) ?? {};
	const name = names.find((candidate) => answer[candidate] !== undefined) ?? names[0];
	return [answer[name], name];
}

/** One record: the object under this name, or the answer itself. @throws ResponseError when there is none */
export function recordIn(body: unknown, name: string): Row {
	return recordOf(objectOf(objectOf(body)?.[name]) ?? body, 'a record');
}

/** A number, alone or under `count` or `value`; `undefined` while the service is still counting. @throws ResponseError */
export function numberIn(body: unknown): number | undefined {
	const answer = objectOf(body);
	const value = answer ? (answer.count ?? answer.value) : body;
	if (value === null) return undefined;
	const count = countOf(value);
	if (count === undefined) throw unexpected(value, 'a count');
	return count;
}

/** Records in the whole list, in both versions; not every list has it. */
export function totalIn(body: unknown): unknown {
	return objectOf(objectOf(objectOf(body)?.meta)?.page)?.totalResources;
}

/**
 * The fields of an asset type, in one list. v1 gives `{ generic: [], specific: { <adapter>: [] } }`, in `meta`. The shape
 * of v2 is not documented, so this shape and a plain list are read. @throws ResponseError when there is no catalog
 */
export function fieldsIn(body: unknown): Row[] {
	const answer = objectOf(body);
	for (const place of [answer?.fields, answer?.meta, body, objectOf(answer?.data)?.attributes]) {
		if (Array.isArray(place)) return namedIn(place, []);
		const { generic, specific } = objectOf(place) ?? {};
		if (!generic) continue;
		const ofAdapters = Object.entries(objectOf(specific) ?? {}).flatMap(([adapter, fields]) =>
			namedIn(fields, []).map((field) => ({ ...field, adapter })),
		);
		return [...namedIn({ generic }, ['generic']), ...ofAdapters];
	}
	throw new ResponseError('the answer has no list of fields');
}
