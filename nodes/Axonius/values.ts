import { objectOf } from '../../core/json';
import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';

/** `Sat, 29 Nov 2025 12:08:36 GMT`, the form of all times in asset data. */
const RFC_1123 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A value with times in ISO 8601 and without empty parts, at any depth; `undefined` when nothing is left. @internal */
export function cleaned(value: unknown): unknown {
	if (typeof value === 'string') return RFC_1123.test(value) ? asIso(value) : value || undefined;
	if (typeof value !== 'object' || value === null) return value ?? undefined;
	if (Array.isArray(value)) {
		const parts = value.map(cleaned).filter((part) => part !== undefined);
		return parts.length > 0 ? parts : undefined;
	}
	// A loop, since this is done for every field of a million records.
	const left: Array<[string, unknown]> = [];
	for (const [key, part] of Object.entries(value)) {
		const clean = cleaned(part);
		if (clean !== undefined) left.push([key, clean]);
	}
	return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** A time that does not exist stays as it is. */
function asIso(text: string): string {
	const time = vendorTime(text);
	return time === undefined ? text : new Date(time).toISOString();
}

/** The same for a record, which may become empty. */
export function cleanedRow(row: Row): Row {
	return (cleaned(row) as Row | undefined) ?? {};
}

/** The full name of a field that the assets of all adapters have. */
export function dataField(name: string): string {
	return `specific_data.data.${name}`;
}

/**
 * A field by its dotted name. Lists have it flat. Otherwise the dots lead into the record; on the way through a list,
 * such as the records of single adapters in `specific_data`, all values are collected, each once. `undefined`
 * where there is none.
 */
export function fieldOf(row: Row, name: string): unknown {
	const whole = ownValue(row, name);
	if (whole !== undefined) return whole;
	const [first, ...others] = name.split('.');
	const outer = ownValue(row, first);
	if (outer === undefined) return undefined;
	const found = others
		.reduce<unknown[]>((values, part) => values.flatMap((value) => ownValue(objectOf(value), part)), [outer].flat())
		.filter((value) => value !== undefined && value !== null);
	const values = [...new Map(found.map((value) => [JSON.stringify(value), value])).values()];
	return values.length > 1 ? values : values[0];
}

/** No field is called `constructor` unless the record itself has it. */
function ownValue(record: Record<string, unknown> | undefined, name: string): unknown {
	return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * A record with these fields in this order, each from the first place that has a value; those without one are left out.
 * For an empty record all names, which are the columns of a file.
 */
export function picked(row: Row, places: Record<string, string[]>): Row {
	const isEmpty = Object.keys(row).length === 0;
	const found: Array<[string, unknown]> = [];
	for (const [name, candidates] of Object.entries(places)) {
		const value = firstValue(row, candidates);
		if (value !== undefined || isEmpty) found.push([name, value ?? null]);
	}
	return Object.fromEntries(found) as Row;
}

/** The value in the first of these places that has one. */
export function firstValue(row: Row, places: string[]): unknown {
	for (const place of places) {
		const value = fieldOf(row, place);
		if (value !== undefined) return value;
	}
	return undefined;
}
