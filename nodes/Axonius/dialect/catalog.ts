import { ResponseError } from '../../../core/errors/response-error';
import { objectOf } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';
import { namedIn } from './answers';

/**
 * The fields of an asset type, in one list. v1 gives `{ generic: [], specific: { <adapter>: [] } }`, in `meta`. The shape
 * of v2 is not documented, so this shape and a plain list are read. @throws ResponseError when there is no catalog
 */
export function fieldsIn(body: unknown): Row[] {
	const answer = objectOf(body);
	const places = [answer?.fields, answer?.meta, body, objectOf(answer?.data)?.attributes];
	for (const place of places) {
		const parts = objectOf(place);
		if (Array.isArray(place)) return namedIn(place, []);
		if (!parts?.generic) continue;
		const specific = Object.entries(objectOf(parts.specific) ?? {});
		return [
			...namedIn(parts, ['generic']),
			...specific.flatMap(([adapter, fields]) => namedIn(fields, []).map((field) => ({ ...field, adapter }))),
		];
	}
	throw new ResponseError('the answer has no list of fields');
}
