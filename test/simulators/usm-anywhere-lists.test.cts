import {
	startUsmAnywhere,
	type UsmAnywhereOptions,
	type UsmAnywhereSimulator,
} from '../../simulators/usm-anywhere/index.cts';
import { logIn } from './usm-client.cts';
import { everyRow } from './rows.cts';

let simulator: UsmAnywhereSimulator;
const start = async (options: UsmAnywhereOptions = {}) => {
	simulator = await startUsmAnywhere(options);
	return await logIn(simulator);
};
const uuids = (rows: Array<{ uuid: string }>) => rows.map(({ uuid }) => uuid);

const stop = async () => await simulator.stop();
afterEach(stop);

describe('alarm list', () => {
	it('has 20 alarms, newest first, by default', async () => {
		const client = await start();
		const rows = await client.alarms();
		expect(uuids(rows)).toEqual(uuids(simulator.alarms.slice(-20).reverse()));
		expect((await client.list('/alarms')).page).toEqual({ size: 20, totalElements: 100, totalPages: 5, number: 0 });
		expect(uuids(await client.alarms('/'))).toEqual(uuids(rows));
	});

	it("has absolute links with the client's host name, no prev on the first page, no next on the last", async () => {
		const client = await start({ alarms: 50 });
		const { host, port } = new URL(simulator.url);
		const list = async (page: number) => {
			const { _links } = await client.list(`/alarms?page=${page}`);
			return Object.fromEntries(Object.entries(_links).map(([name, { href }]) => [name, href]));
		};
		const at = (page: number) => `http://${host}/api/2.0/alarms?page=${page}&size=20&sort=timestamp_occured,desc`;
		const self = `http://${host}/api/2.0/alarms?page=`;
		expect(await list(0)).toEqual({ first: at(0), self: `${self}0`, next: at(1), last: at(2) });
		expect(await list(2)).toEqual({ first: at(0), self: `${self}2`, prev: at(1), last: at(2) });
		const bare = (await client.list('/alarms'))._links.self.href;
		expect(bare).toBe(`http://${host}/api/2.0/alarms`);
		const byName = await fetch(`http://localhost:${port}/api/2.0/alarms`, {
			headers: { authorization: `Bearer ${client.token}` },
		});
		expect(((await byName.json()) as { _links: { self: { href: string } } })._links.self.href).toContain(
			'http://localhost:',
		);
	});

	it('has every alarm exactly once in its pages, in both orders', async () => {
		const client = await start({ alarms: 95 });
		for (const direction of ['asc', 'desc']) {
			const pages = await Promise.all(
				[0, 1, 2, 3].map((page) => client.alarms(`?page=${page}&size=30&sort=timestamp_occured,${direction}`)),
			);
			const expected = uuids(simulator.alarms);
			expect(uuids(pages.flat())).toEqual(direction === 'asc' ? expected : expected.reverse());
		}
	});

	it('leaves out _embedded when nothing is found', async () => {
		const client = await start({ alarms: 0 });
		const body = await client.list('/alarms');
		expect(body).not.toHaveProperty('_embedded');
		expect(body.page).toEqual({ size: 20, totalElements: 0, totalPages: 0, number: 0 });
	});

	it('silently lowers a page size above the maximum', async () => {
		const client = await start({ maxPageSize: 25 });
		const { page, _embedded } = await client.list('/alarms?size=1000');
		expect([page.size, _embedded?.alarms.length]).toEqual([25, 25]);
	});

	it('refuses rows after the result window, although its own last link leads there', async () => {
		const client = await start({ resultWindow: 50 });
		expect((await client.get('/alarms?page=4&size=10')).status).toBe(200);
		const refused = await client.get('/alarms?page=5&size=10');
		expect(refused.status).toBe(500);
		expect(await refused.json()).toMatchObject({
			location: '/api/2.0/alarms',
			error: expect.stringContaining('Result window'),
		});
	});

	it('filters by every field', async () => {
		await everyRow(
			[
				['status', 'open'],
				['priority_label', 'high'],
				['suppressed', 'true'],
				['rule_intent', 'Delivery & Attack'],
				['rule_strategy', 'Brute Force Authentication'],
				['rule_method', 'SSH Password Guessing'],
			],
			async ([field, value]) => {
				const client = await start();
				const rows = await client.alarms(`?size=100&${field}=${encodeURIComponent(value)}`);
				const expected = simulator.alarms.filter((alarm) => String(alarm[field]) === value);
				expect(uuids(rows)).toEqual(uuids(expected.reverse()));
				expect(rows.length).toBeGreaterThan(0);
				expect(rows.length).toBeLessThan(100);
			},
			stop,
		);
	});

	it('filters by sensor, and by a status with both spellings', async () => {
		const client = await start();
		const [sensor] = simulator.alarms[0].alarm_sensor_sources;
		const ofSensor = await client.alarms(`?size=100&alarm_sensor_sources=${sensor}`);
		expect(ofSensor.every((row) => row.alarm_sensor_sources.includes(sensor))).toBe(true);
		expect(ofSensor.length).toBe(simulator.alarms.filter((alarm) => alarm.sensor_uuid === sensor).length);
		const rows = await client.alarms('?size=100&status=in_review');
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.every((row) => row.status === 'in review')).toBe(true);
		expect(uuids(await client.alarms('?size=100&status=in%20review'))).toEqual(uuids(rows));
	});

	it('filters by time of occurrence, both ends included', async () => {
		const client = await start();
		const [from, to] = [simulator.alarms[10], simulator.alarms[19]].map((alarm) => alarm.timestamp_occured);
		const rows = await client.alarms(
			`?timestamp_occured_gte=${from}&timestamp_occured_lte=${to}&sort=timestamp_occured,asc`,
		);
		expect(uuids(rows)).toEqual(uuids(simulator.alarms.slice(10, 20)));
	});

	it('ignores what it does not know and returns all alarms', async () => {
		await everyRow(
			[
				'timestamp_received_gte=9999999999999',
				'timestamp_occurred_gte=9999999999999',
				'state=open',
				'status=open,closed',
				'status=open&status=closed',
			],
			async (query) => {
				const client = await start();
				expect((await client.list(`/alarms?${query}`)).page.totalElements).toBe(100);
			},
			stop,
		);
	});

	it('can accept repeated values, but never a list with commas', async () => {
		const client = await start({ honorMultiValued: true });
		const expected = simulator.alarms.filter(({ status }) => status !== 'in review').length;
		expect((await client.list('/alarms?status=open&status=closed')).page.totalElements).toBe(expected);
		expect((await client.list('/alarms?status=open,closed')).page.totalElements).toBe(100);
	});

	it('has links without the filters by default, and with them when configured', async () => {
		const dropping = await start();
		expect((await dropping.list('/alarms?suppressed=false'))._links.next.href).not.toContain('suppressed');
		await simulator.stop();
		const keeping = await start({ linksKeepFilters: true });
		expect((await keeping.list('/alarms?suppressed=false'))._links.next.href).toContain('&suppressed=false');
	});

	it('sorts by priority, and by time when the field is unknown', async () => {
		const client = await start();
		const priorities = (await client.alarms('?size=100&sort=priority,asc')).map(({ priority }) => priority);
		expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
		expect(uuids(await client.alarms('?sort=asc'))).toEqual(uuids(await client.alarms()));
	});

	it('orders alarms of one millisecond by id', async () => {
		const client = await start({ spacingMs: 0 });
		const ids = uuids(await client.alarms('?size=100&sort=timestamp_occured,asc'));
		expect(ids).toEqual([...ids].sort());
		expect(new Set(ids).size).toBe(100);
	});

	it('has the events of an alarm in wrappers: numeric time, a template as link, booleans as text', async () => {
		const client = await start();
		const [row] = await client.alarms();
		const events = row.events as unknown as Array<Record<string, unknown>>;
		expect(events[0]).toEqual({
			timeStamp: Number(row.timestamp_occured),
			enriched: true,
			_links: { self: { href: `${simulator.url}/api/2.0/events/{eventId}`, templated: true } },
			message: expect.objectContaining({
				uuid: row.packet_data[0],
				suppressed: expect.stringMatching(/^(true|false)$/),
				has_alarm: 'true',
			}),
		});
	});
});

describe('events', () => {
	it('can be listed with every key', async () => {
		await everyRow(
			['events', 'eventResources', 'eventResourceList'] as const,
			async (eventsKey) => {
				const client = await start({ eventsKey });
				expect(Object.keys((await client.list('/events'))._embedded ?? {})).toEqual([eventsKey]);
			},
			stop,
		);
	});

	it('can be filtered by every documented field; no field is required', async () => {
		const client = await start();
		const [sample] = simulator.events;
		for (const field of [
			'account_name',
			'plugin',
			'event_name',
			'source_name',
			'sensor_uuid',
			'source_username',
			'suppressed',
		]) {
			const rows = await client.events(`?size=200&${field}=${encodeURIComponent(String(sample[field]))}`);
			expect(uuids(rows)).toEqual(uuids(simulator.events.filter((event) => event[field] === sample[field]).reverse()));
		}
		const window = `?timestamp_occured_gte=${sample.timestamp_occured}&timestamp_occured_lte=${sample.timestamp_occured}`;
		expect(uuids(await client.events(window))).toEqual([sample.uuid]);
		expect((await client.list('/events')).page.totalElements).toBe(200);
	});

	it('have suppressed as a boolean in the list and as text when read alone', async () => {
		const client = await start();
		const [row] = await client.events();
		const alone = await client.json(`/events/${row.uuid}`);
		expect([typeof row.suppressed, typeof row.has_alarm, typeof alone.suppressed]).toEqual([
			'boolean',
			'boolean',
			'string',
		]);
	});

	it('can be added', async () => {
		const client = await start();
		const { uuid } = simulator.addEvent({ event_name: 'Mine', timestamp_occured: '1900000000000' });
		expect(uuids(await client.events('?event_name=Mine'))).toEqual([uuid]);
		expect(await client.json(`/events/${uuid}`)).toMatchObject({ event_name: 'Mine' });
	});
});
