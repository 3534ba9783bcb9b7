import { hasNoValue, mustBe } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { asInstant, asNumber, asSwitch, asText, asTexts } from '../../../core/node/parameter-values';

const ZONE = 'Europe/Berlin';

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

	test('may come as a list, or with commas', () => {
		expect(asTexts(['a', ' b ', ''], 'X')).toEqual(['a', 'b']);
		expect(asTexts('a, b,,c', 'X')).toEqual(['a', 'b', 'c']);
		expect(asTexts(5, 'X')).toEqual(['5']);
		expect(() => asTexts(['a', null], 'X')).toThrow(hasNoValue('X').message);
	});
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
	expect([true, false, 'true', 'false'].map((value) => asSwitch(value, 'X'))).toEqual([true, false, true, false]);
	for (const value of [0, 1, 'yes', '', undefined, null, {}])
		expect(() => asSwitch(value, 'X')).toThrow(/^X (must be|has)/);
});

describe('A point in time', () => {
	test('is read as it was meant', async () => {
		await expectRows<unknown>(
			[
				['2026-01-15T12:00:00Z', Date.UTC(2026, 0, 15, 12)],
				['2026-01-15T12:00:00.999+01:00', Date.UTC(2026, 0, 15, 11, 0, 0, 999)],
				['2026-01-15T12:00:00', Date.UTC(2026, 0, 15, 11)],
				['2026-07-15 12:00', Date.UTC(2026, 6, 15, 10)],
				['2026-01-15', Date.UTC(2026, 0, 14, 23)],
				['Thu, 15 Jan 2026 12:00:00 GMT', Date.UTC(2026, 0, 15, 12)],
				[new Date(5e12), 5e12],
				[1768478400000, 1768478400000],
				[1768478400000.7, 1768478400000],
				['1768478400000', 1768478400000],
				[1768478400, 1768478400000],
				[' 1768478400 ', 1768478400000],
			],
			(value) => asInstant(value, 'X', ZONE),
		);
	});

	test('is refused where it is none, and missing where there is nothing', async () => {
		const wrong = ['soon', '2026', 2026, -1, NaN, Infinity, 1e17, '', {}, [], true, '1900-01-01', new Date(NaN)];
		await expectRows<unknown>(
			[
				...wrong.map((value) => [value, 'X is not a date and time'] as const),
				[undefined, hasNoValue('X').message],
				[null, hasNoValue('X').message],
			],
			(value) => asInstant(value, 'X', ZONE),
		);
	});
});
