import fc from 'fast-check';
import type { CsvFor } from '../../../core/export/csv';
import { FORMATS, type Format } from '../../../core/export/encode';
import type { Row } from '../../../core/pages/page-style';

/** Pages as a walk returns them. */
export async function* pagesOf(pages: Row[][]): AsyncGenerator<Row[], void> {
	for (const rows of pages) yield await Promise.resolve(rows);
}

/** The whole file that pages of records make. */
export async function written(
	format: Format,
	pages: Row[][],
	fields: string[] = [],
	csvFor: CsvFor = 'programs',
): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of FORMATS[format].encode(pagesOf(pages), fields, csvFor)) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}

const key = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom('__proto__', 'constructor', 'a.b', 'other_fields', '=key', ' '),
);
const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom('=1+1', '-1', '"', '""', ',', ';', '\r\n', '\n', '\uFEFFx', '{"a":1}', '', ' ', "'", '\u2028'),
);

/** Any JSON value. */
export const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), text);
/** Records with any keys and values, hostile ones too, in pages. */
export const pages = fc.array(
	fc.array(fc.dictionary(key, value, { maxKeys: 4 }) as fc.Arbitrary<Row>, { maxLength: 4 }),
	{ maxLength: 4 },
);
