import { vendorTime } from '../../../core/time/vendor-time';
import { HOST_ZONES, onHostsIn } from '../../harness/host-zone.cts';
import { expectRows } from '../../harness/rows';

const NOON = Date.UTC(2024, 1, 1, 12);

const READ: Array<readonly [unknown, number]> = [
	['2024-02-01T12:00:00', NOON],
	['2024-02-01 12:00:00', NOON],
	['2024-02-01', NOON - 43_200_000],
	['2024-02-01T12:00:00z', NOON],
	['2024-02-01T12:00:00+0000', NOON],
	['2024-02-01T14:00:00.123456+02:00', NOON + 123.456],
	['2024-02-01T12:00:00.123456789Z', NOON + 123.456],
	['2024-02-01T12:00:00.5', NOON + 500],
	['Thu, 01 Feb 2024 12:00:00 GMT', NOON],
	[NOON, NOON],
	[NOON / 1000, NOON],
	[String(NOON), NOON],
	[`${NOON / 1000}.25`, NOON + 250],
	['1969-07-20T20:17:40Z', Date.UTC(1969, 6, 20, 20, 17, 40)],
];

describe('A time that a server sent', () => {
	test.each(HOST_ZONES)('is in UTC where it names no zone, on a host in %s', async (host) => {
		await onHostsIn(host, async () => {
			const found = READ.map(([value]) => [value, Math.round(vendorTime(value)! * 1000) / 1000]);
			await Promise.resolve(expect(found).toEqual(READ));
		});
	});

	test('is in the zone that the user named, unless it names one itself [case 93]', async () => {
		await expectRows<unknown>(
			[
				['2024-02-01 17:30:00', NOON],
				['2024-02-01T17:30:00.123456', NOON + 123.4560546875],
				['2024-02-01T12:00:00Z', NOON],
				[NOON / 1000, NOON],
			],
			(value) => vendorTime(value, 'Asia/Kolkata'),
		);
	});

	test('is none where it means never, or cannot be read [case 64]', () => {
		const none = ['0001-01-01T00:00:00Z', '0001-01-01 00:00:00', '', 'never', '01.02.2024', '2024-02-30', 0, -1, NaN];
		for (const value of [...none, null, undefined, true, {}, [NOON]]) expect(vendorTime(value)).toBeUndefined();
	});
});
