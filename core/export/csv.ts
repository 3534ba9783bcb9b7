import type { Row } from '../pages/page-style';
import { valueAt } from './chosen-fields';

/** Holds, as JSON, what a later record has and the header has not: a stream cannot add a column afterwards. */
const OTHER_FIELDS = 'other_fields';
/** A cell that begins so is run as a formula by spreadsheet programs (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * CSV after RFC 4180: a header, CRLF, UTF-8. Lists and objects are written as JSON, an absent value
 * as an empty cell. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 * Without chosen fields the keys on the first page are the columns, with one more for what they lack.
 */
export async function* csv(pages: AsyncIterable<Row[]>, fields: string[]): AsyncGenerator<Buffer> {
	let columns = new Set(fields);
	let header = fields.length > 0 ? line(fields) : '';
	for await (const rows of pages) {
		if (rows.length === 0) continue;
		if (columns.size === 0) {
			columns = new Set(rows.flatMap((row) => Object.keys(row)));
			header = line([...columns, OTHER_FIELDS]);
		}
		const lines = rows.map((row) => line(cellsOf(row, columns, fields.length === 0)));
		yield Buffer.from(header + lines.join(''));
		header = '';
	}
	if (header) yield Buffer.from(header);
}

function cellsOf(row: Row, columns: Set<string>, withOthers: boolean): unknown[] {
	const cells: unknown[] = [...columns].map((name) => valueAt(row, name));
	if (!withOthers) return cells;
	const others = Object.entries(row).filter(([name]) => !columns.has(name));
	return [...cells, others.length > 0 ? Object.fromEntries(others) : null];
}

function line(values: unknown[]): string {
	return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const safe = FORMULA.test(text) ? `'${text}` : text;
	return NEEDS_QUOTES.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
