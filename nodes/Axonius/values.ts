import type { Row } from '../../core/pages/page-style';
import { objectOf } from '../../core/pages/shape';

/** `Sat, 29 Nov 2025 12:08:36 GMT`, the form of all times in asset data. */
const RFC_1123 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A value with times in ISO 8601 and without empty parts, however deep; `undefined` when nothing is left. */
export function cleaned(value: unknown): unknown {
	if (typeof value === 'string') return RFC_1123.test(value) ? new Date(value).toISOString() : value || undefined;
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

/** Likewise, for a record. */
export function cleanedRow(row: Row): Row {
	return (cleaned(row) as Row | undefined) ?? {};
}

/**
 * A field by its dotted name. Lists have it flat. Otherwise the dots lead into the record; on the way through a list,
 * such as the records of single adapters in `specific_data`, all values are put together, each once. `undefined`
 * where there is none.
 */
export function fieldOf(row: Row, name: string): unknown {
	if (row[name] !== undefined) return row[name];
	const [top] = name.split('.', 1);
	if (row[top] === undefined) return undefined;
	const found = name
		.split('.')
		.reduce<unknown[]>((values, part) => values.flatMap((value) => [objectOf(value)?.[part]].flat()), [row])
		.filter((value) => value !== undefined && value !== null);
	const values = [...new Map(found.map((value) => [JSON.stringify(value), value])).values()];
	return values.length > 1 ? values : values[0];
}

/**
 * A record with these fields in this order, each from the first place that has a value; those without one are left out.
 * Of an empty record all names, which are the columns of a file.
 */
export function picked(row: Row, places: Record<string, string[]>): Row {
	const isEmpty = Object.keys(row).length === 0;
	const found: Record<string, unknown> = {};
	for (const [name, candidates] of Object.entries(places)) {
		const place = candidates.find((candidate) => fieldOf(row, candidate) !== undefined);
		if (place !== undefined) found[name] = fieldOf(row, place);
		else if (isEmpty) found[name] = null;
	}
	return found as Row;
}
