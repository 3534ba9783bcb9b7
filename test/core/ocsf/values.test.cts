import fc from 'fast-check';
import { RISK_LEVEL } from '../../../core/ocsf/captions';
import { placeOf } from '../../../core/ocsf/fields';
import { requireEvent } from '../../../core/ocsf/not-mapped';
import { observablesOf } from '../../../core/ocsf/observables';
import { flatEvent } from '../../../core/ocsf/flat';
import { isSaid } from '../../../core/ocsf/said';
import type { ValueType } from '../../../core/ocsf/table';
import { FieldsSaid } from '../../../core/ocsf/unmapped';
import * as values from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { expectRows } from '../../harness/rows';
import { runs } from '../../harness/runs.cts';
import { definitions, hasSchema, withSchema } from './schema.cts';

const { choice, cve, decimal, digits, flag, hostName, ip, list, mac, mail, meaningful, port, seconds } = values;
const { serial, severity, text, time, uuid, whole } = values;
const NONE = undefined;

test('a value is read only as what it is; what it is not stays unmapped', async () => {
	await expectRows<[type: ValueType, given: unknown]>(
		[
			[[text, ' a '], ' a '],
			[[text, 7], '7'],
			[[text, false], 'false'],
			[[text, ' \n'], NONE],
			[[text, ['a']], NONE],
			[[text, { a: 1 }], NONE],
			[[meaningful, 'N/A'], NONE],
			[[meaningful, 'Windows'], 'Windows'],
			[[serial, 'To be filled by O.E.M.'], NONE],
			[[serial, '0000-00'], NONE],
			[[serial, 'SN 1'], 'SN 1'],
			[[serial, 'Ωμέγα'], 'Ωμέγα'],
			[[severity, 'Moderate'], { id: 3, caption: 'Medium' }],
			[[severity, 'n/a'], { id: 0, caption: 'Unknown' }],
			[[severity, 'urgent'], { id: 99, caption: 'urgent' }],
			[[choice(RISK_LEVEL, {}), 'unknown'], NONE],
			[[whole, '12'], 12],
			[[whole, 12.5], NONE],
			[[whole, '1e3'], NONE],
			[[whole, '9007199254740993'], NONE],
			[[whole, true], NONE],
			[[whole, NaN], NONE],
			[[decimal, '-7.50'], -7.5],
			[[decimal, ''], NONE],
			[[decimal, Infinity], NONE],
			[[digits, '0.90'], '0.90'],
			[[digits, 0.9], '0.9'],
			[[digits, 'high'], NONE],
			[[port, 65_535], 65_535],
			[[port, '65536'], NONE],
			[[port, -1], NONE],
			[[flag, 'TRUE'], true],
			[[flag, false], false],
			[[flag, 1], NONE],
			[[flag, { toString: 'true' }], NONE],
			[[time, '2026-01-15T08:30:00.123999Z'], Date.UTC(2026, 0, 15, 8, 30, 0, 123)],
			[[time, 1_768_465_800], 1_768_465_800_000],
			[[time, '0001-01-01T00:00:00Z'], NONE],
			[[time, 'never'], NONE],
			[[seconds, '1.5'], 1_500],
			[[seconds, 'soon'], NONE],
			[[seconds, 1e15], NONE],
			[[cve, 'cve-2026-12345'], 'cve-2026-12345'],
			[[cve, 'CVE-2026-1, CVE-2026-2'], NONE],
			[[uuid, '123E4567-e89b-12d3-a456-426614174000'], '123E4567-e89b-12d3-a456-426614174000'],
			[[uuid, '123e4567e89b12d3a456426614174000'], NONE],
			[[hostName, 'web-1.example.'], 'web-1.example.'],
			[[hostName, '10.0.0.1'], NONE],
			[[hostName, 'x'.repeat(321)], NONE],
			[[mail, 'a.b+c@d-e.example'], 'a.b+c@d-e.example'],
			[[mail, 'Kim <kim@acme.example>'], NONE],
			[
				[list(ip), ['10.0.0.1', 'x', '10.0.0.1', '::1']],
				['10.0.0.1', '::1'],
			],
			[[list(ip), '::1'], ['::1']],
			[[list(ip), ['x']], NONE],
		],
		([type, given]) => type.read(given),
	);
});

test('a word of a product is the value that it means, or "Other" with the word itself', async () => {
	const level = choice(RISK_LEVEL, { high: 3, constructor: 4 });
	await expectRows<unknown>(
		[
			[' HIGH ', { id: 3, caption: 'High' }],
			['Very High', { id: 99, caption: 'Very High' }],
			['__proto__', { id: 99, caption: '__proto__' }],
			[5, { id: 99, caption: '5' }],
			[' ', NONE],
			[null, NONE],
			[{ high: 3 }, NONE],
		],
		(given) => level.read(given),
	);
});

test('an address in another spelling is the same join key, and what is no address is none', async () => {
	await expectRows<[ValueType, unknown]>(
		[
			[[ip, '10.0.0.1'], '10.0.0.1'],
			[[ip, '2001:DB8::00A1'], '2001:db8::a1'],
			[[ip, '2001:db8:0:0:0:0:0:a1'], '2001:db8::a1'],
			[[ip, '10.0.0.256'], NONE],
			[[ip, '010.0.0.1'], NONE],
			[[ip, '10.0.0.1/24'], NONE],
			[[ip, 'fe80::1%eth0'], NONE],
			[[ip, '1::2::3'], NONE],
			[[ip, '0000:0000:0000:0000:0000:ffff:255.255.255.255'], NONE],
			[[ip, 167_772_161], NONE],
			[[mac, '00-1A-2B-3C-4D-5E'], '00:1a:2b:3c:4d:5e'],
			[[mac, '001A2B3C4D5E'], '00:1a:2b:3c:4d:5e'],
			[[mac, '001a.2b3c.4d5e'], '00:1a:2b:3c:4d:5e'],
			[[mac, '00:1a:2b:3c:4d'], NONE],
			[[mac, 112_233_445_566], NONE],
		],
		([type, given]) => {
			const read = type.read(given) as string | undefined;
			return read && observablesOf({ [type === ip ? 'ip' : 'mac']: read })![0].value;
		},
	);
});

test('join keys have one spelling, the place of the first one, and come once', () => {
	const keys = observablesOf({
		device: { hostname: 'WEB-1.example.', ip: '10.0.0.1', owner: { name: 'Kim' }, hw_info: { serial_number: 'sn1' } },
		evidences: [{ user: { name: 'KIM', email_addr: 'Kim@Acme.Example' } }, 'no object'],
		vulnerabilities: [{ cve: { uid: 'cve-2026-1001' } }],
		metadata: { uid: 'x', name: 'y' },
	});
	expect(keys!.map(({ name, type_id: id, type, value }) => [name, id, type, value])).toEqual([
		['device.hostname', 1, 'Hostname', 'web-1.example'],
		['device.ip', 2, 'IP Address', '10.0.0.1'],
		['device.owner.name', 4, 'User Name', 'kim'],
		['device.hw_info.serial_number', 37, 'Serial Number', 'SN1'],
		['evidences[].user.email_addr', 5, 'Email Address', 'kim@acme.example'],
		['vulnerabilities[].cve.uid', 18, 'CVE uid', 'CVE-2026-1001'],
	]);
	expect(observablesOf({ message: 'nothing', ip: 'no address' })).toEqual([
		{ name: 'ip', type_id: 2, type: 'IP Address', value: 'no address' },
	]);
	expect(observablesOf({ message: 'nothing' })).toBeUndefined();
});

test('what joins strangers is no join key', async () => {
	await expectRows<readonly [name: string, value: string]>(
		[
			...['0.0.0.0', '127.0.0.1', '127.1.2.3', '::', '::1', '0:0:0:0:0:0:0:1', '255.255.255.255'].map(
				(value) => [['ip', value], NONE] as const,
			),
			...['00:00:00:00:00:00', 'FF-FF-FF-FF-FF-FF'].map((value) => [['mac', value], NONE] as const),
			...['localhost', 'Unknown', 'n/a', '-'].map((value) => [['hostname', value], NONE] as const),
			...['To Be Filled By O.E.M.', '0', 'None', ' '].map((value) => [['serial_number', value], NONE] as const),
			[['ip', '10.0.0.1'], '10.0.0.1'],
			[['ip', '::ffff:7f00:1'], '::ffff:7f00:1'],
			[['hostname', 'unknown-7'], 'unknown-7'],
			[['serial_number', ' sn1 '], 'SN1'],
		],
		([name, value]) => observablesOf({ device: { hw_info: { [name]: value } } })?.[0].value,
	);
	const account = { owner: { name: 'root' }, ip: '10.0.0.1' };
	expect(observablesOf({ dst_endpoint: account })!.map(({ value }) => value)).toEqual(['10.0.0.1']);
});

test('an event says the same text in any case, the same number and the same instant, and nothing else', async () => {
	const event = { name: 'Kim', count: 7, seen: Date.UTC(2026, 0, 15), list: ['a', 'undefined'] };
	await expectRows<unknown>(
		[
			['KIM', true],
			['KIM ', false],
			['7', true],
			['07', true],
			['2026-01-15', true],
			['', true],
			[null, true],
			['8', false],
			[true, false],
			[['kim', { deep: [7, null] }], true],
			[['2026-01-15T00:00:00Z'], true],
			[['kim', 'b'], false],
			[[undefined, 'a'], true],
			[['other'], false],
		],
		(source) => isSaid(source, event),
	);
	expect(isSaid(['other'], ['kim'])).toBe(false);
	expect(isSaid('', 'kim')).toBe(true);
});

test('what is empty is left out at any depth, and what is not stays the very same', () => {
	const whole = { a: [1, { b: 0 }], c: false };
	const fields = [
		['whole', whole],
		['__proto__', 1],
		[
			'odd',
			Object.fromEntries([
				['__proto__', 1],
				['b', null],
				['c', [[], '', { d: {} }, 2]],
			]),
		],
		...[{}, [], [{ a: '' }], undefined, null].map((empty, index) => [`empty ${index}`, empty]),
	];
	const left = new FieldsSaid(Object.fromEntries(fields) as Row).others()!;
	expect(left.whole).toBe(whole);
	expect(Object.keys(left)).toEqual(['whole', '__proto__', 'odd']);
	expect(Object.entries(left.odd as object)).toEqual([
		['__proto__', 1],
		['c', [2]],
	]);
});

test('of a field inside others only this one is taken out, and a list stays whole', () => {
	const row = { a: { b: 1, c: { d: 2, e: 3 } }, 'a.b': 4, list: [{ x: 1 }], other: 5 } as Row;
	const said = new FieldsSaid(row);
	for (const field of ['a.b', 'a.c.d', 'list.0.x', 'other']) said.add(placeOf(field));
	expect(said.others()).toEqual({ a: { b: 1, c: { e: 3 } }, list: [{ x: 1 }] });
	const inside = new FieldsSaid({ a: { b: 1 } });
	for (const field of ['a.b', 'a.c']) inside.add(placeOf(field));
	expect(inside.others()).toBeUndefined();
});

test('a table has a column for each value of an event; lists, and what is not mapped, are in one', () => {
	expect(
		flatEvent({ time: 1, device: { os: { name: 'a' } }, observables: [{ value: 1 }], unmapped: { x: { y: 1 } } }),
	).toEqual({
		...{ time: 1, 'device.os.name': 'a', observables: [{ value: 1 }], unmapped: { x: { y: 1 } } },
	});
});

test('where there must be an event it is handed on', () => {
	const event = { time: 1 };
	expect(requireEvent(event)).toBe(event);
});

withSchema('what is read as an address', () => {
	/** Attributes whose texts have a pattern. */
	const patterned: Array<[ValueType, owner: string, name: string]> = hasSchema
		? [
				[ip, 'device', 'ip'],
				[mac, 'device', 'mac'],
				[mail, 'user', 'email_addr'],
				[uuid, 'device', 'os_machine_uuid'],
			]
		: [];
	const near = fc.oneof(
		fc.ipV4(),
		fc.ipV6(),
		fc.emailAddress(),
		fc.uuid(),
		fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF:.-%/@ \n'), maxLength: 42 }),
	);

	test.each(patterned)('fits the pattern of the schema: %o', (type, owner, name) => {
		const { pattern, maxLength = Infinity } = definitions[owner].properties![name] as {
			pattern: string;
			maxLength?: number;
		};
		const form = new RegExp(pattern);
		fc.assert(
			fc.property(near, (given) => {
				const read = type.read(given) as string | undefined;
				expect(read === undefined || (form.test(read) && read.length <= maxLength)).toBe(true);
			}),
			{ numRuns: runs(1_000) },
		);
	});
});
