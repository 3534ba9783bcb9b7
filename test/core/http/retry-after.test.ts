import fc from 'fast-check';
import { retryAfterMs } from '../../../core/http/retry-after';
import { expectRows } from '../../harness/rows';
import { runs } from '../../harness/runs.cts';

const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);

test('a header is read as seconds or as a date in any of the three formats', async () => {
	await expectRows(
		[
			['2', 2_000],
			[' 2 ', 2_000],
			['0', 0],
			['1.5', 2_000],
			['3600', 3_600_000],
			['3601', 3_600_000],
			['9999999999', 3_600_000],
			['Sat, 21 Nov 9999 12:00:10 GMT', 3_600_000],
			['Sat, 21 Nov 2026 12:00:10 GMT', 10_000],
			['Saturday, 21-Nov-26 12:00:10 GMT', 10_000],
			['Sat Nov 21 12:00:10 2026', 10_000],
			['Sat Nov  7 12:00:10 2026', 0],
			['Sat, 21 Nov 2026 11:00:00 GMT', 0],
		],
		(header) => retryAfterMs(header, NOW),
	);
});

test('anything else is not valid, and our own back-off is used', async () => {
	const odd = ['', 'abc', '-1', '1e3', '99999999999', '2, 3', 'Sat, 99 Nov 2026 99:00:00 GMT', '2026-11-21'];
	await expectRows<unknown>(
		[...odd, undefined, 5, ['2']].map((header) => [header, undefined] as const),
		(header) => retryAfterMs(header, NOW),
	);
});

test('any header gives a whole number of ms from 0 to an hour, or undefined [P8]', () => {
	const header = fc.oneof(
		fc.string(),
		fc.double().map(String),
		fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
	);
	fc.assert(
		fc.property(header, (text) => {
			const ms = retryAfterMs(text, NOW) ?? 0;
			expect(Number.isFinite(ms) && ms >= 0 && ms <= 3_600_000).toBe(true);
		}),
		{ numRuns: runs(100) },
	);
});
