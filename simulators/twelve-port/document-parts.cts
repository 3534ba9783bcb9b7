/** Any part of an OpenAPI document. */
export type Part = Record<string, unknown>;

/** One operation: first what describes it, then its input. */
export interface Operation {
	id?: string;
	tag: string;
	summary?: string;
	parameters?: Part[];
	body?: Part;
	/** The schema of the answer. Default: no description. */
	answer?: Part;
	more?: Part;
}

/** A reference into the document. */
export const ref = (name: string, kind = 'schemas'): Part => ({ $ref: `#/components/${kind}/${name}` });
export const text = (more: Part = {}): Part => ({ type: 'string', ...more });
export const uuid = (): Part => text({ format: 'uuid' });
export const arrayOf = (items: Part): Part => ({ type: 'array', items });
export const object = (properties: Record<string, Part>, required: string[] = []): Part => ({
	type: 'object',
	...(required.length > 0 ? { required } : {}),
	properties,
});

/** A parameter. One in the path is required. */
export const parameter = (
	location: 'path' | 'query' | 'header' | 'cookie',
	name: string,
	schema: Part,
	more: Part = {},
) => ({
	name,
	in: location,
	...(location === 'path' ? { required: true } : {}),
	...more,
	schema,
});

/** A request body of one media type. */
export const bodyOf = (schema: Part, media = 'application/json', required = true): Part => ({
	required,
	content: { [media]: { schema } },
});

/** An operation as in OpenAPI 3.0. Answers have the media type "any", as springdoc writes them. */
export function operation({ id, tag, summary, parameters, body, answer, more }: Operation): Part {
	return {
		tags: [tag],
		...(summary ? { summary } : {}),
		...(id ? { operationId: id } : {}),
		...(parameters ? { parameters } : {}),
		...(body ? { requestBody: body } : {}),
		responses: { 200: { description: 'OK', ...(answer ? { content: { '*/*': { schema: answer } } } : {}) } },
		...more,
	};
}
