import type { Row } from '../pages/page-style';
import { csv, type CsvFor } from './csv';
import { json } from './json';
import { ndjson } from './ndjson';

interface FileFormat {
	mimeType: string;
	extension: string;
	/**
	 * Writes pages of records as chunks of a file; only the current page is in memory.
	 * @param fields the fields to write, in order; all when empty
	 * @param csvFor what reads it, of which other formats need not know
	 */
	encode(pages: AsyncIterable<Row[]>, fields: string[], csvFor?: CsvFor): AsyncGenerator<Buffer>;
}

/** A value of the Format parameter. */
export type Format = 'csv' | 'json' | 'ndjson';

/** The file formats, by the value of the Format parameter. */
export const FORMATS: Record<Format, FileFormat> = {
	csv: { mimeType: 'text/csv', extension: 'csv', encode: csv },
	json: { mimeType: 'application/json', extension: 'json', encode: json },
	ndjson: { mimeType: 'application/x-ndjson', extension: 'ndjson', encode: ndjson },
};
