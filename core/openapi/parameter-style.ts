import { ExactNumber } from '../exact-number';
import { jsonText } from '../json-text';
import type { Value } from './coerce';
import type { Named } from './operation';

/** How a named value is serialized, without the value's shape. */
type StyledName = Pick<Named, 'name' | 'style' | 'explode'>;

/** Levels of brackets; each one repeats the names of all levels around it. */
const MAX_LEVELS = 20;

const SEPARATORS: Partial<Record<Named['style'], string>> = {
	spaceDelimited: ' ',
	pipeDelimited: '|',
	tabDelimited: '\t',
};

/** Names and texts of a value in a query or form (OpenAPI 3, "Style Values"). A name may come several times. */
export function pairsOf({ name, style, explode }: StyledName, value: Value): Array<[string, string]> {
	if (style === 'json') return [[name, jsonText(value)]];
	if (Array.isArray(value) && style === 'deepObject') {
		return value.map((one, index) => [`${name}[${index}]`, plain(one)]);
	}
	if (style === 'deepObject') return deep(name, value);
	const separator = SEPARATORS[style] ?? ',';
	if (!explode) return [[name, partsOf(value, separator, (text) => text).join(separator)]];
	if (Array.isArray(value)) return value.map((one) => [name, plain(one)]);
	return isHolder(value) ? Object.entries(value).map(([key, one]) => [key, plain(one)]) : [[name, plain(value)]];
}

/** A value as one text for a path or a header; `encode` is applied to each part of it. */
export function textOfValue(
	{ name, style, explode }: StyledName,
	value: Value,
	encode: (text: string) => string,
): string {
	const parts = (joint: string) => partsOf(value, joint, encode);
	if (style === 'json') return encode(jsonText(value));
	if (style === 'label') return `.${parts(explode ? '=' : ',').join(explode ? '.' : ',')}`;
	if (style !== 'matrix') return parts(explode ? '=' : ',').join(',');
	if (!explode) return `;${name}=${parts(',').join(',')}`;
	const isObject = isHolder(value) && !Array.isArray(value);
	const prefix = isObject ? ';' : `;${name}=`;
	return parts('=')
		.map((part) => prefix + part)
		.join('');
}

/** Elements of a list, or names and values of an object, each pair joined. */
function partsOf(value: Value, joint: string, encode: (text: string) => string): string[] {
	if (Array.isArray(value)) return value.map((one) => encode(plain(one)));
	if (!isHolder(value)) return [encode(plain(value))];
	return Object.entries(value).map(([key, one]) => `${encode(key)}${joint}${encode(plain(one))}`);
}

/** Deeper levels, which the standard does not describe: usually more brackets. What is deeper still is sent as JSON. */
function deep(name: string, value: Value, levels = MAX_LEVELS): Array<[string, string]> {
	if (!isHolder(value) || levels === 0) return [[name, plain(value)]];
	return Object.entries(value).flatMap(([key, one]) => deep(`${name}[${key}]`, one, levels - 1));
}

function plain(value: Value): string {
	return isHolder(value) ? jsonText(value) : String(value ?? '');
}

/** Whether a value has other values in it. */
export function isHolder(value: Value): value is Value[] | { [name: string]: Value } {
	return typeof value === 'object' && value !== null && !(value instanceof ExactNumber);
}
