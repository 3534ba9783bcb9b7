import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { tenant } from './setting.cts';

const MINUTE = 60_000;
const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);
const ago = (minutes: number) => String(Date.now() - minutes * MINUTE);

/** A tenant whose alarms and events reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A manual test of the trigger', () => {
	test('shows the five newest alarms and remembers nothing', async () => {
		const { vendor, poll, asked } = await lively();
		const memory = {};
		const { json } = await poll({ filters: { suppressed: 'both' } }, memory, { mode: 'manual' });
		expect(ids(json)).toEqual(ids(vendor.alarms).reverse().slice(0, 5));
		expect(json[0].dedupeKey).toBe(`usmAnywhere:${String(json[0].uuid)}`);
		expect(Object.keys(json[0])).toHaveLength(11);
		expect(memory).toEqual({});
		expect(asked()).toHaveLength(1);
	});

	test('shows raw events when Simplify is off', async () => {
		const { vendor, poll } = await lively();
		const { json } = await poll(
			{ event: 'newEvent', simplify: false, filters: { suppressed: 'both' } },
			{},
			{ mode: 'manual' },
		);
		expect(json[0]).toMatchObject(vendor.events.at(-1)!);
	});

	test('says what to do when none of the latest records matches, and does not read a large tenant to its end', async () => {
		const { poll, asked } = await lively({ alarms: 9_000, gzip: false });
		const { error } = await poll(
			{ filters: { status: ['open', 'closed'], ruleMethod: 'No such method' } },
			{},
			{ mode: 'manual' },
		);
		expect(error?.message).toBe(
			'USM Anywhere, look for new alarms: none of the latest records matches the filters, so there is no sample to show',
		);
		expect(error).toMatchObject({ description: expect.stringContaining('Remove a filter') });
		const rare = await poll(
			{ filters: { status: ['in_review'], priority: ['high'], sensor: '', suppressed: 'only' } },
			{},
			{ mode: 'manual' },
		);
		expect(rare.error ?? rare.json).toBeDefined();
		expect(asked().length).toBeLessThan(70);
	});
});

describe('An active trigger', () => {
	test('starts with what is new from then on: nothing old, then each new alarm once', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		expect((await poll({}, memory)).items).toBeNull();
		expect((await poll({}, memory)).items).toBeNull();
		const alarm = vendor.addAlarm({ suppressed: false });
		expect((await poll({}, memory)).json).toEqual([
			expect.objectContaining({ uuid: alarm.uuid, dedupeKey: `usmAnywhere:${alarm.uuid}` }),
		]);
		expect((await poll({}, memory)).items).toBeNull();
	});

	test('hands on an alarm that appears late, once, as far as the look-back goes', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll({}, memory);
		vendor.addAlarm({ suppressed: false });
		await poll({}, memory);
		const late = vendor.addAlarm({ suppressed: false, timestamp_occured: ago(40) });
		vendor.addAlarm({ suppressed: false, timestamp_occured: ago(300) });
		expect(ids((await poll({}, memory)).json)).toEqual([late.uuid]);
		expect((await poll({}, memory)).items).toBeNull();
	});

	test('hands on the later one too when the look-back is longer', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { options: { lookBackMinutes: 400 } };
		await poll(parameters, memory);
		const late = vendor.addAlarm({ suppressed: false, timestamp_occured: ago(300) });
		expect(ids((await poll(parameters, memory)).json)).toEqual([late.uuid]);
	});

	test('reads all pages, and loses and doubles nothing when the third fails', async () => {
		const { vendor, poll } = await lively({ alarms: 0 });
		const memory: IDataObject = {};
		await poll({}, memory);
		const wanted = Array.from({ length: 430 }, () => vendor.addAlarm({ suppressed: false }).uuid);
		const before = JSON.stringify(memory);
		vendor.setFaults([{ query: { page: '2' }, times: 'always', answer: { status: 500 } }]);
		const failed = await poll({}, memory);
		expect(failed.error?.message).toContain(
			'USM Anywhere, look for new alarms: the service is not able to answer now (HTTP 500)',
		);
		expect(JSON.stringify(memory)).toBe(before);
		vendor.setFaults([]);
		const { json } = await poll({}, memory);
		expect(ids(json).sort()).toEqual(wanted.sort());
		expect((await poll({}, memory)).items).toBeNull();
	});

	test('hands a backlog on in portions, oldest first, until none is left', async () => {
		const { vendor, poll } = await lively({ alarms: 0 });
		const memory = {};
		const parameters = { options: { maxItems: 40 } };
		await poll(parameters, memory);
		for (let minute = 29; minute >= 0; minute--) {
			for (let count = 0; count < 3; count++) vendor.addAlarm({ suppressed: false, timestamp_occured: ago(minute) });
		}
		const portions = [await poll(parameters, memory), await poll(parameters, memory), await poll(parameters, memory)];
		expect(portions.map(({ json }) => json.length)).toEqual([40, 40, 10]);
		expect(portions.flatMap(({ json }) => json.map(({ occurred_at }) => occurred_at))).toEqual(
			vendor.alarms.map(({ timestamp_occured }) => new Date(Number(timestamp_occured)).toISOString()),
		);
		expect(new Set(portions.flatMap(({ json }) => ids(json))).size).toBe(90);
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	test.each([
		['an instant', () => new Date(Date.now() - 10.5 * MINUTE).toISOString()],
		['epoch milliseconds', () => String(Date.now() - 10.5 * MINUTE)],
	])('with Start From as %s begins with what occurred since then', async (_, startFrom) => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { filters: { suppressed: 'both' }, options: { startFrom: startFrom() } };
		expect(ids((await poll(parameters, memory)).json)).toEqual(ids(vendor.alarms).slice(-11));
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	test('watches events, with filters', async () => {
		const { vendor, poll, asked } = await lively();
		const memory = {};
		const parameters = { event: 'newEvent', filters: { eventName: 'PutObject' } };
		expect((await poll(parameters, memory)).items).toBeNull();
		const wanted = vendor.addEvent({ event_name: 'PutObject', suppressed: false });
		vendor.addEvent({ event_name: 'GetObject', suppressed: false });
		vendor.addEvent({ event_name: 'PutObject', suppressed: true });
		expect(ids((await poll(parameters, memory)).json)).toEqual([wanted.uuid]);
		expect(asked()[0]).toMatchObject({ path: '/events', query: { event_name: 'PutObject', suppressed: 'false' } });
	});

	test('starts afresh when the filters change, without a flood', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll({}, memory);
		vendor.addAlarm({ suppressed: false });
		expect((await poll({ filters: { suppressed: 'both' } }, memory)).items).toBeNull();
		const next = vendor.addAlarm({ suppressed: true });
		expect(ids((await poll({ filters: { suppressed: 'both' } }, memory)).json)).toEqual([next.uuid]);
	});

	test('gives the same dedupeKey for the same alarm, whatever was set', async () => {
		const { poll } = await lively();
		const keys = async (parameters: Parameters<typeof poll>[0]) =>
			(await poll(parameters, {}, { mode: 'manual' })).json.map(({ dedupeKey }) => dedupeKey);
		expect(await keys({ simplify: false })).toEqual(await keys({ options: { maxItems: 7 } }));
	});

	test('hands on an alarm without any time once, and one with only the time of its arrival', async () => {
		const { vendor, poll } = await lively({ alarms: 1 });
		const memory = {};
		await poll({}, memory);
		const rows = [
			{ uuid: 'received', timestamp_received: String(Date.now()) },
			{ uuid: 'never' },
			{ rule_method: 'without an ID', timestamp_occured: String(Date.now()) },
		];
		vendor.setFaults([
			{ path: '/api/2.0/alarms', times: 'always', answer: { status: 200, body: { _embedded: { alarms: rows } } } },
		]);
		const { json } = await poll({}, memory);
		expect(json).toHaveLength(3);
		expect(json.map(({ dedupeKey }) => dedupeKey)).toEqual(
			expect.arrayContaining(['usmAnywhere:never', expect.stringMatching(/^usmAnywhere:[0-9a-f]{64}$/)]),
		);
		for (let count = 0; count < 3; count++) {
			vendor.setFaults([
				{
					path: '/api/2.0/alarms',
					times: 'always',
					answer: {
						status: 200,
						body: {
							_embedded: { alarms: [...rows, { uuid: `n${count}`, timestamp_occured: String(systemClock.now()) }] },
						},
					},
				},
			]);
			expect(ids((await poll({}, memory)).json)).toEqual([`n${count}`]);
		}
	});

	test('stops instead of flooding when no record has a time any more', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll({}, memory);
		vendor.setFaults([
			{
				path: '/api/2.0/alarms',
				answer: { status: 200, body: { _embedded: { alarms: [{ uuid: 'a' }, { uuid: 'b' }] } } },
			},
		]);
		expect((await poll({}, memory)).error?.message).toContain('no record has a time');
	});

	test('hands on nothing that is older than asked for when the service ignores the time', async () => {
		const { vendor, poll } = await lively({ alarms: 0 });
		const memory = {};
		await poll({}, memory);
		const rows = [
			{ uuid: 'old', timestamp_occured: '1' },
			{ uuid: 'new', timestamp_occured: String(Date.now()) },
		];
		vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status: 200, body: { _embedded: { alarms: rows } } } }]);
		expect(ids((await poll({}, memory)).json)).toEqual(['new']);
	});
});
