import { hasNoValue, mustBe } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { asId } from '../../../core/node/list-text';
import { asNumber, asSwitch, asText, asTexts } from '../../../core/node/parameter-values';

describe('A text', () => {
	test('is trimmed, and a number is written out', () => {
		expect([asText(' a ', 'X'), asText(4625, 'X'), asText('', 'X')]).toEqual(['a', '4625', '']);
	});

	test('is nothing else', async () => {
		await expectRows<unknown>(
			[
				[undefined, hasNoValue('X').message],
				[null, hasNoValue('X').message],
				[NaN, mustBe('X', 'a text', NaN).message],
				[true, mustBe('X', 'a text', true).message],
				[{}, mustBe('X', 'a text', {}).message],
				[[], mustBe('X', 'a text', []).message],
			],
			(value) => asText(value, 'X'),
		);
	});

	test('is no number whose last digits JavaScript has lost: it may be the ID of another record', () => {
		expect(asText(Number.MAX_SAFE_INTEGER, 'X')).toBe('9007199254740991');
		expect(asText('9007199254740993', 'X')).toBe('9007199254740993');
		for (const value of [2 ** 53, -(2 ** 53), 1e21]) {
			expect(() => asText(value, 'X')).toThrow('X is a number with too many digits');
			expect(() => asTexts(['1', value], 'X')).toThrow('X is a number with too many digits');
			expect(() => asNumber(String(value), 'X', { min: -Infinity, whole: true })).toThrow('X must be a whole number');
		}
	});

	test('may come as a list, or with commas', () => {
		expect(asTexts(['a', ' b ', ''], 'X')).toEqual(['a', 'b']);
		expect(asTexts('a, b,,c', 'X')).toEqual(['a', 'b', 'c']);
		expect(asTexts(5, 'X')).toEqual(['5']);
		expect(asTexts(' ["high", "a, b", 7]', 'X')).toEqual(['high', 'a, b', '7']);
		expect(asTexts('[7615917337495251231]', 'X')).toEqual(['7615917337495251231']);
		expect(asTexts(' a\nb,\r\n c\n\n', 'X')).toEqual(['a', 'b', 'c']);
		expect(asTexts("[ops] a, [PCI], [2001:db8::1]:443, O'Brien, 's-Gravenhage, 24\"", 'X')).toEqual([
			'[ops] a',
			'[PCI]',
			'[2001:db8::1]:443',
			"O'Brien",
			"'s-Gravenhage",
			'24"',
		]);
		expect(() => asTexts('[{}]', 'X')).toThrow(mustBe('X', 'a text', {}).message);
		expect(() => asTexts(['a', null], 'X')).toThrow(hasNoValue('X').message);
	});
});

test.each([
	'["a", "b",]',
	"['a', 'b']",
	'["a", "b"',
	'["a" "b"]',
	'[a, b]',
	'x, [a\nb]',
	'"a"',
	'a, "b"',
	"'a'",
	"'Jo, M', 'b'",
	'“a”, “b”',
	'```json\n["a"]\n```',
	'{"ids": "a"}',
	'[object Object]',
])('%j is no list of texts, and its pieces are none either', (value) => {
	expect(() => asTexts(value, 'X')).toThrow('X looks like a list, but is not valid JSON');
});

test('an ID has no quotes, brackets, separators or space', () => {
	expect(asId('0445bd9d-1a2f_x.y:z', 'X')).toBe('0445bd9d-1a2f_x.y:z');
	for (const text of ['a b', 'a\nb', 'a;b', '[a]', '"a"', "'a'", '{a}', 'a|b', 'a,b'])
		expect(() => asId(text, 'X')).toThrow('X has a value that is not an ID');
});

describe('A number', () => {
	test('may be text, and keeps to its bounds', () => {
		expect(asNumber('7', 'X', { min: 1, max: 7, whole: true })).toBe(7);
		expect(asNumber(0.5, 'X', { min: 0 })).toBe(0.5);
	});

	test('is nothing else where a whole one from 1 to 7 is expected', async () => {
		const wrong = [0, 8, 1.5, 'x', '', null, true, Infinity, NaN, [3]];
		await expectRows<unknown>(
			wrong.map((value) => [value, expect.stringMatching(/^X (must be|has)/)] as const),
			(value) => asNumber(value, 'X', { min: 1, max: 7, whole: true }),
		);
	});
});

test('a switch is on, off, or refused, but never silently off', () => {
	expect([true, false, 'true', ' False '].map((value) => asSwitch(value, 'X'))).toEqual([true, false, true, false]);
	for (const value of [0, 1, 'yes', '', undefined, null, {}])
		expect(() => asSwitch(value, 'X')).toThrow(/^X (must be|has)/);
});
