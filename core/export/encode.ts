import type { Row } from '../pages/page-style';
import { csv } from './csv';
import { json } from './json';
import { ndjson } from './ndjson';

/** Writes pages of records as chunks of a file; only the current page is in memory. */
export type Encoder = (pages: AsyncIterable<Row[]>, fields: string[]) => AsyncGenerator<Buffer>;

interface FileFormat {
	mimeType: string;
	extension: string;
	encoder: Encoder;
}

/** The file formats, by the value of the Format parameter. */
export const FORMATS = {
	csv: { mimeType: 'text/csv', extension: 'csv', encoder: csv },
	json: { mimeType: 'application/json', extension: 'json', encoder: json },
	ndjson: { mimeType: 'application/x-ndjson', extension: 'ndjson', encoder: ndjson },
} satisfies Record<string, FileFormat>;

/** A value of the Format parameter. */
export type Format = keyof typeof FORMATS;

/** @param fields the fields to write, in order; all when empty */
export function encode(format: Format, pages: AsyncIterable<Row[]>, fields: string[]): AsyncGenerator<Buffer> {
	return FORMATS[format].encoder(pages, fields);
}
