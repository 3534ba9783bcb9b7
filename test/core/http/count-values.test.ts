import fc from 'fast-check';
import { holdsMoreValues } from '../../../core/http/count-values';
import { expectRows } from '../../harness/rows';

const holdsMore = (text: string, max: number) => holdsMoreValues(Buffer.from(text), max);

test('values are counted with lists and objects, and nothing inside a text counts', async () => {
	await expectRows<[text: string, values: number]>(
		[
			[
				['[1,2,3]', 3],
				[true, false],
			],
			[
				['{"a":1,"b":[1,2],"c":{}}', 6],
				[true, false],
			],
			[
				['[[[[]]]]', 3],
				[true, true],
			],
			[
				['["a,b,[{,","\\",[","\\\\"]', 3],
				[true, false],
			],
			[
				['["ä,€,😀,"]', 1],
				[true, false],
			],
			[
				[`["${','.repeat(99)}`, 1],
				[true, false],
			],
		],
		([text, values]) => [values - 1, values].map((max) => holdsMore(text, max)),
	);
});

test('a text too short to have so many values is not looked at', () => {
	expect(holdsMore('[,,,,,,', 4)).toBe(false);
	expect(holdsMore('[,,,,,,,,', 4)).toBe(true);
});

test('no JSON of more values passes, and none of half as many is refused', () => {
	const count = (value: unknown): number =>
		typeof value === 'object' && value !== null
			? Object.values(value)
					.map(count)
					.reduce((a, b) => a + b, 1)
			: 1;
	fc.assert(
		fc.property(fc.jsonValue(), fc.nat({ max: 30 }), (value, max) => {
			const values = count(value);
			const isRefused = holdsMore(JSON.stringify(value), max);
			if (isRefused) expect(values * 2).toBeGreaterThan(max);
			if (values > max * 2 + 1) expect(isRefused).toBe(true);
		}),
	);
});
