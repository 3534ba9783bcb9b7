import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { UsmAnywhereTrigger } from '../../../nodes/UsmAnywhere/UsmAnywhereTrigger.node';
import { alarmFilters } from '../../../nodes/UsmAnywhere/resources/alarm/filters';
import { eventFilters } from '../../../nodes/UsmAnywhere/resources/event/filters';
import { parametersIn } from '../../contract/subject.cts';
import type { Alarm, Event } from '../../../simulators/usm-anywhere/index.cts';
import type { InputError } from '../../../core/errors/input-error';
import { hasNoValue, mustBe, notAnOption } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { tenant, type Tenant } from './setting.cts';

const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);

async function found({ run }: Tenant, resource: string, filters: IDataObject) {
	const { json, error } = await run({
		resource,
		operation: 'getAll',
		returnAll: true,
		sort: 'timestamp_occured,asc',
		filters,
	} as never);
	if (error) throw error;
	return ids(json);
}

/** Each filter, whether the server is asked for it, and what it means. */
const ALARM_FILTERS: Array<[IDataObject, Record<string, string>, (alarm: Alarm) => boolean]> = [
	[{}, { suppressed: 'false' }, ({ suppressed }) => !suppressed],
	[{ suppressed: 'only' }, { suppressed: 'true' }, ({ suppressed }) => suppressed],
	[{ suppressed: 'both' }, {}, () => true],
	[{ status: ['open'] }, { status: 'open' }, ({ status }) => status === 'open'],
	[{ status: ['in_review'] }, {}, ({ status }) => status === 'in review'],
	[{ status: 'in review, Closed' }, {}, ({ status }) => status !== 'open'],
	[{ status: [] }, {}, () => true],
	[{ priority: ['high'] }, { priority_label: 'high' }, ({ priority_label }) => priority_label === 'high'],
	[{ priority: 'HIGH' }, { priority_label: 'high' }, ({ priority_label }) => priority_label === 'high'],
	[{ priority: ['high', 'low'] }, {}, ({ priority_label }) => priority_label !== 'medium'],
	[
		{ ruleIntent: 'Delivery & Attack' },
		{ rule_intent: 'Delivery & Attack' },
		({ rule_intent }) => rule_intent === 'Delivery & Attack',
	],
	[
		{ ruleMethod: ' SSH Password Guessing ' },
		{ rule_method: 'SSH Password Guessing' },
		({ rule_method }) => rule_method === 'SSH Password Guessing',
	],
	[
		{ ruleStrategy: 'Network Scan' },
		{ rule_strategy: 'Network Scan' },
		({ rule_strategy }) => rule_strategy === 'Network Scan',
	],
	[{ ruleMethod: '', ruleStrategy: ' ' }, {}, () => true],
	[{ occurredAfter: '', occurredBefore: '' }, {}, () => true],
];

describe('Filters', () => {
	test('of alarms give those that match; the server is asked for what it can filter', async () => {
		for (const [filters, query, fits] of ALARM_FILTERS) {
			const suppressed = { suppressed: 'both', ...filters };
			const used = Object.keys(filters).length === 0 ? {} : suppressed;
			const one = await tenant({ alarms: 300 });
			const wanted = ids(one.vendor.alarms.filter(fits));
			expect(wanted.length).toBeGreaterThan(0);
			expect([filters, await found(one, 'alarm', used)]).toEqual([filters, wanted]);
			const { page: _page, size: _size, sort: _sort, ...sent } = one.asked()[0].query;
			expect([filters, sent]).toEqual([filters, query]);
		}
	});

	test('alarms by sensor', async () => {
		const one = await tenant();
		const sensor = one.vendor.alarms[0].sensor_uuid;
		const wanted = one.vendor.alarms.filter(({ sensor_uuid }) => sensor_uuid === sensor);
		expect(await found(one, 'alarm', { sensor, suppressed: 'both' })).toEqual(ids(wanted));
		expect(one.asked()[0].query.alarm_sensor_sources).toBe(sensor);
	});

	test('of events give those that have the same text, and the server is asked for it', async () => {
		for (const [name, field] of [
			['accountName', 'account_name'],
			['eventName', 'event_name'],
			['plugin', 'plugin'],
			['sensor', 'sensor_uuid'],
			['sourceName', 'source_name'],
			['sourceUsername', 'source_username'],
		] as Array<[string, keyof Event]>) {
			const one = await tenant();
			const value = one.vendor.events[0][field] as string;
			const wanted = one.vendor.events.filter((event) => event[field] === value);
			expect(wanted.length).toBeLessThan(200);
			expect([name, await found(one, 'event', { [name]: value, suppressed: 'both' })]).toEqual([name, ids(wanted)]);
			expect([name, one.asked()[0].query[field]]).toEqual([name, value]);
		}
	});

	test('events that a rule suppresses are left out unless asked for, also where the server writes "true" as text', async () => {
		const one = await tenant();
		const visible = one.vendor.events.filter(({ suppressed }) => !suppressed);
		expect(await found(one, 'event', {})).toEqual(ids(visible));
		const rows = [{ uuid: 'a', suppressed: 'true' }, { uuid: 'b', suppressed: 'false' }, { uuid: 'c' }];
		one.vendor.setFaults([
			{ path: '/api/2.0/events', times: 'always', answer: { status: 200, body: { _embedded: { events: rows } } } },
		]);
		expect(await found(one, 'event', {})).toEqual(['b', 'c']);
		expect(await found(one, 'event', { suppressed: 'only' })).toEqual(['a']);
	});

	test('lets nothing through that does not match when the server ignores every filter', async () => {
		const one = await tenant({ alarms: 300 });
		const rows = one.vendor.alarms;
		const [first] = rows;
		one.vendor.setFaults([
			{ times: 'always', path: '/api/2.0/alarms', answer: { status: 200, body: { _embedded: { alarms: rows } } } },
		]);
		const after = Number(rows[100].timestamp_occured);
		const filters: Array<[IDataObject, (alarm: Alarm) => boolean]> = [
			...ALARM_FILTERS.filter(([given]) => Object.keys(given).length > 0).map(
				([given, , fits]) => [given, fits] as never,
			),
			[{ sensor: first.sensor_uuid }, ({ sensor_uuid }: Alarm) => sensor_uuid === first.sensor_uuid],
			[{ occurredAfter: after }, ({ timestamp_occured }: Alarm) => Number(timestamp_occured) >= after],
			[{ occurredBefore: after }, ({ timestamp_occured }: Alarm) => Number(timestamp_occured) <= after],
		];
		for (const [given, fits] of filters) {
			expect(await found(one, 'alarm', { suppressed: 'both', ...given })).toEqual(ids(rows.filter(fits)));
		}
	});

	test('reads on until a small limit is reached although the server ignores the filter, in pages of a sensible size', async () => {
		const one = await tenant();
		const page = (number: number) => ({
			query: { page: String(number) },
			times: 'always' as const,
			answer: {
				status: 200,
				body: {
					_embedded: {
						alarms: Array.from({ length: 20 }, (_, n) => ({
							uuid: `${number}-${n}`,
							status: n === 19 ? 'open' : 'closed',
						})),
					},
					_links: { next: { href: 'x' } },
					page: { totalPages: 9 },
				},
			},
		});
		one.vendor.setFaults([page(0), page(1)]);
		const { json } = await one.run({ resource: 'alarm', operation: 'getAll', limit: 2, filters: { status: ['open'] } });
		expect(ids(json)).toEqual(['0-19', '1-19']);
		expect(one.asked().map(({ query }) => query.size)).toEqual(['20', '20']);
	});

	test('records without a time are not lost to a time range', async () => {
		const one = await tenant();
		const rows = [
			{ uuid: 'a' },
			{ uuid: 'b', timestamp_occured_iso8601: '2026-01-10T00:00:00Z' },
			{ uuid: 'c', timestamp_occured: '1' },
		];
		one.vendor.setFaults([
			{ path: '/api/2.0/alarms', times: 'always', answer: { status: 200, body: { _embedded: { alarms: rows } } } },
		]);
		expect(await found(one, 'alarm', { occurredAfter: '2026-01-10T00:00:00Z' })).toEqual(['a', 'b']);
	});
});

describe('Occurred Within the Last', () => {
	test('ends at one moment for all input items, however long the execution takes', async () => {
		const begin = systemClock.now();
		let later = 0;
		jest.spyOn(systemClock, 'now').mockImplementation(() => begin + 1_000 * later++);
		const one = await tenant();
		const filters = { occurredWithin: { span: { amount: '={{ $json.days }}', unit: 'days' } } };
		const items = [1, 1, 2].map((days) => ({ json: { days } }));
		expect((await one.run({ resource: 'alarm', operation: 'getAll', filters }, { items })).error).toBeUndefined();
		const starts = one.asked().map(({ query }) => Number(query.timestamp_occured_gte));
		expect([starts[0], starts[0] - starts[2]]).toEqual([starts[1], 86_400_000]);
		expect(starts[0]).toBeGreaterThanOrEqual(begin - 86_400_000);
	});

	// n8n hands over what it does not understand as an empty filter, or with the defaults of the form.
	test('lets nothing through where it is not understood', async () => {
		const one = await tenant();
		const span = { amount: 1, unit: 'minutes' };
		await expectRows<unknown>(
			[{}, '', null, '24h', span, { span: null }, { span: [span] }, { span: {} }].map((given) => [
				given,
				expect.stringMatching(/Occurred Within the Last is empty|Amount must be/),
			]),
			async (occurredWithin) => {
				const filters = { occurredWithin } as INodeParameters;
				return (await one.run({ resource: 'alarm', operation: 'getAll', filters })).error?.message;
			},
		);
		expect(one.asked()).toEqual([]);
		const filters = `={{ ${JSON.stringify({ occurredWithin: { span: [span] } })} }}`;
		expect((await one.run({ resource: 'alarm', operation: 'getAll', filters })).error).toBeUndefined();
		expect(one.asked()).toHaveLength(1);
	});
});

describe('Occurred After and Before', () => {
	// The harness, as n8n itself, has America/New_York as its time zone: five hours behind in January.
	test('take a time with or without a zone, in milliseconds, in seconds, and as an expression', async () => {
		const bounds = {
			timestamp_occured_gte: String(Date.UTC(2026, 0, 15, 11)),
			timestamp_occured_lte: String(Date.UTC(2026, 0, 15, 11, 30)),
		};
		const outcome = [expect.objectContaining(bounds), 31];
		await expectRows<[after: unknown, before: unknown]>(
			[
				[['2026-01-15T11:00:00+00:00', '2026-01-15T11:30:00Z'], outcome],
				[['2026-01-15T06:00:00', '2026-01-15 06:30:00'], outcome],
				[['1768474800000', 1768476600000], outcome],
				[[1768474800, '1768476600'], outcome],
				[['={{ DateTime.fromISO("2026-01-15T11:00:00Z") }}', '={{ new Date("2026-01-15T11:30:00Z") }}'], outcome],
			],
			async ([occurredAfter, occurredBefore]) => {
				const one = await tenant();
				const filters = { occurredAfter, occurredBefore, suppressed: 'both' } as IDataObject;
				const alarms = await found(one, 'alarm', filters);
				return [one.asked()[0].query, alarms.length];
			},
		);
	});

	test('refuse what is no time, and an end before the start, before anything is sent', async () => {
		const one = await tenant();
		await expectRows<IDataObject>(
			[
				[{ occurredAfter: 'soon' }, expect.stringContaining('Occurred After is not a date and time')],
				[{ occurredBefore: 2026 }, expect.stringContaining('Occurred Before is not a date and time')],
				[{ occurredBefore: true }, expect.stringContaining('Occurred Before is not a date and time')],
				[{ occurredAfter: '={{ $json.nothing }}' }, expect.stringContaining('Occurred After has no value')],
				[
					{ occurredAfter: '2026-02-01', occurredBefore: '2026-01-01' },
					expect.stringContaining('Occurred After is later than Occurred Before'),
				],
			],
			async (filters) => await found(one, 'alarm', filters),
		);
		expect(one.vendor.requests).toEqual([]);
	});
});

describe('A filter that no alarm can match', () => {
	test('is refused and not ignored: ignoring it would let everything through', async () => {
		const one = await tenant();
		const refusals: Array<[string, IDataObject, InputError]> = [
			['alarm', { status: ['opened'] }, notAnOption('Status', 'opened', ['closed', 'in_review', 'open'])],
			['alarm', { priority: 'urgent' }, notAnOption('Priority', 'urgent', ['high', 'low', 'medium'])],
			['alarm', { priority: [{}] }, mustBe('Priority', 'a text', {})],
			['event', { suppressed: 'no' }, notAnOption('Suppressed', 'no', ['both', 'hide', 'only'])],
			['event', { sourceUsername: '={{ $json.nobody }}' }, hasNoValue('Source User Name')],
		];
		for (const [resource, filters, { message, description }] of refusals) {
			await expect(found(one, resource, filters)).rejects.toMatchObject({
				message: expect.stringContaining(message),
				description,
			});
		}
		expect(one.vendor.requests).toEqual([]);
	});

	test('a number is read as the text that it looks like', async () => {
		const one = await tenant();
		one.vendor.addEvent({ event_name: '4625' });
		expect(await found(one, 'event', { eventName: '={{ 4625 }}', suppressed: 'both' })).toHaveLength(1);
	});
});

test('the trigger has the filters of both lists', () => {
	const names = parametersIn(new UsmAnywhereTrigger().description.properties).map(([name]) => name);
	const filters = [...alarmFilters.rules, ...eventFilters.rules].flatMap(({ parameters }) => parameters);
	const wanted = filters
		.filter(({ type }) => !['dateTime', 'fixedCollection'].includes(type))
		.map(({ name }) => `filters.${name}`);
	expect(names).toEqual(expect.arrayContaining(wanted));
});
