import type { Row } from '../pages/page-style';
import { withFields } from './chosen-fields';

/** One JSON array, a record per line. */
export async function* json(pages: AsyncIterable<Row[]>, fields: string[]): AsyncGenerator<Buffer> {
	let before = '[\n';
	for await (const rows of pages) {
		if (rows.length === 0) continue;
		const lines = rows.map((row) => JSON.stringify(withFields(row, fields))).join(',\n');
		yield Buffer.from(before + lines);
		before = ',\n';
	}
	yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n');
}
