import { objectOf } from '../json';
import type { Json } from './document';
import type { Parameter, Reason, Style } from './operation';
import type { References } from './references';
import { isForm, readSchema } from './schema';

/** More cannot be shown in a form. */
export const MAX_PARAMETERS = 500;
/** Characters of a name. */
const LONGEST_NAME = 1_000;

/**
 * Headers that belong to the connection, to the body or to the credential. A document may name them, but a form must
 * not fill them.
 */
const OWN_HEADERS =
	/^(authorization|cookie\d?|set-cookie|host|content-.*|accept|transfer-encoding|te|trailer|connection|keep-alive|upgrade|expect|via|origin|referer|forwarded|proxy-.*|sec-.*|x-forwarded-.*|x-original-.*|x-rewrite-.*|x-http-method.*|(x-)?(api|auth|access)[-_]?(key|token|secret))$/i;
/** RFC 9110, "Tokens". */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

/** By location; the first one is the usual one. */
const STYLES: Record<Parameter['in'], readonly Style[]> = {
	path: ['simple', 'label', 'matrix'],
	query: ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'],
	header: ['simple'],
};

/** Whether a form must not fill this header. */
export function isOwnHeader(name: string): boolean {
	return OWN_HEADERS.test(name) || !HEADER_NAME.test(name);
}

/**
 * Reads the parameters of a path and of an operation; those of the operation count.
 * @param given in the form of OpenAPI 3
 * @returns or the reason why the operation cannot be used because of one of them
 */
export function parametersOf(given: unknown[], path: string, refs: References): Parameter[] | Reason {
	const known = new Map<string, Parameter>();
	for (const one of given) {
		const parameter = refs.follow(one);
		const read =
			typeof parameter === 'string' ? parameter : refs.once('parameter', parameter, () => oneOrMore(parameter, refs));
		if (typeof read === 'string') return read;
		for (const each of read) known.set(`${each.in} ${each.name}`, each);
	}
	const inPath = namesIn(path).map((name) => known.get(`path ${name}`) ?? pathParameter(name));
	return [...inPath, ...[...known.values()].filter((parameter) => parameter.in !== 'path')];
}

/** The names in a path template, each once. */
export function namesIn(path: string): string[] {
	return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name))];
}

/** A name in the path must be filled in, even where the document does not describe it. */
export function pathParameter(name: string): Parameter {
	return { in: 'path', name, required: true, shape: { type: 'string' }, style: 'simple', explode: false };
}

/** An object in the query is sent as one parameter for each of its properties, so the form has one field for each. */
function oneOrMore(given: Json, refs: References): Parameter[] | Reason {
	const location = given.in;
	const name = typeof given.name === 'string' ? given.name : '';
	if (location === 'cookie') return given.required === true ? 'it needs a cookie' : [];
	if (location === 'header' && isOwnHeader(name)) return [];
	if ((location !== 'path' && location !== 'query' && location !== 'header') || name === '') {
		return 'one of its parameters has no name or location';
	}
	if (name.length > LONGEST_NAME) return `one of its parameters has a name of more than ${LONGEST_NAME} characters`;
	const [media] = Object.values(objectOf(given.content) ?? {});
	const schema = readSchema(media === undefined ? given.schema : objectOf(media)?.schema, refs);
	const style = media === undefined ? styleOf(given.style, location) : 'json';
	const explode = typeof given.explode === 'boolean' ? given.explode : style === 'form' || style === 'deepObject';
	const required = location === 'path' || given.required === true;
	const isDivided = style === 'form' && explode && schema.properties.size > 0 && isForm(schema, MAX_PARAMETERS);
	refs.spend(isDivided ? schema.properties.size : 1);
	if (!isDivided) return [{ in: location, name, required, shape: schema.shape, style, explode }];
	return [...schema.properties].map(([part, property]) => ({
		in: location,
		name: part,
		required: required && schema.required.has(part),
		shape: readSchema(property, refs).shape,
		style,
		explode,
	}));
}

function styleOf(given: unknown, location: Parameter['in']): Style {
	return STYLES[location].find((style) => style === given) ?? STYLES[location][0];
}
