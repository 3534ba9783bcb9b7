import type { Row } from '../pages/page-style';
import { valueAt } from './chosen-fields';
import { guardedLine } from './spreadsheet';

/** Holds, as JSON, fields of later records that are not in the header: a stream cannot add a column afterwards. */
const OTHER_FIELDS = 'other_fields';
/** Semicolons and tabs separate cells where a spreadsheet program is set to another language. */
const NEEDS_QUOTES = /[",;\t\r\n]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** What reads the file: a person with a spreadsheet program, or a program. */
export type CsvFor = 'spreadsheets' | 'programs';

/** The columns of one file: the names in the header, and how a record becomes cells. */
interface Columns {
	names: string[];
	cells(row: Row): unknown[];
}

/**
 * CSV as in RFC 4180: a header, CRLF, UTF-8. Lists and objects are written as JSON, a missing value as an empty cell.
 * For spreadsheets it begins with a byte order mark, without which Excel garbles umlauts, and text that would be run as a
 * formula gets an apostrophe in front. For programs all values are as they are.
 * Without chosen fields the keys on the first page are the columns, with one more for all other fields.
 */
export async function* csv(
	pages: AsyncIterable<Row[]>,
	fields: string[],
	csvFor: CsvFor = 'spreadsheets',
): AsyncGenerator<Buffer> {
	const line = csvFor === 'spreadsheets' ? spreadsheetLine : programLine;
	const begin = csvFor === 'spreadsheets' ? BYTE_ORDER_MARK : '';
	let columns = fields.length > 0 ? chosenColumns(fields) : undefined;
	let header = columns ? begin + asHeader(line(columns.names)) : '';
	for await (const rows of pages) {
		if (rows.length === 0) continue;
		if (!columns) {
			columns = columnsOf(rows);
			header = begin + asHeader(line(columns.names));
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

/** Excel takes a file that begins with ID for another format (SYLK). */
function asHeader(line: string): string {
	return line.replace(/^ID[^,\r]*/, '"$&"');
}

function spreadsheetLine(values: unknown[]): string {
	return written(guardedLine(values.map(cellText)));
}

function programLine(values: unknown[]): string {
	return written(values.map(cellText));
}

function written(texts: string[]): string {
	const cells = texts.map(quoted).join(',');
	// Most readers do not count an empty line as a record.
	return `${cells === '' ? '""' : cells}\r\n`;
}

/** The text of a cell, before it is made safe and quoted. */
export function cellText(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(text: string): string {
	// At the beginning of the file it would be read as the byte order mark.
	const isQuoted = NEEDS_QUOTES.test(text) || text.startsWith(BYTE_ORDER_MARK);
	return isQuoted ? `"${text.replace(/"/g, '""')}"` : text;
}
