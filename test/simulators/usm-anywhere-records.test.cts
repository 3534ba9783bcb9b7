import {
	startUsmAnywhere,
	type UsmAnywhereOptions,
	type UsmAnywhereSimulator,
} from '../../simulators/usm-anywhere/index.cts';
import { logIn } from './usm-client.cts';

let simulator: UsmAnywhereSimulator;
const start = async (options: UsmAnywhereOptions = {}) => {
	simulator = await startUsmAnywhere(options);
	return await logIn(simulator);
};
const uuids = (rows: Array<{ uuid: string }>) => rows.map(({ uuid }) => uuid);

afterEach(async () => await simulator.stop());

describe('one alarm', () => {
	it('has its events flat, and each of them can be read by id', async () => {
		const client = await start();
		const { uuid, packet_data } = simulator.alarms[0];
		const alarm = await client.json<{ events: Array<{ uuid: string }>; _links: unknown }>(`/alarms/${uuid}`);
		expect(uuids(alarm.events)).toEqual(packet_data);
		expect(alarm._links).toEqual({ self: { href: `${simulator.url}/api/2.0/alarms/${uuid}` } });
		for (const id of packet_data) expect((await client.get(`/events/${id}`)).status).toBe(200);
	});

	it('sometimes has packet_data but no events', async () => {
		const client = await start();
		const alarm = await client.json(`/alarms/${simulator.alarms[100 - 1 - 7].uuid}`);
		expect(alarm).not.toHaveProperty('events');
		expect(alarm.packet_data).not.toHaveLength(0);
	});

	it('has the fields that recorded alarms have, with their types and misspellings', async () => {
		await start();
		const alarm = simulator.alarms[90];
		for (const field of ['timestamp_occured', 'timestamp_received']) expect(alarm[field]).toMatch(/^\d{13}$/);
		for (const field of [
			'rule_id',
			'rule_dictionary',
			'rule_attack_id',
			'rule_attack_technique',
			'source_canonical',
			'source_username',
			'source_asset_id',
			'destination_name',
			'destination_canonical',
			'destination_asset_id',
		]) {
			expect([field, alarm[field]]).toEqual([field, expect.stringMatching(/./)]);
		}
		for (const field of [
			'packet_data',
			'rule_attack_tactic',
			'alarm_sources',
			'alarm_source_asset_ids',
			'alarm_destinations',
			'alarm_destination_assset_ids',
			'highlight_fields',
		]) {
			expect([field, alarm[field]]).toEqual([field, expect.arrayContaining([expect.any(String)])]);
		}
		for (const field of ['has_alarm', 'needs_enrichment', 'suppressed', 'transient'])
			expect([true, false]).toContain(alarm[field]);
		expect(alarm).toMatchObject({
			event_type: 'Alarm',
			packet_type: 'alarm',
			priority: expect.any(Number),
			alarm_events_count: expect.any(Number),
		});
	});

	it('answers 404 with result, location and error when unknown', async () => {
		const client = await start();
		for (const path of ['/alarms/nobody', '/events/nobody', '/alarms/..%2F..%2Fsecret']) {
			const response = await client.get(path);
			expect(response.status).toBe(404);
			expect(await response.json()).toEqual({
				result: expect.any(String),
				location: `/api/2.0${path}`,
				error: expect.any(String),
			});
		}
	});
});

describe('labels', () => {
	it('can be added and removed, and the list shows it', async () => {
		const client = await start();
		const { uuid } = simulator.addAlarm({ timestamp_occured: '1900000000000' });
		const labels = async () => (await client.json<{ alarm_labels: string[] }>(`/alarms/${uuid}/labels`)).alarm_labels;
		expect(await labels()).toEqual([]);
		expect((await client.alarms('?size=1'))[0]).not.toHaveProperty('alarm_labels');

		const added = await client.send('PUT', `/alarms/${uuid}/labels/a%20label`);
		expect([added.status, await added.text()]).toEqual([200, '']);
		await client.send('PUT', `/alarms/${uuid}/labels/a%20label`);
		expect(await labels()).toEqual(['a label']);
		expect((await client.alarms('?size=1'))[0].alarm_labels).toEqual(['a label']);
		expect(simulator.labelsOf(uuid)).toEqual(['a label']);

		const removed = await client.send('DELETE', `/alarms/${uuid}/labels/a%20label`);
		expect([removed.status, await removed.text()]).toEqual([204, '']);
		expect(await labels()).toEqual([]);
	});

	it('answer 404 with an empty body for an unknown alarm', async () => {
		const client = await start();
		for (const [method, path] of [
			['GET', ''],
			['PUT', '/x'],
			['DELETE', '/x'],
		]) {
			const response = await client.send(method, `/alarms/nobody/labels${path}`);
			expect([response.status, await response.text()]).toEqual([404, '']);
		}
	});
});

describe('added and changed alarms', () => {
	it('are visible immediately, a late one at its position in time', async () => {
		const client = await start({ alarms: 5 });
		const late = simulator.addAlarm({ timestamp_occured: String(Number(simulator.alarms[2].timestamp_occured) + 1) });
		const fresh = simulator.addAlarm();
		const ids = uuids(await client.alarms('?sort=timestamp_occured,asc'));
		expect(ids).toEqual(uuids(simulator.alarms));
		expect([ids.indexOf(late.uuid), ids.indexOf(fresh.uuid)]).toEqual([3, 6]);
		expect(Number(late.timestamp_received)).toBeGreaterThan(Number(late.timestamp_occured) + 60_000);
	});

	it('have the given values, also the id, and are filtered by them', async () => {
		const client = await start();
		simulator.addAlarm({ uuid: 'my-id', status: 'closed', rule_method: 'Mine' });
		expect(await client.json('/alarms/my-id')).toMatchObject({ uuid: 'my-id', status: 'closed' });
		expect(uuids(await client.alarms('?rule_method=Mine&status=closed'))).toEqual(['my-id']);
		expect(() => simulator.addAlarm({ uuid: 'my-id' })).toThrow('exists already');
	});

	it('can have the same millisecond as others', async () => {
		const client = await start({ alarms: 10 });
		const { timestamp_occured } = simulator.alarms[4];
		for (let count = 0; count < 5; count++) simulator.addAlarm({ timestamp_occured });
		const ids = uuids(
			await client.alarms(
				`?timestamp_occured_gte=${timestamp_occured}&timestamp_occured_lte=${timestamp_occured}&sort=timestamp_occured,asc`,
			),
		);
		expect(ids).toEqual([...ids].sort());
		expect(new Set(ids).size).toBe(6);
	});

	it('count as the newest when their time is invalid', async () => {
		const client = await start({ spacingMs: 86_400_000 });
		const { uuid } = simulator.addAlarm({ timestamp_occured: '2026-13-45' });
		expect((await client.alarms('?size=1'))[0]).toMatchObject({ uuid, timestamp_occured: '2026-13-45' });
		expect(simulator.addEvent().timestamp_occured).toMatch(/^\d{13}$/);
	});

	it('can be closed, and are then no longer found as open', async () => {
		const client = await start();
		const open = (await client.list('/alarms?status=open')).page.totalElements;
		const [first] = await client.alarms('?status=open');
		simulator.updateAlarm(first.uuid, { status: 'closed' });
		expect((await client.list('/alarms?status=open')).page.totalElements).toBe(open - 1);
	});
});

describe('data', () => {
	it('are the same for the same seed with any number of alarms, and differ for another seed', async () => {
		await start();
		const [more, other] = [await startUsmAnywhere({ alarms: 1000 }), await startUsmAnywhere({ seed: 2 })];
		expect(more.alarms.slice(-100)).toEqual([...simulator.alarms]);
		expect(uuids(other.alarms)).not.toContain(simulator.alarms[0].uuid);
		await Promise.all([more.stop(), other.stop()]);
	});

	it('vary in every field that a workflow may branch on, and some have no ISO twin', async () => {
		await start();
		const values = (field: string) => new Set(simulator.alarms.map((alarm) => String(alarm[field]))).size;
		expect(['status', 'priority_label', 'suppressed', 'rule_intent', 'sensor_uuid'].map(values)).toEqual([
			3, 3, 2, 5, 3,
		]);
		expect(simulator.alarms.some((alarm) => alarm.timestamp_occured_iso8601 === undefined)).toBe(true);
		expect(simulator.alarms.some((alarm) => alarm.alarm_labels)).toBe(true);
		expect(new Set(simulator.alarms.map(({ packet_data }) => packet_data.length)).size).toBeGreaterThan(3);
	});

	it('of a million alarms are only computed when read, at any depth', async () => {
		const client = await start({ alarms: 1_000_000, resultWindow: Infinity });
		const before = process.hrtime.bigint();
		const [deep] = await client.alarms('?page=999999&size=1');
		const [first] = simulator.alarms;
		expect(deep.uuid).toBe(first.uuid);
		expect(simulator.alarms).toHaveLength(1_000_000);
		expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(1000);
	});
});
