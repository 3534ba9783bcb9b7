import { objectOf } from '../json';
import type { Json } from './document';
import type { Answers } from './operation';
import type { References } from './references';
import { flatten, shapeOfFlat } from './schema';

/** What the operation answers on success, as the document says. */
export function answersOf(responses: Json, refs: References): Answers {
	const [status] = Object.keys(responses)
		.filter((each) => /^2(\d\d|xx)$/i.test(each))
		.sort();
	const response = refs.follow(responses[status ?? 'default']);
	if (typeof response === 'string') return 'unknown';
	const content = Object.entries(objectOf(response.content) ?? {});
	if (content.length === 0) return status === undefined ? 'unknown' : 'nothing';
	const json = content.find(([type]) => /json|^\*\/\*/i.test(type));
	return json ? shaped(objectOf(json[1])?.schema, refs) : 'file';
}

/** A list, or an object with a list in it, at most two levels deep: lists are wrapped like this, and rarely anything else. */
function shaped(schema: unknown, refs: References, levels = 2): Answers {
	const flat = flatten(schema ?? true, refs);
	const { type } = shapeOfFlat(flat, refs);
	if (type === 'array') return 'list';
	if (type !== 'object') return 'unknown';
	const lists = [...flat.properties].filter(([name]) =>
		/^(_embedded|items|results?|data|content|rows|records|values?|entries|list)$/i.test(name),
	);
	const hasList = levels > 0 && lists.some(([, property]) => shaped(property, refs, levels - 1) === 'list');
	return hasList ? 'list' : 'record';
}
