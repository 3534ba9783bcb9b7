import { objectOf } from '../json';
import type { Json } from './document';
import type { Shape, Type } from './operation';
import type { References } from './references';

/** Levels of nested `allOf`; real documents have three or four. */
const MAX_DEPTH = 16;
/** Nobody can choose from more. */
const MAX_OPTIONS = 500;

const KEYWORDS = [
	'type',
	'format',
	'enum',
	'const',
	'default',
	'minimum',
	'maximum',
	'items',
	'additionalProperties',
	'readOnly',
	'contentMediaType',
];
const TYPES: readonly string[] = ['string', 'number', 'integer', 'boolean', 'array', 'object'] satisfies Type[];

/** A schema with its `allOf` merged and its references followed, one level deep. */
export interface Flat {
	/** Keywords other than those below; where several schemas have one, the first counts. */
	keywords: Json;
	/** Schemas by name, as in the document. */
	properties: Map<string, unknown>;
	required: Set<string>;
	/** Whether several types are possible, or parts of it could not be read. */
	isOpen: boolean;
}

/** Reads a schema. Parts that cannot be read leave it open; nothing here can fail. */
export function flatten(schema: unknown, refs: References): Flat {
	const flat: Flat = { keywords: {}, properties: new Map(), required: new Set(), isOpen: false };
	merge(schema, refs, flat, []);
	return flat;
}

function merge(given: unknown, refs: References, flat: Flat, within: Json[]): void {
	const schema = refs.isSpent || within.length > MAX_DEPTH ? '' : refs.follow(given);
	if (typeof schema === 'string') {
		// In 3.1 `true` is also a schema: it allows anything.
		flat.isOpen = true;
		return;
	}
	// A schema that contains itself adds nothing.
	if (within.includes(schema)) return;
	for (const name of KEYWORDS) flat.keywords[name] ??= schema[name];
	const entries = Object.entries(objectOf(schema.properties) ?? {});
	refs.spend(entries.length);
	for (const [name, property] of entries) if (!flat.properties.has(name)) flat.properties.set(name, property);
	for (const name of listOf(schema.required)) flat.required.add(String(name));
	const variants = [...listOf(schema.oneOf), ...listOf(schema.anyOf)].filter((variant) => !isBeside(variant));
	const parts = variants.length === 1 ? [...listOf(schema.allOf), ...variants] : listOf(schema.allOf);
	for (const part of parts) merge(part, refs, flat, [...within, schema]);
	if (variants.length > 1) widen(variants, refs, flat);
}

/** Several variants of one simple type have that type; with other variants the type stays open. */
function widen(variants: unknown[], refs: References, flat: Flat): void {
	const types = new Set(variants.slice(0, MAX_OPTIONS).map((variant) => ownType(refs.follow(variant))));
	const [type] = types;
	const isSimple = types.size === 1 && type !== 'any' && type !== 'object' && type !== 'array';
	if (isSimple) flat.keywords.type ??= type;
	else flat.isOpen = true;
}

/** `null`, and variants that only say which fields belong together, do not change the type of a value. */
function isBeside(variant: unknown): boolean {
	const { type, ...rest } = objectOf(variant) ?? { type: undefined, unreadable: true };
	const names = Object.keys(rest);
	return type === 'null' || (names.length > 0 && names.every((name) => name === 'required' || name === 'not'));
}

/** What a form knows about a value. */
export function shapeOf(schema: unknown, refs: References): Shape {
	return shapeOfFlat(flatten(schema, refs), refs);
}

/** The same for a schema that was read before. */
export function shapeOfFlat({ keywords, properties, isOpen }: Flat, refs: References): Shape {
	const own = ownType({ ...keywords, ...(properties.size > 0 ? { properties: {} } : {}) });
	const type = isOpen && own !== 'array' && own !== 'object' ? 'any' : own;
	const { format, items, minimum, maximum } = keywords;
	const options = optionsOf(keywords);
	const shape: Shape = { type };
	if (typeof format === 'string') shape.format = format.slice(0, 40);
	if (options && !isOpen && !['boolean', 'array', 'object'].includes(type)) shape.options = options;
	if (isScalar(keywords.default)) shape.fallback = keywords.default;
	if (typeof minimum === 'number') shape.least = minimum;
	if (typeof maximum === 'number') shape.most = maximum;
	return type === 'array' ? { ...shape, ...elementsOf(items, refs) } : shape;
}

function elementsOf(items: unknown, refs: References): Pick<Shape, 'elements' | 'choices'> {
	const { keywords, properties, isOpen } = flatten(items ?? true, refs);
	if (isOpen) return { elements: 'any' };
	const choices = optionsOf(keywords);
	const elements = ownType({ ...keywords, ...(properties.size > 0 ? { properties: {} } : {}) });
	return choices ? { elements, choices } : { elements };
}

function optionsOf(keywords: Json): Shape['options'] {
	const all = keywords.const === undefined ? listOf(keywords.enum) : [keywords.const];
	// In a form an empty text means that nothing was chosen.
	const options = all.filter((value) => value !== null && value !== '');
	return options.length > 0 && options.length <= MAX_OPTIONS && options.every(isScalar) ? options : undefined;
}

/** The type in the schema, without `null`; or the type that follows from the other keywords. */
function ownType(schema: Json | string): Type {
	if (typeof schema === 'string') return 'any';
	const given = Array.isArray(schema.type) ? (schema.type as unknown[]) : [schema.type];
	const types = given.filter((type) => TYPES.includes(String(type)));
	if (types.length === 1) return types[0] as Type;
	const kinds = new Set((optionsOf(schema) ?? []).map((value) => typeof value));
	if (kinds.size === 1) return [...kinds][0] as Type;
	if (types.length > 0) return 'any';
	if (schema.properties !== undefined || schema.additionalProperties !== undefined) return 'object';
	return schema.items === undefined ? 'any' : 'array';
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

function isScalar(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}
