import type { GenericValue } from 'n8n-workflow';
import type { Row } from '../pages/page-style';

/** The record with the chosen fields only, in their order, `null` for a missing one; the whole record when none is chosen. */
export function withFields(row: Row, fields: string[]): Row {
	if (fields.length === 0) return row;
	return Object.fromEntries(fields.map((field) => [field, valueAt(row, field)]));
}

/**
 * A field by name or, where there is no such name, by path (`_links.self.href`); `null` where there is neither. Names inside
 * may have dots themselves: `unmapped.specific_data.data.name`.
 */
export function valueAt(row: Row, field: string): GenericValue {
	if (Object.hasOwn(row, field)) return row[field] as GenericValue;
	for (let dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
		const first = field.slice(0, dot);
		const inner = Object.hasOwn(row, first) ? row[first] : undefined;
		if (typeof inner === 'object' && inner !== null) {
			const value = valueAt(inner as Row, field.slice(dot + 1));
			if (value !== null) return value;
		}
	}
	return null;
}
