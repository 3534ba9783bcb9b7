import type { Row } from '../pages/page-style';
import { valueAt } from './chosen-fields';

/** Holds, as JSON, fields of later records that are not in the header: a stream cannot add a column afterwards. */
const OTHER_FIELDS = 'other_fields';
/** A cell that begins so is run as a formula by spreadsheet programs (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Begins with a minus sign and is not a formula: coordinates and time offsets are often sent as text. */
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?$/;
/** Semicolons and tabs separate cells where a spreadsheet program is set to another language. */
const NEEDS_QUOTES = /[",;\t\r\n]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** The columns of one file: the names in the header, and how a record becomes cells. */
interface Columns {
	names: string[];
	cells(row: Row): unknown[];
}

/**
 * CSV as in RFC 4180: a header, CRLF, UTF-8. Lists and objects are written as JSON, a missing value
 * as an empty cell. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 * Without chosen fields the keys on the first page are the columns, with one more for all other fields.
 */
export async function* csv(pages: AsyncIterable<Row[]>, fields: string[]): AsyncGenerator<Buffer> {
	let columns = fields.length > 0 ? chosenColumns(fields) : undefined;
	let header = columns ? line(columns.names) : '';
	for await (const rows of pages) {
		if (rows.length === 0) continue;
		if (!columns) {
			columns = columnsOf(rows);
			header = line(columns.names);
		}
		const { cells } = columns;
		yield Buffer.from(header + rows.map((row) => line(cells(row))).join(''));
		header = '';
	}
	if (header) yield Buffer.from(header);
}

function chosenColumns(fields: string[]): Columns {
	const names = [...new Set(fields)];
	return { names, cells: (row) => names.map((name) => valueAt(row, name)) };
}

function columnsOf(rows: Row[]): Columns {
	const known = new Set(rows.flatMap((row) => Object.keys(row)));
	const keys = [...known];
	let others = OTHER_FIELDS;
	while (known.has(others)) others = `_${others}`;
	return {
		names: [...keys, others],
		cells(row) {
			const rest = Object.entries(row).filter(([key]) => !known.has(key));
			const values = keys.map((key) => (Object.hasOwn(row, key) ? row[key] : null));
			return [...values, rest.length > 0 ? Object.fromEntries(rest) : null];
		},
	};
}

function line(values: unknown[]): string {
	const cells = values.map(cell).join(',');
	// Most readers do not count an empty line as a record.
	return `${cells === '' ? '""' : cells}\r\n`;
}

function cell(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const safe = FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
	// At the beginning of the file it would be read as the byte order mark.
	const isQuoted = NEEDS_QUOTES.test(safe) || safe.startsWith(BYTE_ORDER_MARK);
	return isQuoted ? `"${safe.replace(/"/g, '""')}"` : safe;
}
