import { hasNoValue } from '../../../core/errors/sentences';
import { asDay, asInstant, asTimeZone } from '../../../core/time/typed-time';
import { expectRows } from '../../harness/rows';
import { HOST_ZONES, onHostsIn } from '../../harness/host-zone.cts';

const BERLIN = 'Europe/Berlin';
const NOON = Date.UTC(2024, 1, 1, 12);
/** As Luxon's DateTime reads in n8n's expressions. */
const dateTime = (ms: number) => ({ toMillis: () => ms, isValid: !Number.isNaN(ms) });

const READ: Array<readonly [unknown, number]> = [
	// ISO 8601, with a zone.
	['2024-02-01T12:00:00Z', NOON],
	['2024-02-01t12:00:00z', NOON],
	['2024-02-01T13:00:00.999+01:00', NOON + 999],
	['2024-02-01T13:00:00,9999999+01:00', NOON + 999],
	['2024-02-01T13:00:00.123456789+0100', NOON + 123],
	['2024-02-01 13:00:00+01', NOON],
	['2024-02-01 13:00:00 +01:00', NOON],
	['2024-02-01 12:00:00 UTC', NOON],
	['2024-02-01T17:30+05:30', NOON],
	['2024-02-01T02:00:00-10:00', NOON],
	['20240201T120000Z', NOON],
	['20240201T1200Z', NOON],
	['2024-02-01T12:00:00-00:00', NOON],
	// Without one: the workflow's. The first is what the date picker gives.
	['2024-02-01T13:00:00', NOON],
	['2024-02-01T13:00', NOON],
	['2024-02-01T13:00:00.000', NOON],
	['  2024-02-01 13:00  ', NOON],
	['20240201T130000', NOON],
	['2024-02-01', NOON - 13 * 3_600_000],
	['2024-07-15T12:00:00', Date.UTC(2024, 6, 15, 10)],
	['2024-01-31T24:00:00', NOON - 13 * 3_600_000],
	['2024-02-29', Date.UTC(2024, 1, 28, 23)],
	['1970-01-01', 0],
	// The hour that summer time skips, and the one that comes twice.
	['2024-03-31T02:30:00', Date.UTC(2024, 2, 31, 1, 30)],
	['2024-10-27T02:30:00', Date.UTC(2024, 9, 27, 0, 30)],
	// RFC 2822.
	['Thu, 01 Feb 2024 12:00:00 GMT', NOON],
	['Thu, 1 Feb 2024 13:00:00 +0100', NOON],
	['thu,  1 feb 2024 12:00 +0000 (UTC)', NOON],
	['1 Feb 2024 07:00 EST', NOON],
	['1 Feb 2024 04:00:00 PST', NOON],
	['1 Jul 2024 08:00:00 EDT', Date.UTC(2024, 6, 1, 12)],
	// Seconds and milliseconds since the epoch.
	[NOON, NOON],
	[NOON + 0.7, NOON],
	[NOON / 1000, NOON],
	[NOON / 1000 + 0.123, NOON + 123],
	[String(NOON), NOON],
	[` ${NOON / 1000} `, NOON],
	[`${NOON / 1000}.5`, NOON + 500],
	[946_684_800, Date.UTC(2000, 0, 1)],
	[946_684_800_000, Date.UTC(2000, 0, 1)],
	// What expressions give.
	[new Date(NOON), NOON],
	[dateTime(NOON), NOON],
];

const REFUSED: unknown[] = [
	...['2024/02/01', '2024-2-1', '2024-02-1', '01.02.2024', '1.2.24', '02/01/2024', '01-02-2024', '20240201', 20240201],
	...['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '2024-02-00', '2024-04-31', '0000-00-00'],
	...[
		'2024-02-01T25:00',
		'25:00',
		'12:00',
		'2024-02-01T12',
		'2024-02-01T24:01',
		'2024-02-01T12:60',
		'2024-02-01T12:00:60',
	],
	...[
		'2024-02-01T12:00+',
		'2024-02-01T12:00:00+',
		'2024-02-01T12:00+1',
		'2024-02-01T12:00+99:00',
		'2024-02-01T12:00+01:99',
	],
	...['2024-02-01T12:00 CET', '2024-02-01T12:00[Europe/Berlin]', '2024-02-01Z', '2024-02-01T12:00:00.Z', '2024-02-01T'],
	...['2024-02', '2024-W05-4', '2024-032', '2024', 2024, '+002024-02-01', '-2024-02-01', '24-02-01'],
	...[
		'Fri, 01 Feb 2024 12:00:00 GMT',
		'1 Feb 24 12:00 GMT',
		'1 Feb 2024 12:00',
		'30 Feb 2024 12:00 GMT',
		'1 Foo 2024 12:00 GMT',
	],
	...[
		'1 Feb 2024 12:00 +9900',
		'1 Feb 2024',
		'Thu Feb 01 2024',
		'February 1, 2024',
		'Feb 1 2024 12:00',
		'1 Feb 2024 12:00 CET',
	],
	...['Thu Feb 01 2024 12:00:00 GMT+0100 (Central European Standard Time)', '２０２４-02-01'],
	...[202402011200, 20240201120000, '202402011200', '20240201120000', NOON * 1000, `${NOON}000`, NOON * 1e6],
	...['1.7e9', '1,706,788,800', '0x65bb8800', -1, 0, '0', 1, NaN, Infinity, 1e17, -NOON, `-${NOON}`, 1e10, 1e11],
	...['soon', 'now', 'yesterday', '', ' ', '1900-01-01', '1969-12-30', `2024-02-01${' '.repeat(70)}T12:00`],
	...[
		{},
		[],
		['2024-02-01'],
		true,
		false,
		{ toMillis: 5 },
		{ toMillis: () => 'x' },
		new Date(NaN),
		new Date(8.64e15),
		dateTime(NaN),
		() => 1,
	],
];

describe('A point in time that was typed', () => {
	test.each(HOST_ZONES)('is read as it was meant, on a host in %s', async (host) => {
		await onHostsIn(host, async () => await expectRows(READ, (value) => asInstant(value, 'X', BERLIN)));
	});

	test.each(HOST_ZONES)('is refused where it could only be guessed, on a host in %s', async (host) => {
		const rows = REFUSED.map((value) => [value, 'X is not a date and time'] as const);
		await onHostsIn(host, async () => await expectRows<unknown>(rows, (value) => asInstant(value, 'X', BERLIN)));
	});

	test('follows the zone of the workflow, whichever it is [case 93]', async () => {
		await expectRows(
			[
				['Asia/Kolkata', Date.UTC(2024, 1, 1, 6, 30)],
				['Asia/Tokyo', Date.UTC(2024, 1, 1, 3)],
				['Europe/Helsinki', Date.UTC(2024, 1, 1, 10)],
				['America/Los_Angeles', Date.UTC(2024, 1, 1, 20)],
				['UTC', NOON],
				['Nowhere/Land', 'X is not a date and time'],
			],
			(zone) => asInstant('2024-02-01T12:00:00', 'X', zone),
		);
		expect(asInstant('1970-01-01', 'X', 'Asia/Tokyo')).toBe(0);
		expect(new Date(asInstant('9999-12-31T23:59', 'X', 'America/Los_Angeles')).toISOString()).toMatch(
			/^9999-12-31T23:/,
		);
	});

	test('is missing where there is nothing', async () => {
		const nothing = [undefined, null].map((value) => [value, hasNoValue('X').message] as const);
		await expectRows<unknown>(nothing, (value) => asInstant(value, 'X', BERLIN));
	});

	test('is refused with an example of the right form', () => {
		const description = expect.stringContaining('2026-01-31T14:30:00+01:00') as unknown;
		expect(() => asInstant('01.02.2024', 'X', BERLIN)).toThrow(expect.objectContaining({ description }));
	});
});

test('A time zone has the name that n8n uses, and is never that of the machine', async () => {
	const refused = ['', 'Helsinki', 'local', 'system', 'default', 'UTC+2', 'Europe/Nowhere'];
	await expectRows(
		[
			['Europe/Helsinki', 'Europe/Helsinki'],
			['asia/tokyo', 'Asia/Tokyo'],
			['UTC', 'UTC'],
			...refused.map((name) => [name, 'X is not the name of a time zone'] as const),
		],
		(name) => asTimeZone(name, 'X'),
	);
});

test('A day is that of the workflow', async () => {
	await expectRows(
		[
			['2024-02-01', '2024-02-01'],
			['2024-02-01T23:30:00Z', '2024-02-02'],
			['2024-02-01T00:00:00', '2024-02-01'],
			['2024-02-30', 'X is not a date and time'],
		],
		(value) => asDay(value, 'X', BERLIN),
	);
});
