import fc from 'fast-check';
import { retryAfterMs } from '../../../core/http/retry-after';

const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);

test.each([
	['2', 2_000],
	[' 2 ', 2_000],
	['0', 0],
	['1.5', 2_000],
	['Sat, 21 Nov 2026 12:00:10 GMT', 10_000],
	['Saturday, 21-Nov-26 12:00:10 GMT', 10_000],
	['Sat Nov 21 12:00:10 2026', 10_000],
	['Sat Nov  7 12:00:10 2026', 0],
	['Sat, 21 Nov 2026 11:00:00 GMT', 0],
])('%p means %p ms', (header, ms) => {
	expect(retryAfterMs(header, NOW)).toBe(ms);
});

test.each([
	'',
	'abc',
	'-1',
	'1e3',
	'99999999999',
	'2, 3',
	'Sat, 99 Nov 2026 99:00:00 GMT',
	'2026-11-21',
	undefined,
	5,
	['2'],
])('%p is not valid, and our own back-off is used', (header) => {
	expect(retryAfterMs(header, NOW)).toBeUndefined();
});

test('any header gives a whole number of ms from 0, or undefined', () => {
	const header = fc.oneof(
		fc.string(),
		fc.double().map(String),
		fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
	);
	fc.assert(
		fc.property(header, (text) => {
			const ms = retryAfterMs(text, NOW) ?? 0;
			expect(Number.isFinite(ms) && ms >= 0).toBe(true);
		}),
	);
});
