import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Row } from '../../../core/pages/page-style';
import { expectRows } from '../../harness/rows';
import { value, written } from './files';

const file = async (pages: Row[][], fields?: string[]) => await written('csv', pages, fields, 'spreadsheets');

/** The cells of a CSV file, as a strict reader reads them where commas separate them. */
async function cells(pages: Row[][], fields?: string[]): Promise<string[][]> {
	return parse(await file(pages, fields), { bom: true, record_delimiter: '\r\n' });
}

/** The cell of one value. */
const cellOf = async (one: unknown) => (await cells([[{ first: 'x', one }] as Row[]], ['first', 'one']))[1][1];

/**
 * The cells that a spreadsheet program sees: it takes quotes for quotes only at the beginning of a cell, and what comes
 * after the closing quote belongs to the cell. Each line end outside of quotes begins a line.
 */
function seen(text: string, separator: string): string[] {
	const found: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let at = text.startsWith('\uFEFF') ? 1 : 0, start = at; at <= text.length; at++) {
		const char = text[at];
		if (isQuoted && char === '"' && text[at + 1] === '"') {
			cell += '"';
			at++;
		} else if (isQuoted && char === '"') isQuoted = false;
		else if (isQuoted && char !== undefined) cell += char;
		else if (char === undefined || char === separator || char === '\r' || char === '\n') {
			found.push(cell);
			[cell, start] = ['', at + 1];
		} else if (char === '"' && at === start) isQuoted = true;
		else cell += char;
	}
	return found;
}

/**
 * Whether a program would run a cell: by its beginning, and after a sign by what could be run at all. A number on a line
 * of its own behind a line end is none.
 */
function runs(cell: string): boolean {
	const [, text] = /^["\s]*([^]*)$/.exec(cell)!;
	return /^[=@＝＠＋－]/.test(text) || (/^["\t ]*[+-]/.test(cell) && /[(|!]/.test(text));
}

const HOSTILE = fc.array(
	fc.constantFrom(
		'=cmd|A!0',
		'@SUM(1)',
		'+1',
		'-1',
		'-',
		'a',
		'5',
		';',
		'\t',
		'\r',
		'\n',
		'"',
		',',
		' ',
		'＝1',
		'(x)',
		'|',
		'!',
		'&',
		'\u00A0',
	),
	{ maxLength: 8 },
);

describe('a CSV file for spreadsheets', () => {
	test.each([',', ';', '\t'])(
		'runs no formula where "%s" separates cells, whatever the records hold',
		async (separator) => {
			const text = HOSTILE.map((parts) => parts.join(''));
			const row = fc.array(fc.oneof(text, value, fc.integer()), { minLength: 3, maxLength: 3 });
			await fc.assert(
				fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 3 }), text, async (rows, heading) => {
					const fields = [heading || 'a', 'b', 'c'];
					const records = rows.map((row) => Object.fromEntries(fields.map((field, index) => [field, row[index]])));
					expect(seen(await file([records as Row[]], fields), separator).filter(runs)).toEqual([]);
				}),
				{ numRuns: 1_000 },
			);
		},
	);

	test('has an apostrophe before each formula, also behind a semicolon, a tab or a line end', async () => {
		await expectRows(
			[
				['=1+1', "'=1+1"],
				['@SUM(A1)', "'@SUM(A1)"],
				['+1+1', "'+1+1"],
				['-1+1', "'-1+1"],
				['-A1', "'-A1"],
				['-2-3 cmd', "'-2-3 cmd"],
				['+49-30-1234', "'+49-30-1234"],
				[' =1', "' =1"],
				['"=1', `'"=1`],
				['＝1', "'＝1"],
				['\t=1', "'\t'=1"],
				['\tx', "'\tx"],
				['\rx', "'\rx"],
				['\nx', "'\nx"],
				["a;=cmd|' /C calc'!A0;b", "a;'=cmd|' /C calc'!A0;b"],
				['a; "=1"', `a;' "=1"`],
				['a\t@x', "a\t'@x"],
				['a\n-x(1)', "a\n'-x(1)"],
				['a;=1;=2', "a;'=1;'=2"],
			],
			cellOf,
		);
	});

	test('has no apostrophe where no formula can be', async () => {
		const plain = [
			'-',
			'+',
			'-12%',
			'-12 %',
			'-02:00',
			'+02:00',
			'-5',
			'-33.86',
			'-1,5',
			'-1.234,56',
			'+49 30 123456',
			'-1e-7',
		];
		const texts = [
			'a=b',
			'a-b',
			'a; b',
			'a;-5',
			'x\n- 5',
			'mail@x',
			'2024-02-01',
			'',
			' ',
			"'",
			'ID',
			'{"a":-1}',
			'a"b',
		];
		await expectRows(
			[...plain, ...texts].map((text) => [text, text] as const),
			cellOf,
		);
		expect((await cells([[{ latitude: '-33.86', change: -7, tiny: -1e-7, city: 'Lima' }]]))[1]).toEqual([
			...['-33.86', '-7', '-1e-7', 'Lima'],
			'',
		]);
	});

	test('guards a number at the beginning of a line that could run as a whole', async () => {
		expect((await cells([[{ a: -5, b: "1+cmd|'/C calc'!A0" }]]))[1]).toEqual(["'-5", "1+cmd|'/C calc'!A0", '']);
	});

	test('guards its headings, too', async () => {
		expect((await cells([[{ '=1': 1, 'a;=1': 2 }]]))[0]).toEqual(["'=1", "a;'=1", 'other_fields']);
	});

	test('begins with a byte order mark, with or without records, and has none inside', async () => {
		expect(await file([[{ a: 'ü' }], [{ a: 'ß' }]], ['a'])).toBe('\uFEFFa\r\nü\r\nß\r\n');
		expect(await file([[{ a: 'ü' }]])).toBe('\uFEFFa,other_fields\r\nü,\r\n');
		expect(await file([[]], ['a'])).toBe('\uFEFFa\r\n');
		expect(await file([[]])).toBe('');
	});

	test('is not taken for a file of another kind when its first heading begins with ID', async () => {
		expect(await file([[]], ['ID', 'b'])).toBe('\uFEFF"ID",b\r\n');
		expect(await file([[]], ['ID Number'])).toBe('\uFEFF"ID Number"\r\n');
		expect(await file([[]], ['ID;x', 'b'])).toBe('\uFEFF"ID;x",b\r\n');
		expect(await file([[]], ['id', 'ID'])).toBe('\uFEFFid,ID\r\n');
	});
});

test('a CSV file for programs has neither mark nor apostrophe', async () => {
	expect(await written('csv', [[{ a: '=1', b: 'ü;=1' }]], ['a', 'b'], 'programs')).toBe('a,b\r\n=1,"ü;=1"\r\n');
});

test('a long text is guarded in time that grows with its length only', async () => {
	for (const part of ['\n', ';', '"', ';"', ' ', '-1', '\t', ';-1 ', '-,', '1 ']) {
		const startedAt = performance.now();
		await file([[{ a: part.repeat(200_000) }]], ['a']);
		await file([[{ a: `-${part.repeat(200_000)}x` }]], ['a']);
		expect([part, performance.now() - startedAt < 5_000]).toEqual([part, true]);
	}
});
