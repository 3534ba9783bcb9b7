import type { Row } from '../pages/page-style';
import { withFields } from './chosen-fields';

/** One JSON object per line, each with a line end; an empty list is an empty file. */
export async function* ndjson(pages: AsyncIterable<Row[]>, fields: string[]): AsyncGenerator<Buffer> {
	for await (const rows of pages) {
		if (rows.length === 0) continue;
		yield Buffer.from(rows.map((row) => `${JSON.stringify(withFields(row, fields))}\n`).join(''));
	}
}
