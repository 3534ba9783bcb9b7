import { objectOf } from '../json';
import type { Json } from './document';
import type { Named, Parameter, Style } from './operation';
import type { References } from './references';
import { flatten, shapeOf, shapeOfFlat } from './schema';

/** More cannot be shown in a form. */
const MAX_PARAMETERS = 500;

/**
 * Headers that belong to the connection, to the body or to the credential. A document may name them, but a form must
 * not fill them.
 */
const OWN_HEADERS =
	/^(authorization|cookie\d?|set-cookie|host|content-.*|accept|transfer-encoding|te|trailer|connection|keep-alive|upgrade|expect|via|origin|referer|forwarded|proxy-.*|sec-.*|x-forwarded-.*|x-original-.*|x-rewrite-.*|x-http-method.*|(x-)?(api|auth|access)[-_]?(key|token|secret))$/i;
/** RFC 9110, "Tokens". */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

const STYLES: Record<string, readonly Style[]> = {
	path: ['simple', 'label', 'matrix'],
	query: ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'],
	header: ['simple'],
};

/** Whether a form must not fill this header. */
export function isOwnHeader(name: string): boolean {
	return OWN_HEADERS.test(name) || !HEADER_NAME.test(name);
}

/** The parameters, or the reason why the operation cannot be used because of one of them. */
export type ReadParameters = { parameters: Parameter[]; refusal?: string };

/**
 * Reads the parameters of a path and of an operation; those of the operation count.
 * @param given in the form of OpenAPI 3
 */
export function parametersOf(given: unknown[], path: string, refs: References): ReadParameters {
	if (given.length > MAX_PARAMETERS)
		return { parameters: [], refusal: `it has more than ${MAX_PARAMETERS} parameters` };
	const known = new Map<string, Parameter>();
	for (const one of given) {
		const parameter = refs.follow(one);
		if (typeof parameter === 'string') return { parameters: [], refusal: parameter };
		const read = oneOrMore(parameter, refs);
		if (typeof read === 'string') return { parameters: [], refusal: read };
		for (const each of read) known.set(`${each.in} ${each.name}`, each);
	}
	const inPath = namesIn(path).map((name) => known.get(`path ${name}`) ?? unnamed(name));
	const others = [...known.values()].filter((parameter) => parameter.in !== 'path');
	return { parameters: [...inPath, ...others] };
}

/** The names in a path template, each once. */
export function namesIn(path: string): string[] {
	return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name))];
}

/** A name in the path must be filled in, even where the document does not describe it. */
function unnamed(name: string): Parameter {
	return { in: 'path', name, required: true, shape: { type: 'string' }, style: 'simple', explode: false };
}

function oneOrMore(given: Json, refs: References): Parameter[] | string {
	const location = given.in;
	const name = typeof given.name === 'string' ? given.name : '';
	if (location === 'cookie') return given.required === true ? 'it needs a cookie' : [];
	if (location === 'header' && isOwnHeader(name)) return [];
	if ((location !== 'path' && location !== 'query' && location !== 'header') || name === '') {
		return 'one of its parameters has no name or location';
	}
	const required = location === 'path' || given.required === true;
	const content = Object.values(objectOf(given.content) ?? {});
	const schema = content.length > 0 ? objectOf(content[0])?.schema : given.schema;
	const style = content.length > 0 ? 'json' : styleOf(given.style, location);
	const explode = typeof given.explode === 'boolean' ? given.explode : style === 'form' || style === 'deepObject';
	const inQuery =
		location === 'query' && style === 'form' && explode ? propertiesOf(schema, required, refs) : undefined;
	if (inQuery) return inQuery;
	return [{ in: location, name, required, shape: shapeOf(schema ?? true, refs), style, explode }];
}

/** An object in the query is sent as one parameter for each of its properties, so the form has one field for each. */
function propertiesOf(schema: unknown, required: boolean, refs: References): Parameter[] | undefined {
	const flat = flatten(schema ?? true, refs);
	if (flat.properties.size === 0 || flat.properties.size > MAX_PARAMETERS || flat.isOpen) return undefined;
	if (shapeOfFlat(flat, refs).type !== 'object') return undefined;
	return [...flat.properties].map(([name, property]) => ({
		in: 'query',
		name,
		required: required && flat.required.has(name),
		shape: shapeOf(property, refs),
		style: 'form',
		explode: true,
	}));
}

function styleOf(given: unknown, location: Parameter['in']): Style {
	return STYLES[location].find((style) => style === given) ?? STYLES[location][0];
}

/** The same parameter as an OpenAPI 3 document has it; `parametersOf` reads it back. */
export function parameterJson({ in: location, ...named }: Parameter): Json {
	const { name, required, style, explode } = named;
	const schema = schemaJson(named);
	const rest = style === 'json' ? { content: { 'application/json': { schema } } } : { style, schema };
	return { in: location, name, required, explode, ...rest };
}

/** A shape as a schema. */
export function schemaJson({ shape }: Pick<Named, 'shape'>): Json {
	const { type, format, options, fallback, least, most, elements, choices } = shape;
	return Object.fromEntries(
		Object.entries({
			type: type === 'any' ? undefined : type,
			format,
			enum: options,
			default: fallback,
			minimum: least,
			maximum: most,
			items: elements && { ...(elements === 'any' ? {} : { type: elements }), ...(choices ? { enum: choices } : {}) },
		}).filter(([, value]) => value !== undefined),
	);
}
