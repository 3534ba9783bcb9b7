import { objectOf } from '../pages/shape';
import type { Json } from './document';
import type { Named, Parameter, Style } from './operation';
import type { References } from './references';
import { flatten, shapeOf, shapeOfFlat } from './schema';

/** More than this is no form. */
const MOST_PARAMETERS = 500;

/**
 * Headers that belong to the connection, to the body or to the credential. A document may name them, but what is
 * sent in them is not the form's business.
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

/** Whether a form may fill this header. */
export function isOwnHeader(name: string): boolean {
	return OWN_HEADERS.test(name) || !HEADER_NAME.test(name);
}

/** Parameters that could be read, or the reason why the operation cannot be used without the others. */
export type ReadParameters = { parameters: Parameter[]; refusal?: string };

/**
 * Reads the parameters of a path and of an operation; those of the operation count.
 * @param given in the form of OpenAPI 3
 */
export function parametersOf(given: unknown[], path: string, refs: References): ReadParameters {
	if (given.length > MOST_PARAMETERS)
		return { parameters: [], refusal: `it has more than ${MOST_PARAMETERS} parameters` };
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

/** A name in the path that nothing describes is still to be filled in. */
function unnamed(name: string): Parameter {
	return { in: 'path', name, required: true, shape: { type: 'string' }, style: 'simple', explode: false };
}

function oneOrMore(given: Json, refs: References): Parameter[] | string {
	const place = given.in;
	const name = typeof given.name === 'string' ? given.name : '';
	if (place === 'cookie') return given.required === true ? 'it needs a cookie' : [];
	if (place === 'header' && isOwnHeader(name)) return [];
	if ((place !== 'path' && place !== 'query' && place !== 'header') || name === '') {
		return 'one of its parameters has no name or place';
	}
	const required = place === 'path' || given.required === true;
	const content = Object.values(objectOf(given.content) ?? {});
	const schema = content.length > 0 ? objectOf(content[0])?.schema : given.schema;
	const style = content.length > 0 ? 'json' : styleOf(given.style, place);
	const explode = typeof given.explode === 'boolean' ? given.explode : style === 'form' || style === 'deepObject';
	const inQuery = place === 'query' && style === 'form' && explode ? propertiesOf(schema, required, refs) : undefined;
	if (inQuery) return inQuery;
	return [{ in: place, name, required, shape: shapeOf(schema ?? true, refs), style, explode }];
}

/** An object in the query is, on the wire, one parameter for each of its properties; so it is in the form. */
function propertiesOf(schema: unknown, required: boolean, refs: References): Parameter[] | undefined {
	const flat = flatten(schema ?? true, refs);
	if (flat.properties.size === 0 || flat.properties.size > MOST_PARAMETERS || flat.isOpen) return undefined;
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

function styleOf(given: unknown, place: Parameter['in']): Style {
	return STYLES[place].find((style) => style === given) ?? STYLES[place][0];
}

/** The same parameter as it stands in an OpenAPI 3 document; what `parametersOf` reads gives it again. */
export function parameterJson({ in: place, ...named }: Parameter): Json {
	const { name, required, style, explode } = named;
	const schema = schemaJson(named);
	const rest = style === 'json' ? { content: { 'application/json': { schema } } } : { style, schema };
	return { in: place, name, required, explode, ...rest };
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
