import type { Row } from '../pages/page-style';

/** Where a field of a table is in a record. */
export interface Place {
	field: string;
	/** The same as a path, for a record that has no field of this name; one name is no path. */
	path: string[];
	/** Whether several lines of a table read it: they may say it together, e.g. IP addresses and names of one list. */
	isShared: boolean;
}

/** A field of a table, dotted where it is inside another one. */
export function placeOf(field: string): Place {
	return { field, path: field.split('.'), isShared: false };
}

/** The value of a field; `undefined` where there is none. No table names a field that every object has, such as `toString`. */
export function valueIn(row: Row, { field, path }: Place): unknown {
	const own = row[field];
	if (own !== undefined || path.length === 1) return own;
	let value: unknown = row;
	for (const name of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Row)[name];
	}
	return value;
}
