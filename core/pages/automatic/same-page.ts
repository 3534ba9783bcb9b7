import type { Row } from '../page-style';

/** What tells pages apart: the number of records, the first one and the last one; comparing all would take too long. */
export function fingerprintOf(rows: Row[]): string | undefined {
	return rows.length === 0 ? undefined : JSON.stringify([rows.length, idOf(rows[0]), idOf(rows[rows.length - 1])]);
}

/** Its ID, since other fields may hold the current time; the whole record where it has none. */
function idOf(row: Row): unknown {
	return row.id ?? row._id ?? row.uuid ?? row;
}
