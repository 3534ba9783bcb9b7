import { objectOf } from '../../core/json';
import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';

/** Fields of a record as they are; `null` for those that it does not have. */
export function fieldsOf(row: Row, ...names: string[]): Row {
	return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

/** Fields of a record with times, as the API writes them; `null` for those that it does not have. */
export function timesOf(row: Row, ...names: string[]): Row {
	return Object.fromEntries(names.map((name) => [name, timeText(row[name])]));
}

/** A time as the API reads it. It compares microseconds, so the start of the millisecond is right. */
export function iso(time: number): string {
	return new Date(time).toISOString();
}

/** A field of an object inside a record, or `null`. */
export function inside(value: unknown, field: string): Row[string] {
	return ((objectOf(value) as Row | undefined)?.[field] ?? null) as Row[string];
}

/** The values in a list inside a record; none where there is no list. */
export function valuesIn(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The objects in a list inside a record; none where there is no list. */
export function listIn(value: unknown): Row[] {
	return valuesIn(value).filter((one) => objectOf(one)) as Row[];
}

/** The names in a list of objects, e.g. of roles. */
export function namesIn(value: unknown, field = 'name'): string[] {
	return listIn(value).flatMap((one) => (typeof one[field] === 'string' ? [one[field]] : []));
}

function timeText(value: unknown): string | null {
	return vendorTime(value) === undefined ? null : String(value);
}
