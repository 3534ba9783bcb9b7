import type { IDataObject } from 'n8n-workflow';
import type { EventsKey } from '../../../simulators/usm-anywhere/index.cts';
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

	test.each([
		[1, 1],
		[100, 1],
		[101, 2],
		[250, 3],
	])('gives exactly %i alarms when that is the limit, with %i requests', async (limit, requests) => {
		const { vendor, run, asked } = await tenant({ alarms: 400 });
		const { json } = await run({ ...ALARMS, limit });
		expect(ids(json)).toEqual(ids(vendor.alarms).reverse().slice(0, limit));
		expect(asked()).toHaveLength(requests);
	});

	test('gives all there are when the limit is huge', async () => {
		const { run, asked } = await tenant({ alarms: 230 });
		expect((await run({ ...ALARMS, limit: 1_000_000_000 })).json).toHaveLength(230);
		expect(asked()).toHaveLength(3);
	});

	test.each([0, -1, 1.5, 'abc', true])('refuses the limit %p before anything is sent', async (limit) => {
		const { vendor, run } = await tenant();
		const { error } = await run({ ...ALARMS, limit });
		expect(error?.message).toMatch(
			/^USM Anywhere, get many alarms: Limit is .* where a whole number from 1 is due \[item 0\]$/,
		);
		expect(vendor.requests).toEqual([]);
	});

	test('gives every record once and in order with Return All, and asks for no page twice', async () => {
		const { vendor, run, asked } = await tenant({ alarms: 730, events: 730 });
		for (const [parameters, records] of [
			[ALARMS, vendor.alarms],
			[EVENTS, vendor.events],
		] as const) {
			vendor.resetCounters();
			expect(ids((await run({ ...parameters, ...ALL, ...OLDEST_FIRST })).json)).toEqual(ids(records));
			expect(
				asked()
					.map(({ query }) => query.page)
					.sort(),
			).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
		}
	});

	test('gives an empty list for an empty tenant', async () => {
		const { run } = await tenant({ alarms: 0 });
		const { json, error } = await run({ ...ALARMS, ...ALL });
		expect([json, error]).toEqual([[], undefined]);
	});

	test('the highest priority comes first when asked for', async () => {
		const { run } = await tenant();
		const { json } = await run({ ...ALARMS, ...ALL, sort: 'priority,desc', simplify: false });
		const priorities = json.map(({ priority }) => Number(priority));
		expect(priorities).toHaveLength(100);
		expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
	});

	test('says so instead of leaving alarms out when there are too many to sort by priority', async () => {
		const { run } = await tenant({ alarms: 10_500 });
		const { error, items } = await run({ ...ALARMS, ...ALL, sort: 'priority,desc', options: { pageSize: 1000 } });
		expect(items).toEqual([]);
		expect(error?.message).toContain('no more than 10000 records in this order');
		expect(error).toMatchObject({ description: expect.stringContaining('Sort by time') });
	});

	test.each(['name,asc', '', 7])('refuses the order %p, which USM Anywhere would ignore', async (sort) => {
		const { vendor, run } = await tenant();
		const { error } = await run({ ...ALARMS, sort });
		expect(error?.message).toContain(`Sort is "${sort}", which is not on offer`);
		expect(vendor.requests).toEqual([]);
	});

	test('loses nothing when the server gives smaller pages than asked for', async () => {
		const { vendor, run, asked } = await tenant({ alarms: 130, maxPageSize: 20 });
		expect(ids((await run({ ...ALARMS, ...ALL, ...OLDEST_FIRST })).json)).toEqual(ids(vendor.alarms));
		expect(asked()).toHaveLength(7);
	});

	test('gives no double when alarms arrive while the list is read, unless doubles are asked for', async () => {
		for (const [options, surplus] of [
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
			expect(json).toHaveLength(300 + surplus);
			expect([...new Set(ids(json))]).toEqual(before);
		}
	});

	test.each<EventsKey>(['events', 'eventResources', 'eventResourceList'])(
		'reads events that the server calls %s',
		async (eventsKey) => {
			const { run } = await tenant({ events: 130, eventsKey });
			expect((await run({ ...EVENTS, ...ALL })).json).toHaveLength(130);
		},
	);

	test('says what the server calls its list when that is none of the known names', async () => {
		const patch = { _embedded: { eventResources: null, logs: [] } };
		const { run } = await tenant({ faults: [{ path: '/api/2.0/events', answer: { patch } }] });
		expect((await run(EVENTS)).error?.message).toContain(
			'the answer has _embedded.logs where _embedded.eventResources is due',
		);
	});

	test('alarms have their events in one shape, whether the server wraps them or not', async () => {
		const { vendor, run } = await tenant();
		const { json } = await run({ ...ALARMS, ...ALL, ...OLDEST_FIRST, simplify: false });
		expect(json.map(({ events }) => ids(events as IDataObject[]))).toEqual(
			vendor.alarms.map(({ events }) => ids(events ?? [])),
		);
		expect(json.map(({ packet_data }) => packet_data)).toEqual(vendor.alarms.map(({ packet_data }) => packet_data));
	});

	test('simplified records have ten fields, raw ones all that the server sent', async () => {
		const { vendor, run } = await tenant();
		const simple = await run({ ...EVENTS, limit: 3 });
		for (const event of simple.json) expect(Object.keys(event)).toHaveLength(10);
		const raw = await run({ ...EVENTS, limit: 3, simplify: false });
		expect(raw.json).toMatchObject(vendor.events.slice(-3).reverse());
		expect(raw.json[0]._links).toBeDefined();
	});

	test('the options set page size and pace, and wrong ones are refused by name', async () => {
		const { run, asked } = await tenant();
		await run({
			...ALARMS,
			...ALL,
			options: { pageSize: '30', timeout: 5, requestsPerSecond: 50, parallelRequests: 2 },
		});
		expect(asked().map(({ query }) => query.size)).toEqual(['30', '30', '30', '30']);
		for (const [options, words] of [
			[{ pageSize: 0 }, 'Page Size is 0 where a whole number from 1 is due'],
			[{ parallelRequests: 11 }, 'Parallel Requests is 11 where a whole number from 1 to 10 is due'],
			[{ requestsPerSecond: 'fast' }, 'Requests per Second is a string where a number from 0.01 is due'],
			[{ timeout: 0 }, 'Timeout is 0 where a number from 1 to 3600 is due'],
			[{ uniqueById: 'perhaps' }, 'Unique by ID is a string where true or false is due'],
		] as const) {
			expect((await run({ ...ALARMS, options })).error?.message).toContain(words);
		}
	});
});
