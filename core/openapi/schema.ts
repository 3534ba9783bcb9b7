import { objectOf } from '../json';
import { listOf, type Json } from './document';
import type { Reason, Scalar, Shape, Type } from './operation';
import type { References } from './references';

/** Levels of nested `allOf`; real documents have three or four. */
const MAX_DEPTH = 16;
/** Nobody can choose from more. */
const MAX_OPTIONS = 500;
/** Types in one list; there are seven. */
const MAX_TYPES = 10;
/** Characters of an option or a default; longer ones cannot be shown. */
const MAX_CHARACTERS = 1_000;

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
];
const SIMPLE: readonly unknown[] = ['string', 'number', 'integer', 'boolean'] satisfies Type[];
const TYPES: readonly unknown[] = [...SIMPLE, 'array', 'object'];

/** A schema with its `allOf` merged and its references followed, one level deep. */
interface Merged {
	/** Where several schemas have one, the first counts. */
	keywords: Json;
	/** Schemas by name, as in the document. */
	properties: Map<string, unknown>;
	required: Set<string>;
	/** Whether several types are possible, or parts of it could not be read. */
	isOpen: boolean;
}

/** The same, and what a form knows about its value. */
export interface Schema extends Merged {
	shape: Shape;
}

/** Reads a schema, once. Parts that cannot be read leave it open; nothing here can fail. */
export function readSchema(given: unknown, refs: References): Schema {
	const schema = refs.follow(given);
	return typeof schema === 'string' ? shaped(given, refs) : refs.once('schema', schema, () => shaped(schema, refs));
}

function shaped(given: unknown, refs: References): Schema {
	const schema = merged(given, refs);
	const { keywords, isOpen } = schema;
	const { format, items, minimum, maximum } = keywords;
	const own = ownType(keywords);
	const type = isOpen && SIMPLE.includes(own) ? undefined : own;
	const options = optionsOf(keywords);
	const shape: Shape = type ? { type } : {};
	if (typeof format === 'string') shape.format = format.slice(0, 40);
	if (options && !isOpen && (!type || ['string', 'number', 'integer'].includes(type))) shape.enum = options;
	if (isShown(keywords.default)) shape.default = keywords.default;
	if (typeof minimum === 'number') shape.minimum = minimum;
	if (typeof maximum === 'number') shape.maximum = maximum;
	if (type === 'array') shape.items = elementsOf(merged(items, refs));
	return { ...schema, shape };
}

/** Whether a value can be entered as one field for each of its properties. @param most fields that a form can show */
export function isForm({ shape, properties, isOpen }: Schema, most: number): boolean {
	return shape.type === 'object' && !isOpen && properties.size <= most;
}

/** The properties that a value may have, also those that only some of its variants have. */
export function anyProperties(given: unknown, refs: References, levels = MAX_DEPTH): Map<string, unknown> {
	const found = new Map<string, unknown>();
	const schema = levels > 0 ? refs.follow(given) : '';
	if (typeof schema === 'string') return found;
	const own = objectOf(schema.properties) ?? {};
	const parts = [schema.allOf, schema.oneOf, schema.anyOf].map(listOf);
	if (!refs.spend(parts.reduce((count, list) => count + list.length, Object.keys(own).length))) return found;
	const inside = parts.flat().flatMap((part) => [...anyProperties(part, refs, levels - 1)]);
	for (const [name, property] of [...Object.entries(own), ...inside]) if (!found.has(name)) found.set(name, property);
	return found;
}

/** Whether a value is neither a list nor an object. */
export function isScalar(value: unknown): value is Scalar {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

function merged(given: unknown, refs: References): Merged {
	const schema: Merged = { keywords: {}, properties: new Map(), required: new Set(), isOpen: false };
	merge(given, refs, schema, []);
	return schema;
}

function merge(given: unknown, refs: References, into: Merged, within: Json[]): void {
	const schema = refs.spent !== undefined || within.length > MAX_DEPTH ? '' : refs.follow(given);
	if (typeof schema === 'string') {
		// In 3.1 `true` is also a schema: it allows anything.
		into.isOpen = true;
		return;
	}
	// A schema that contains itself adds nothing.
	if (within.includes(schema)) return;
	const properties = objectOf(schema.properties) ?? {};
	const lists = [schema.required, schema.allOf, schema.oneOf, schema.anyOf].map(listOf);
	const names = Object.keys(properties);
	// Counted before anything is looked at.
	if (!refs.spend(lists.reduce((parts, list) => parts + list.length, names.length))) {
		into.isOpen = true;
		return;
	}
	for (const name of KEYWORDS) into.keywords[name] ??= schema[name];
	if (names.length > 0) into.keywords.properties = properties;
	for (const name of names) if (!into.properties.has(name)) into.properties.set(name, properties[name]);
	const [required, allOf, ...either] = lists;
	for (const name of required) if (typeof name === 'string') into.required.add(name);
	const variants = either.flat().filter((variant) => !isBeside(variant));
	const parts = variants.length === 1 ? [...allOf, ...variants] : allOf;
	for (const part of parts) merge(part, refs, into, [...within, schema]);
	if (variants.length > 1) widen(variants, refs, into);
}

/** Several variants of one simple type have that type; with other variants the type stays open. */
function widen(variants: unknown[], refs: References, into: Merged): void {
	const types = new Set(variants.slice(0, MAX_OPTIONS).map((variant) => ownType(refs.follow(variant))));
	const [type] = types;
	if (types.size === 1 && SIMPLE.includes(type)) into.keywords.type ??= type;
	else into.isOpen = true;
}

/** `null`, and variants that only say which fields belong together, do not change the type of a value. */
function isBeside(variant: unknown): boolean {
	const { type, ...rest } = objectOf(variant) ?? { type: undefined, unreadable: true };
	const names = Object.keys(rest);
	return type === 'null' || (names.length > 0 && names.every((name) => name === 'required' || name === 'not'));
}

function elementsOf({ keywords, isOpen }: Merged): Shape['items'] {
	if (isOpen) return {};
	const [type, options] = [ownType(keywords), optionsOf(keywords)];
	return { ...(type && { type }), ...(options && { enum: options }) };
}

/** Whether a value can be shown in a form. */
function isShown(value: unknown): value is Scalar {
	return isScalar(value) && String(value).length <= MAX_CHARACTERS;
}

function optionsOf(keywords: Json): Shape['enum'] {
	const all = keywords.const === undefined ? listOf(keywords.enum) : [keywords.const];
	// Besides them there may be null and an empty text.
	if (all.length > MAX_OPTIONS + 2) return undefined;
	// In a form an empty text means that nothing was chosen.
	const options = all.filter((value) => value !== null && value !== '');
	return options.length > 0 && options.length <= MAX_OPTIONS && options.every(isShown) ? options : undefined;
}

/** The type in the schema, without `null`; or the type that follows from the other keywords. */
function ownType(schema: Json | Reason): Type | undefined {
	if (typeof schema === 'string') return undefined;
	const given = Array.isArray(schema.type) ? (schema.type as unknown[]) : [schema.type];
	const types = given.slice(0, MAX_TYPES).filter((type) => TYPES.includes(type));
	if (types.length === 1) return types[0] as Type;
	const kinds = new Set(optionsOf(schema)?.map((value) => typeof value));
	if (kinds.size === 1) return [...kinds][0] as Type;
	if (types.length > 0) return undefined;
	if (schema.properties !== undefined || schema.additionalProperties !== undefined) return 'object';
	return schema.items === undefined ? undefined : 'array';
}
