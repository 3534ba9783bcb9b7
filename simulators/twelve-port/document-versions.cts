import type { Part } from './document-parts.cts';

/** Turns our OpenAPI 3.0 into 3.1: only nullable values are different. */
export function asOpenApi31(document: Part): Part {
	const rewritten = everyPart(document, ({ nullable, type, ...rest }) =>
		nullable ? { type: [type, 'null'], ...rest } : type === undefined ? rest : { type, ...rest },
	);
	return { ...rewritten, openapi: '3.1.0' };
}

/** Turns our OpenAPI 3.0 into Swagger 2.0, without what does not exist in 2.0. */
export function asSwagger2({ info, servers, paths, components }: Part): Part {
	const { schemas = {}, parameters = {} } = components as Record<string, Part>;
	const items = Object.entries(paths as Record<string, Part>).map(([path, item]) => [path, pathItem(item)]);
	const document = {
		swagger: '2.0',
		info,
		...serverOf(servers),
		securityDefinitions: { token: { type: 'apiKey', name: 'Authorization', in: 'header' } },
		security: [{ token: [] }],
		paths: Object.fromEntries(items) as Part,
		parameters: mapped(parameters, oldParameter),
		definitions: schemas,
	};
	return everyPart(document, oldSchema);
}

function serverOf(servers: unknown): Part {
	const [server] = (servers ?? []) as Array<{ url: string; variables?: Record<string, { default: string }> }>;
	if (!server) return {};
	const address = server.url.replace(/\{(\w+)\}/g, (_, name: string) => server.variables?.[name].default ?? '');
	if (address.startsWith('/')) return { basePath: address };
	const { host, protocol, pathname } = new URL(address);
	return { host, basePath: pathname, schemes: [protocol.replace(':', '')] };
}

const METHODS = ['get', 'put', 'post', 'delete'];

function pathItem(item: Part): Part {
	return mapped(item, (part, name) => (METHODS.includes(name) ? oldOperation(part as Part) : part));
}

function oldOperation({ parameters = [], requestBody, responses, ...rest }: Part): Part {
	const body = requestBody ? bodyParameters(requestBody as Part) : { parameters: [] };
	const kept = (parameters as Part[]).filter((one) => one.in !== 'cookie').map(oldParameter);
	return {
		...rest,
		...(body.consumes ? { consumes: body.consumes } : {}),
		parameters: [...kept, ...body.parameters],
		responses: mapped(responses as Part, (answer) => {
			const { description, content } = answer as { description: string; content?: Record<string, { schema: Part }> };
			return { description, ...(content ? { schema: content['*/*'].schema } : {}) };
		}),
	};
}

function bodyParameters({ required, content }: Part): { consumes?: string[]; parameters: Part[] } {
	const [[media, { schema }]] = Object.entries(content as Record<string, { schema: Part }>);
	if (media !== 'multipart/form-data') {
		return { consumes: [media], parameters: [{ name: 'body', in: 'body', required, schema }] };
	}
	const { properties, required: needed = [] } = schema as { properties: Record<string, Part>; required?: string[] };
	const fields = Object.entries(properties).map(([name, { format, ...property }]) => ({
		name,
		in: 'formData',
		required: needed.includes(name),
		...(format === 'binary' ? { type: 'file' } : property),
	}));
	return { consumes: [media], parameters: fields };
}

// `type` and similar keys are next to the name, and objects do not exist.
function oldParameter(part: unknown): Part {
	const { schema, style, explode, ...rest } = part as Part;
	if (!schema) return rest;
	const { type, items, ...facets } = schema as Part;
	const isObject = type === 'object';
	return {
		...rest,
		type: isObject ? 'string' : type,
		...(items
			? { items: { type: 'string' }, collectionFormat: collectionFormat(String(rest.in), style, explode) }
			: {}),
		...(isObject ? {} : facets),
	};
}

function collectionFormat(location: string, style: unknown, explode: unknown): string {
	if (style === 'spaceDelimited') return 'ssv';
	if (style === 'pipeDelimited') return 'pipes';
	return location === 'query' && explode !== false ? 'multi' : 'csv';
}

function oldSchema({ nullable, oneOf, $ref, ...rest }: Part): Part {
	if (typeof $ref === 'string')
		return { $ref: $ref.replace('/components/schemas/', '/definitions/').replace('/components/', '/') };
	if (oneOf) return {};
	return nullable ? { ...rest, 'x-nullable': true } : rest;
}

function mapped(parts: Part, change: (part: unknown, name: string) => unknown): Part {
	return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(part, name)]));
}

/** Changes all objects of a document, innermost first. */
function everyPart(part: Part, change: (part: Part) => Part): Part {
	const rewrite = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(rewrite);
		return typeof value === 'object' && value !== null ? everyPart(value as Part, change) : value;
	};
	return change(mapped(part, rewrite));
}
