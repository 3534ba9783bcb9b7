import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Row } from '../../../core/pages/page-style';
import { pages, written } from './files';

/** Lines and cells, as a strict reader reads them; nothing is trimmed or skipped. */
async function cells(all: Row[][], fields?: string[]): Promise<string[][]> {
	return parse(await written('csv', all, fields), {
		relax_quotes: false,
		record_delimiter: '\r\n',
		skip_empty_lines: false,
	});
}

/** How a value must be read back. Half of a character pair cannot be written in UTF-8. */
function asCell(one: unknown): string {
	if (one === undefined || one === null) return '';
	const text = typeof one === 'string' ? one : JSON.stringify(one);
	return Buffer.from(text).toString();
}

describe('a CSV file for programs', () => {
	test('holds all values unchanged, as a strict reader reads them', async () => {
		await fc.assert(
			fc.asyncProperty(pages, async (all) => {
				const rows = all.flat();
				const lines = await cells(all);
				expect(lines).toHaveLength(rows.length && rows.length + 1);
				if (rows.length === 0) return;
				const known = [...new Set(all.find((page) => page.length > 0)!.flatMap(Object.keys))];
				expect(lines[0].slice(0, -1)).toEqual(known.map(asCell));
				rows.forEach((row, index) => {
					const own = known.map((key) => (Object.hasOwn(row, key) ? asCell(row[key]) : ''));
					const others = Object.entries(row).filter(([key]) => !known.includes(key));
					const rest = others.length > 0 ? asCell(Object.fromEntries(others)) : '';
					expect(lines[index + 1]).toEqual([...own, rest]);
				});
			}),
			{ numRuns: 300 },
		);
	});

	test('holds chosen fields, by name or by path, in the order chosen, each once', async () => {
		const row = { 'a.b': 1, a: { b: 2, c: { d: 3 } }, left: 'out' };
		expect(await cells([[row], [{}]], ['a.c.d', 'a.b', 'missing', 'a.b'])).toEqual([
			['a.c.d', 'a.b', 'missing'],
			['3', '1', ''],
			['', '', ''],
		]);
	});

	test('writes lists and objects as JSON, true and false as words, and a missing value as an empty cell', async () => {
		const row = { list: [1, 'x'], object: { a: null }, yes: true, no: false, none: null, empty: '' };
		expect((await cells([[row]]))[1]).toEqual(['[1,"x"]', '{"a":null}', 'true', 'false', '', '', '']);
	});

	test('keeps in one column, as JSON, fields that the first page did not have', async () => {
		expect(await cells([[], [{ a: 1 }, { b: 2 }], [{ b: 3, c: 4, d: [5] }]])).toEqual([
			['a', 'b', 'other_fields'],
			['1', '', ''],
			['', '2', ''],
			['', '3', '{"c":4,"d":[5]}'],
		]);
	});

	test('names that column so that no field of the records has the name already', async () => {
		expect((await cells([[{ other_fields: 1, _other_fields: 2 }]]))[0]).toEqual([
			'other_fields',
			'_other_fields',
			'__other_fields',
		]);
	});

	test('has its header once, also when the first records have no fields at all', async () => {
		expect(await cells([[{}], [{ a: 1 }]])).toEqual([['other_fields'], [''], ['{"a":1}']]);
	});

	test('reads the name of a later field as a name and not as a path', async () => {
		expect((await cells([[{ 'a.b': 1 }], [{ a: { b: 2 } }]]))[2]).toEqual(['', '{"a":{"b":2}}']);
	});

	test('has a line for each record, also when the only field chosen is missing', async () => {
		expect(await written('csv', [[{}, { a: '' }]], ['a'])).toBe('a\r\n""\r\n""\r\n');
	});

	test('has only a header when there are no records, and not even that when no fields were chosen', async () => {
		expect(await written('csv', [[], []], ['a', 'b'])).toBe('a,b\r\n');
		expect(await written('csv', [[]])).toBe('');
	});

	test('does not begin with a byte order mark that belongs to a name', async () => {
		const file = await written('csv', [[{ '\uFEFFid': 1 }]]);
		expect(parse(file, { bom: true })).toEqual([
			['\uFEFFid', 'other_fields'],
			['1', ''],
		]);
	});
});
