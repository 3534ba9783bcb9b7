import type { Facets, Selected, Selection } from '../kernel/record-set.cts';
import { AqlError, type Predicate, type Query } from './aql-parse.cts';
import type { Entity, Join } from './entities.cts';
import { msOf } from './times.cts';

/** The data that a query runs on. */
export interface Searchable {
	entities: Record<string, Entity>;
	/** Milliseconds since 1970: the end of every look-back. */
	now: number;
	/** Grows with every change of any record. */
	version: number;
}

/** The records that a query finds, and their kind. */
export interface Found {
	entity: Entity;
	selected: Selected<Facets>;
}

const UNITS_MS: Record<string, number> = {
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
	day: 24 * 3_600_000,
	week: 7 * 24 * 3_600_000,
	month: 30 * 24 * 3_600_000,
};

const LOOK_BACK = /^(\d+) (second|minute|hour|day|week|month)s?$/i;
/** Whole seconds and no time zone [CODE: XSIAM]; anything else is refused [INVENTED]. */
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/;

/** Runs a query. Without `sortBy` the newest come first. @throws AqlError */
export function runQuery({ entity: name, predicates }: Query, searchable: Searchable, sortBy?: string): Found {
	const entity = searchable.entities[name ?? ''];
	if (!entity || !Object.hasOwn(searchable.entities, name ?? ''))
		throw new AqlError(`Unknown entity: ${name ?? 'none'}`);
	const wholeSecond = Math.floor(searchable.now / 1000) * 1000;
	const { from, to } = spanOf(predicates, wholeSecond);
	const tests = predicates
		.filter(({ field }) => !isSpan(field))
		.map((predicate) => testOf(entity, predicate, { ...searchable, now: wholeSecond }));
	const isByTime = sortBy === undefined || sortBy === entity.timeField;
	const selection: Selection = {
		from,
		to,
		matches: tests.length > 0 ? (facets) => tests.every((test) => test(facets)) : undefined,
		sortBy: isByTime ? undefined : sortBy,
		isDescending: sortBy === undefined,
		// The result of look-backs and nested queries changes with time and with other records.
		key: JSON.stringify([predicates, from, to, sortBy, needsNow(predicates) && wholeSecond, searchable.version]),
	};
	return { entity, selected: entity.records.select(selection) };
}

function isSpan(field: string): boolean {
	return field === 'after' || field === 'before' || field === 'timeFrame';
}

// `after` includes its second, `before` does not [INVENTED: which end is included].
function spanOf(predicates: Predicate[], now: number): { from?: number; to?: number } {
	const froms: number[] = [];
	const tos: number[] = [];
	for (const { field, values, isNegated } of predicates.filter(({ field }) => isSpan(field))) {
		if (isNegated || values.length !== 1) throw new AqlError(`${field} takes one value`);
		if (field === 'timeFrame') froms.push(now - lookBackOf(field, values[0]));
		else if (field === 'after') froms.push(momentOf(field, values[0]));
		else tos.push(momentOf(field, values[0]) - 1);
	}
	return {
		from: froms.length > 0 ? Math.max(...froms) : undefined,
		to: tos.length > 0 ? Math.min(...tos) : undefined,
	};
}

function momentOf(field: string, text: string): number {
	if (!MOMENT.test(text)) throw new AqlError(`${field} takes a time such as 2026-01-02T03:04:05`);
	return msOf(text.includes('T') ? text : `${text}T00:00:00`);
}

function lookBackOf(field: string, text: string): number {
	const match = LOOK_BACK.exec(text);
	if (!match) throw new AqlError(`${field} takes a period such as "3600 Seconds"`);
	return Number(match[1]) * UNITS_MS[match[2].toLowerCase()];
}

type Test = (facets: Facets) => boolean;

function testOf(entity: Entity, predicate: Predicate, searchable: Searchable): Test {
	const test = plainTestOf(entity, predicate, searchable);
	return predicate.isNegated ? (facets) => !test(facets) : test;
}

function plainTestOf(entity: Entity, { field, values, nested }: Predicate, searchable: Searchable): Test {
	if (nested) {
		if (!Object.hasOwn(entity.nested, field)) throw new AqlError(`Unknown nested query: ${field}`);
		return joined(entity.nested[field], nested, searchable);
	}
	if (entity.timeFields.includes(field) || field === entity.timeField) {
		const from = searchable.now - lookBackOf(field, values.join());
		return (facets) => facets[field] !== null && msOf(facets[field]) >= from;
	}
	const read = readerOf(entity, field);
	const wanted = new Set(values.map((value) => value.toLowerCase()));
	return (facets) => textsIn(read(facets)).some((text) => wanted.has(text));
}

function joined({ entity, inner, outer }: Join, predicates: Predicate[], searchable: Searchable): Test {
	const { selected } = runQuery({ entity, predicates }, searchable);
	const keys = new Set<unknown>();
	for (let index = 0; index < selected.length; index++) for (const key of inner(selected.at(index))) keys.add(key);
	return (facets) => outer(facets).some((key) => keys.has(key));
}

/** Reads a field by its AQL name. @throws AqlError for an unknown field */
function readerOf({ names, records }: Entity, field: string): (facets: Facets) => unknown {
	if (Object.hasOwn(names, field)) {
		const reader = names[field];
		if (reader) return reader;
	} else if (fieldsOf(records).includes(field)) return (facets) => facets[field];
	throw new AqlError(`Unknown field: ${field}`);
}

/** The fields that records of a kind have. Without a record there is nothing to compare, so any name is accepted. */
export function fieldsOf(records: Entity['records']): string[] {
	const all = records.select({ isDescending: false, key: '' });
	return all.length > 0 ? Object.keys(all.at(0)) : [];
}

function textsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return value === null || value === undefined ? [] : [String(value).toLowerCase()];
}

function needsNow(predicates: Predicate[]): boolean {
	return predicates.some(
		({ values, nested }) => (nested ? needsNow(nested) : false) || values.some((value) => LOOK_BACK.test(value)),
	);
}
