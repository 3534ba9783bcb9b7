import type { IDataObject } from 'n8n-workflow';
import type { EventsKey } from '../../../simulators/usm-anywhere/index.cts';
import { expectRows } from '../../harness/rows';
import { tenant } from './setting.cts';

const ALARMS = { resource: 'alarm', operation: 'getAll', filters: { suppressed: 'both' } };
const EVENTS = { ...ALARMS, resource: 'event' };
const ALL = { returnAll: true };
const OLDEST_FIRST = { sort: 'timestamp_occured,asc' };

const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);

describe('Get Many', () => {
	test('gives the newest 50 alarms unless told otherwise, with one request', async () => {
		const { vendor, run, asked } = await tenant();
		const { json } = await run(ALARMS);
		expect(ids(json)).toEqual(ids(vendor.alarms).reverse().slice(0, 50));
		expect(asked()).toHaveLength(1);
		expect(asked()[0].query).toEqual({ page: '0', size: '50', sort: 'timestamp_occured,desc' });
	});

	test('the highest priority comes first when asked for', async () => {
		const { run } = await tenant();
		const { json } = await run({ ...ALARMS, ...ALL, sort: 'priority,desc', output: 'raw' });
		const priorities = json.map(({ priority }) => Number(priority));
		expect(priorities).toHaveLength(100);
		expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
	});

	test('says so instead of leaving alarms out when there are too many to sort by priority', async () => {
		const { run } = await tenant({ alarms: 10_500 });
		const { error, items } = await run({ ...ALARMS, ...ALL, sort: 'priority,desc', options: { pageSize: 1000 } });
		expect(items).toEqual([]);
		expect(error?.message).toContain('at most 10000 records in this order');
		expect(error).toMatchObject({ description: expect.stringContaining('Sort by time') });
	});

	test('returns no alarm twice when others arrive while the list is read, unless Unique by ID is off', async () => {
		for (const [options, duplicates] of [
			[{}, 0],
			[{ uniqueById: false }, 5],
		] as const) {
			const { vendor, run } = await tenant({
				alarms: 300,
				faults: [{ query: { page: '1' }, answer: { delayMs: 50 } }],
			});
			const before = ids(vendor.alarms).reverse();
			const page0 = run({ ...ALARMS, ...ALL, options: { ...options, parallelRequests: 1 } });
			while (!vendor.requests.some(({ query }) => query.get('page') === '1')) await new Promise(setImmediate);
			for (let count = 0; count < 5; count++) vendor.addAlarm();
			const { json } = await page0;
			expect(json).toHaveLength(300 + duplicates);
			expect([...new Set(ids(json))]).toEqual(before);
		}
	});

	test('reads events by each name that servers have for the list', async () => {
		await expectRows<EventsKey>(
			[
				['events', 130],
				['eventResources', 130],
				['eventResourceList', 130],
			],
			async (eventsKey) => {
				const { run } = await tenant({ events: 130, eventsKey });
				return (await run({ ...EVENTS, ...ALL })).json.length;
			},
		);
	});

	test('says what the server calls its list when that is none of the known names', async () => {
		const patch = { _embedded: { eventResources: null, logs: [] } };
		const { run } = await tenant({ faults: [{ path: '/api/2.0/events', answer: { patch } }] });
		expect((await run(EVENTS)).error?.message).toContain(
			'the answer has _embedded.logs; expected _embedded.eventResources',
		);
	});

	test('alarms have their events in one shape, whether the server wraps them or not', async () => {
		const { vendor, run } = await tenant();
		const { json } = await run({ ...ALARMS, ...ALL, ...OLDEST_FIRST, output: 'raw' });
		expect(json.map(({ events }) => ids(events as IDataObject[]))).toEqual(
			vendor.alarms.map(({ events }) => ids(events ?? [])),
		);
		expect(json.map(({ packet_data }) => packet_data)).toEqual(vendor.alarms.map(({ packet_data }) => packet_data));
	});

	test('simplified records have ten fields, raw ones all that the server sent', async () => {
		const { vendor, run } = await tenant();
		const simple = await run({ ...EVENTS, limit: 3 });
		for (const event of simple.json) expect(Object.keys(event)).toHaveLength(10);
		const raw = await run({ ...EVENTS, limit: 3, output: 'raw' });
		expect(raw.json).toMatchObject(vendor.events.slice(-3).reverse());
		expect(raw.json[0]._links).toBeDefined();
	});

	test('asks no more often than Limit needs', async () => {
		await expectRows(
			[
				[1, { records: 1, requests: 1 }],
				[100, { records: 100, requests: 1 }],
				[101, { records: 101, requests: 2 }],
				[250, { records: 250, requests: 3 }],
			],
			async (limit) => {
				const { run, asked } = await tenant({ alarms: 400 });
				const { json } = await run({ ...ALARMS, limit });
				return { records: json.length, requests: asked().length };
			},
		);
	});

	test('asks for pages of the size in Options', async () => {
		const { run, asked } = await tenant();
		await run({ ...ALARMS, ...ALL, options: { pageSize: '30', timeout: 5, requestsPerSecond: 50 } });
		expect(asked().map(({ query }) => query.size)).toEqual(['30', '30', '30', '30']);
	});

	test('says that suppressed alarms are left out', async () => {
		const { run } = await tenant();
		const { hints } = await run({ resource: 'alarm', operation: 'getAll', returnAll: true });
		expect(hints[0].message).toMatch(
			/^9\d alarms on 1 page in \d+\.\d s\. Suppressed alarms are left out\. To include them, set the filter Suppressed\.$/,
		);
	});
});
