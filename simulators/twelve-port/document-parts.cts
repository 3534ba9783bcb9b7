/** Any part of an OpenAPI document. */
export type Part = Record<string, unknown>;

/** One operation: what makes it findable, then what it takes. */
export interface Operation {
	id?: string;
	tag: string;
	summary?: string;
	parameters?: Part[];
	body?: Part;
	/** Schema of the answer; left out: nothing is described. */
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

/** A parameter; what is in the path is required. */
export const parameter = (
	place: 'path' | 'query' | 'header' | 'cookie',
	name: string,
	schema: Part,
	more: Part = {},
) => ({
	name,
	in: place,
	...(place === 'path' ? { required: true } : {}),
	...more,
	schema,
});

/** A request body of one media type. */
export const bodyOf = (schema: Part, media = 'application/json', required = true): Part => ({
	required,
	content: { [media]: { schema } },
});

/** Lays an operation out as OpenAPI 3.0 has it. Answers are described as any media type, as springdoc does. */
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
