import type { Value } from './coerce';
import type { Named } from './operation';

/** How a named value is serialized, without the value's shape. */
type StyledName = Pick<Named, 'name' | 'style' | 'explode'>;

const SEPARATORS: Partial<Record<Named['style'], string>> = {
	spaceDelimited: ' ',
	pipeDelimited: '|',
	tabDelimited: '\t',
};

/** Names and texts of a value in a query or form (OpenAPI 3, "Style Values"). A name may come several times. */
export function pairsOf({ name, style, explode }: StyledName, value: Value): Array<[string, string]> {
	if (style === 'json') return [[name, JSON.stringify(value)]];
	if (Array.isArray(value)) {
		if (style === 'deepObject') return value.map((one, index) => [`${name}[${index}]`, plain(one)]);
		if (explode) return value.map((one) => [name, plain(one)]);
		return [[name, value.map(plain).join(SEPARATORS[style] ?? ',')]];
	}
	if (typeof value !== 'object' || value === null) return [[name, plain(value)]];
	const entries = Object.entries(value);
	if (style === 'deepObject') return entries.flatMap(([key, one]) => deep(`${name}[${key}]`, one));
	if (explode) return entries.map(([key, one]) => [key, plain(one)]);
	return [[name, entries.flatMap(([key, one]) => [key, plain(one)]).join(SEPARATORS[style] ?? ',')]];
}

/** A value as one text for a path or a header; `encode` is applied to each part of it. */
export function textOfValue(
	{ name, style, explode }: StyledName,
	value: Value,
	encode: (text: string) => string,
): string {
	const parts = (joint: string) => partsOf(value, joint, encode);
	if (style === 'json') return encode(JSON.stringify(value));
	if (style === 'label') return `.${parts(explode ? '=' : ',').join(explode ? '.' : ',')}`;
	if (style !== 'matrix') return parts(explode ? '=' : ',').join(',');
	const isObject = typeof value === 'object' && !Array.isArray(value);
	if (!explode) return `;${name}=${parts(',').join(',')}`;
	return parts('=')
		.map((part) => (isObject ? `;${part}` : `;${name}=${part}`))
		.join('');
}

/** Elements of a list, or names and values of an object, each pair joined. */
function partsOf(value: Value, joint: string, encode: (text: string) => string): string[] {
	if (Array.isArray(value)) return value.map((one) => encode(plain(one)));
	if (typeof value !== 'object' || value === null) return [encode(plain(value))];
	return Object.entries(value).map(([key, one]) => `${encode(key)}${joint}${encode(plain(one))}`);
}

/** Deeper levels, which the standard does not describe: usually more brackets. */
function deep(name: string, value: Value): Array<[string, string]> {
	if (typeof value !== 'object' || value === null) return [[name, plain(value)]];
	return Object.entries(value).flatMap(([key, one]) => deep(`${name}[${key}]`, one));
}

function plain(value: Value): string {
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
