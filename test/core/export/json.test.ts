import fc from 'fast-check';
import { FORMATS } from '../../../core/export/encode';
import type { Row } from '../../../core/pages/page-style';
import { pages, pagesOf, written } from './files';

const likeJson = (rows: Row[]) => JSON.parse(JSON.stringify(rows)) as Row[];

describe('a JSON file', () => {
	test('holds all records unchanged', async () => {
		await fc.assert(
			fc.asyncProperty(pages, async (all) => {
				expect(JSON.parse(await written('json', all))).toEqual(likeJson(all.flat()));
			}),
		);
	});

	test('has a record per line', async () => {
		expect(await written('json', [[{ a: 1 }], [], [{ a: 2 }, { a: 3 }]])).toBe('[\n{"a":1},\n{"a":2},\n{"a":3}\n]\n');
	});

	test('is an empty list when there are no records', async () => {
		const none = [[], [[]], [[], []]];
		expect(await Promise.all(none.map(async (pages) => await written('json', pages)))).toEqual([
			'[]\n',
			'[]\n',
			'[]\n',
		]);
	});
});

describe('an NDJSON file', () => {
	test('holds all records unchanged, one per line', async () => {
		await fc.assert(
			fc.asyncProperty(pages, async (all) => {
				const lines = (await written('ndjson', all)).split('\n');
				expect(lines.pop()).toBe('');
				expect(lines.map((line) => JSON.parse(line) as Row)).toEqual(likeJson(all.flat()));
			}),
		);
	});

	test('is empty when there are no records', async () => {
		expect(await written('ndjson', [[], []])).toBe('');
	});
});

test('half of a character pair is kept, and a hostile key stays data', async () => {
	for (const format of ['json', 'ndjson'] as const) {
		const row = JSON.parse('{"lone": "\\ud800", "__proto__": {"admin": true}}') as Row;
		const text = (await written(format, [[row]])).replace(/^\[|\]\n$/g, '');
		expect(JSON.parse(text)).toEqual(row);
		expect(text).toContain('"__proto__":{"admin":true}');
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	}
});

test('chosen fields are written in the order chosen, by name or by path', async () => {
	const row = { 'a.b': 1, a: { b: 2, c: { d: 3 } }, list: [{ x: 4 }], left: 'out' };
	const fields = ['a.c.d', 'a.b', 'list.0.x', 'missing', 'a.c.d.e', 'toString'];
	const line = '{"a.c.d":3,"a.b":1,"list.0.x":4,"missing":null,"a.c.d.e":null,"toString":null}';
	expect(await written('json', [[row]], fields)).toBe(`[\n${line}\n]\n`);
	expect(await written('ndjson', [[row]], fields)).toBe(`${line}\n`);
});

test('no more than one page is read before it is written, in any format', async () => {
	for (const format of ['csv', 'json', 'ndjson'] as const) {
		let read = 0;
		const endless = (async function* () {
			for (;;) yield await Promise.resolve([{ id: ++read }]);
		})();
		const file = FORMATS[format].encode(endless, []);
		expect(read).toBe(0);
		for (const page of [1, 2, 3]) {
			expect((await file.next()).done).toBe(false);
			expect(read).toBe(page);
		}
		await file.return(undefined);
		expect(await endless.next()).toEqual({ done: true, value: undefined });
	}
});

test('a list that fails in the middle fails the file, in any format', async () => {
	for (const format of ['csv', 'json', 'ndjson'] as const) {
		const broken = (async function* () {
			yield* pagesOf([[{ id: 1 }]]);
			await Promise.reject(new Error('out of order'));
		})();
		const file = FORMATS[format].encode(broken, []);
		await file.next();
		await expect(file.next()).rejects.toThrow('out of order');
	}
});

test('every format has its type and extension', () => {
	expect(Object.entries(FORMATS).map(([name, { mimeType, extension }]) => [name, mimeType, extension])).toEqual([
		['csv', 'text/csv', 'csv'],
		['json', 'application/json', 'json'],
		['ndjson', 'application/x-ndjson', 'ndjson'],
	]);
});
