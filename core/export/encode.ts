import type { Row } from '../pages/page-style';
import { csv } from './csv';
import { json } from './json';
import { ndjson } from './ndjson';

interface FileFormat {
	mimeType: string;
	extension: string;
	/**
	 * Writes pages of records as chunks of a file; only the current page is in memory.
	 * @param fields the fields to write, in order; all when empty
	 */
	encode(pages: AsyncIterable<Row[]>, fields: string[]): AsyncGenerator<Buffer>;
}

/** The file formats, by the value of the Format parameter. */
export const FORMATS = {
	csv: { mimeType: 'text/csv', extension: 'csv', encode: csv },
	json: { mimeType: 'application/json', extension: 'json', encode: json },
	ndjson: { mimeType: 'application/x-ndjson', extension: 'ndjson', encode: ndjson },
} satisfies Record<string, FileFormat>;

/** A value of the Format parameter. */
export type Format = keyof typeof FORMATS;
