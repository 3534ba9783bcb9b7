import type { GenericValue } from 'n8n-workflow';
import type { Row } from '../pages/page-style';

/** The record with the chosen fields only, in their order, `null` for a missing one; the whole record when none is chosen. */
export function withFields(row: Row, fields: string[]): Row {
	if (fields.length === 0) return row;
	return Object.fromEntries(fields.map((field) => [field, valueAt(row, field)]));
}

/** A field by name or, where there is no such name, by path (`_links.self.href`); `null` where there is neither. */
export function valueAt(row: Row, field: string): GenericValue {
	if (Object.hasOwn(row, field)) return row[field] as GenericValue;
	let value: unknown = row;
	for (const part of field.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null;
		value = (value as Record<string, unknown>)[part];
	}
	return value as GenericValue;
}
