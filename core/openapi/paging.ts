import { PARAMETERS, plain, type Kind } from '../pages/automatic/names';
import { listOf, type Json } from './document';
import type { PagingField, Shape } from './operation';
import type { References } from './references';
import { objectOf } from '../json';
import { readSchema, type Schema } from './schema';

/** Kinds of paging parameters. */
const KINDS = Object.keys(PARAMETERS) as Kind[];
/** Objects that hold the paging parameters of a body are at most so deep in it. */
const MAX_LEVELS = 3;
/** Objects in a body that are looked into, and properties of one of them. */
const MAX_OBJECTS = 50;
const MAX_PROPERTIES = 300;
/** What a schema of an object has, where it does not name its type. */
const OF_OBJECTS = ['$ref', 'properties', 'allOf', 'oneOf', 'anyOf'];
/** Paging parameters of one body. */
const MAX_FIELDS = 10;
/** Where the saved text of an operation has them. */
export const SAVED_PAGING = 'x-paging';

/** The objects of a body from the outside to the inside, each with the names that lead to it. */
type Level = Array<{ holder: string[]; properties: Map<string, unknown> }>;

/**
 * The paging parameters of a body: those of the outermost object that has one for the position of a page and one for
 * its size, otherwise those of the outermost one that has one for the position.
 */
export function pagingFields(properties: Map<string, unknown>, refs: References): PagingField[] {
	let level: Level = [{ holder: [], properties }];
	let second: PagingField[] = [];
	for (let depth = 0; depth < MAX_LEVELS; depth++) {
		const inside: Level = [];
		for (const { holder, properties: own } of level.slice(0, MAX_OBJECTS)) {
			if (refs.spent !== undefined) return second;
			const fields: PagingField[] = [];
			for (const [name, property] of [...own].slice(0, MAX_PROPERTIES)) {
				const isNamed = kindOf(name) !== undefined;
				const schema = isNamed || couldHold(property) ? readSchema(property, refs) : undefined;
				if (!schema) continue;
				if (schema.properties.size > 0) inside.push({ holder: [...holder, name], properties: schema.properties });
				else if (isPagingField(name, schema.shape)) fields.push(fieldOf(holder, name, schema));
			}
			const kinds = new Set(fields.map(({ name }) => kindOf(name)));
			const isPaged = kinds.has('number') || kinds.has('offset') || kinds.has('cursor');
			if (isPaged && kinds.has('size')) return fields.slice(0, MAX_FIELDS);
			if (isPaged && second.length === 0) second = fields.slice(0, MAX_FIELDS);
		}
		level = inside;
	}
	return second;
}

/** The same as an operation was saved with. */
export function savedPaging(media: Json): PagingField[] | undefined {
	if (!Array.isArray(media[SAVED_PAGING])) return undefined;
	return listOf(media[SAVED_PAGING])
		.slice(0, MAX_FIELDS)
		.flatMap((field) => {
			const { holder, name, maximum } = objectOf(field) ?? {};
			const names = listOf(holder).slice(0, MAX_LEVELS);
			if (typeof name !== 'string' || !names.every((one): one is string => typeof one === 'string')) return [];
			return [{ holder: names, name, ...(typeof maximum === 'number' && { maximum }) }];
		});
}

/** What a name means as a paging parameter. */
export function kindOf(name: string): Kind | undefined {
	return KINDS.find((kind) => PARAMETERS[kind].test(plain(name)));
}

/** Whether a value with this name pages a list: a time or a switch may have such a name, too. */
export function isPagingField(name: string, { type, format = '' }: Shape): boolean {
	const kind = kindOf(name);
	if (kind === undefined) return false;
	if (type === undefined || type === 'integer' || type === 'number') return true;
	return type === 'string' && (kind === 'cursor' || !format.startsWith('date'));
}

function fieldOf(holder: string[], name: string, { shape: { maximum } }: Schema): PagingField {
	return { holder, name, ...(maximum !== undefined && { maximum }) };
}

/** Whether a schema may be that of an object; simple ones are not read for nothing. */
function couldHold(property: unknown): boolean {
	const schema = objectOf(property) ?? {};
	return schema.type === 'object' || OF_OBJECTS.some((keyword) => schema[keyword] !== undefined);
}
