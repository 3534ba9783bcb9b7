import type { Row } from '../page-style';

/** What tells pages apart: how many records, and the first and the last of them; all of them would take too long. */
export function printOf(rows: Row[]): string | undefined {
	return rows.length === 0 ? undefined : JSON.stringify([rows.length, idOf(rows[0]), idOf(rows[rows.length - 1])]);
}

/** Its id, since other fields may tell the time; the whole record where it has none. */
function idOf(row: Row): unknown {
	return row.id ?? row._id ?? row.uuid ?? row;
}
