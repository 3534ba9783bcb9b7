import { parse } from 'csv-parse/sync';
import { tenant } from './setting.cts';

const BOTH = { filters: { suppressed: 'both' }, options: { pageSize: 1000 } };
const EVENTS = { ...BOTH, resource: 'event', operation: 'getAll', returnAll: true };

const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);

/** Records fall on few instants when they lie a fraction of a millisecond apart: 1/700 means 700 on each. */
const CROWDED = 1 / 700;

describe('A list beyond the 10,000 rows that the service returns at once', () => {
	test('is written whole: 21,000 alarms, each once, from old to new', async () => {
		const { vendor, run, asked } = await tenant({ alarms: 21_000, gzip: false });
		const result = await run({ ...BOTH, resource: 'alarm', operation: 'export', fields: ['uuid'] });
		expect(result.error).toBeUndefined();
		const rows = parse(await result.binary(result.items[0]), { bom: true, columns: true }) as Array<{ uuid: string }>;
		expect(rows).toHaveLength(21_000);
		expect(new Set(ids(rows)).size).toBe(21_000);
		expect([rows[0].uuid, rows[12_345].uuid, rows[20_999].uuid]).toEqual(
			[0, 12_345, 20_999].map((place) => vendor.alarms[place].uuid),
		);
		expect(result.json[0]).toMatchObject({ count: 21_000, complete: true });
		expect(asked().filter(({ query }) => (Number(query.page) + 1) * Number(query.size) > 10_000)).toEqual([]);
	});

	test('has each record once and in order where hundreds share the instant at the edge', async () => {
		const { vendor, run } = await tenant({ events: 10_900, spacingMs: CROWDED, gzip: false });
		const { json, error } = await run({ ...EVENTS, sort: 'timestamp_occured,asc' });
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual(ids(vendor.events));
	});

	test('is so from new to old, too, cut exactly at a limit, with pages that do not divide 10,000 and a server that makes them smaller', async () => {
		const { vendor, run, asked } = await tenant({ events: 18_000, spacingMs: CROWDED, maxPageSize: 700, gzip: false });
		const options = { pageSize: 900, parallelRequests: 10 };
		const { json, error } = await run({ ...EVENTS, options, returnAll: false, limit: 10_250 });
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual(ids(vendor.events).reverse().slice(0, 10_250));
		// Behind the first window, no more is asked for than is still wanted.
		expect(asked().filter(({ query }) => query.timestamp_occured_lte !== undefined)).toHaveLength(2);
	});

	test('has no record twice and loses none although others arrive during the walk', async () => {
		const { vendor, run } = await tenant({
			events: 10_400,
			gzip: false,
			faults: [{ query: { page: '4' }, answer: { delayMs: 60 } }],
		});
		const before = ids(vendor.events);
		const running = run(EVENTS);
		while (!vendor.requests.some(({ query }) => query.get('page') === '4')) await new Promise(setImmediate);
		for (let count = 0; count < 30; count++) vendor.addEvent();
		const { json } = await running;
		const found = new Set(ids(json));
		expect(found.size).toBe(json.length);
		expect(before.filter((uuid) => !found.has(uuid))).toEqual([]);
	});

	test('is said to be incomplete where a page of the first 10,000 lacks records, although they were announced', async () => {
		const { vendor, run } = await tenant({ events: 10_400, eventsKey: 'events', gzip: false });
		const short = [...vendor.events].reverse().slice(4_000, 4_997);
		vendor.setFaults([{ query: { page: '4' }, answer: { patch: { _embedded: { events: short } } } }]);
		const { json, error } = await run({ ...EVENTS, options: { ...BOTH.options, addSummaryItem: true } });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(10_398);
		expect(json[10_397].summary).toMatchObject({ count: 10_397, complete: false });
	});

	test('is refused where more than 10,000 share one instant, since nothing leads past it', async () => {
		const { run } = await tenant({ events: 10_100, spacingMs: 0, gzip: false });
		const { error, items } = await run(EVENTS);
		expect(items).toEqual([]);
		expect(error?.message).toContain('have exactly the same time');
		expect(error).toMatchObject({ description: expect.stringContaining('Narrow the filters') });
	});
});
