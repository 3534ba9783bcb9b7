import type { IDataObject } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { parts } from './ocsf-setting.cts';
import { at, by, tenant } from './setting.cts';

const MINUTE = 60_000;
const alertIds = (rows: ReadonlyArray<{ alertId?: unknown }>) => rows.map(({ alertId }) => alertId);
const ago = (minutes: number) => at(Date.now() - minutes * MINUTE);
const said = (event: IDataObject) => parts(event, 'activity_name', 'metadata.uid', 'finding_info.uid');
const CHANGED = { event: 'alertStatusChanged' };
const DEVICE = { event: 'newDevice' };

/** A tenant whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('An active trigger on changed status', () => {
	test('outputs each change once with its own key, also of one alert that changes back and forth, and no new alert [case 91]', async () => {
		const { vendor, poll, queries } = await lively();
		const memory = {};
		expect((await poll(CHANGED, memory)).items).toBeNull();
		const { alertId } = vendor.addAlert({ time: ago(50) });
		expect((await poll(CHANGED, memory)).items).toBeNull();
		for (const [minutes, status] of ['Resolved', 'Unhandled', 'Resolved'].entries()) {
			const statusChangeTime = at(Date.now() - (10 - minutes) * MINUTE);
			vendor.updateAlert(alertId, { status, statusChangeTime });
			const seen = (await poll(CHANGED, memory)).json.map((row) => [row.alertId, row.status, row.dedupeKey]);
			expect(seen).toEqual([[alertId, status, `armis:alert:${alertId}:${status}:${statusChangeTime}`]]);
			expect((await poll(CHANGED, memory)).items).toBeNull();
		}
		expect(queries().at(-1)).toMatch(/^in:alerts statusChangeTime:"\d+ Seconds"$/);
	});

	test('gives an alert that is resolved between two polls two events: raised and closed, the latter with the key of Get', async () => {
		const { vendor, poll, run } = await lively();
		const memories: Record<string, IDataObject> = { newAlert: {}, alertStatusChanged: {} };
		const events = async (event: string) => (await poll({ event, output: 'ocsf' }, memories[event])).json.map(said);
		for (const event of Object.keys(memories)) expect(await events(event)).toEqual([]);
		const { alertId } = vendor.addAlert({ time: ago(5) });
		vendor.updateAlert(alertId, { status: 'Resolved', statusChangeTime: ago(2) });
		expect(await events('newAlert')).toEqual([['Create', `armis:alert:${alertId}`, String(alertId)]]);
		const get = { resource: 'alert', operation: 'get', alertId: by('id', alertId), output: 'ocsf' };
		const closed = (await run(get)).json.map(said);
		expect(closed[0][0]).toBe('Close');
		expect(await events('alertStatusChanged')).toEqual(closed);
	});

	test('outputs the oldest changes first when there are more than Max Items', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { ...CHANGED, options: { maxItems: 2 } };
		await poll(parameters, memory);
		const changed = [9, 5, 7, 1, 3].map((minutes, place) => {
			const { alertId } = vendor.alerts[place];
			vendor.updateAlert(alertId, { status: 'Suppressed', statusChangeTime: ago(minutes) });
			return { alertId, minutes };
		});
		const wanted = [...changed].sort((a, b) => b.minutes - a.minutes).map(({ alertId }) => alertId);
		const portions = [await poll(parameters, memory), await poll(parameters, memory), await poll(parameters, memory)];
		expect(portions.flatMap(({ json }) => alertIds(json))).toEqual(wanted);
		expect((await poll(parameters, memory)).items).toBeNull();
	});
});

test('recognizes a change also where times are missing or have no zone, and a new alert however its status is written', async () => {
	const now = new Date().toISOString();
	const seconds = `${now.slice(0, 17)}59`;
	const noTimes =
		'Armis Centrix, look for alerts whose status changed: no record has a time, so new records cannot be recognized';
	await expectRows<IDataObject[]>(
		[
			[
				[
					{ alertId: 5, status: 'Unhandled', statusChangeTime: seconds },
					{ alertId: 6, status: 'Resolved', statusChangeTime: 'long ago' },
				],
				[5],
			],
			[
				[
					{ alertId: 0, status: 'UNHANDLED', time: now, statusChangeTime: now },
					{ alertId: 1, status: 'unhandled', time: now, statusChangeTime: now },
				],
				[],
			],
			// Otherwise every change would be missed.
			[[5, 6].map((alertId) => ({ alertId, status: 'Resolved', time: ago(1) })), noTimes],
		],
		async (results) => {
			const { vendor, poll } = await lively({ alerts: 0 });
			const memory = {};
			await poll(CHANGED, memory);
			const body = { data: { results, total: 2 } };
			vendor.setFaults([{ path: '/api/v1/search', answer: { status: 200, body } }]);
			const { error, json } = await poll(CHANGED, memory);
			return error ? error.message : alertIds(json);
		},
	);
});

test('a device that does not say when it was first seen is output once', async () => {
	const { vendor, poll } = await lively({ devices: 5 });
	const memory = {};
	await poll(DEVICE, memory);
	const { id } = vendor.addDevice({ firstSeen: null } as never);
	vendor.addDevice({ firstSeen: ago(1) });
	expect((await poll(DEVICE, memory)).json.map((row) => row.id)).toContain(id);
	expect((await poll(DEVICE, memory)).items).toBeNull();
});

test('a device without an ID is an error, since it cannot be read with all fields or recognized', async () => {
	const { vendor, poll, queries } = await lively({ devices: 0 });
	const body = { data: { results: [{ firstSeen: new Date().toISOString() }], total: 1 } };
	vendor.setFaults([{ path: '/api/v1/search', answer: { status: 200, body } }]);
	expect((await poll(DEVICE, {})).error?.message).toContain('a device without an ID');
	expect(queries()).toHaveLength(1);
});

describe('An active trigger on new devices', () => {
	test('outputs each device that was first seen since, once, and none that was only seen again', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(DEVICE, memory);
		vendor.addDevice({ firstSeen: ago(5_000), lastSeen: ago(0) });
		const wanted = [vendor.addDevice({ firstSeen: ago(20) }), vendor.addDevice({ firstSeen: ago(40) })];
		const { json } = await poll(DEVICE, memory);
		expect(json.map(({ id }) => id)).toEqual([wanted[1].id, wanted[0].id]);
		expect(json[0]).toMatchObject({ displayTitle: wanted[1].displayTitle, dedupeKey: `armis:device:${wanted[1].id}` });
		expect((await poll(DEVICE, memory)).items).toBeNull();
	});

	test('looks through all devices seen recently with two fields each, and reads only new ones with all fields', async () => {
		const { vendor, poll, asked } = await lively({ devices: 3_000, spacingMs: 1_000 });
		const memory = {};
		await poll(DEVICE, memory);
		vendor.resetCounters();
		const { id } = vendor.addDevice();
		await poll(DEVICE, memory);
		expect(asked().map(({ query }) => [query.aql.split(' ')[1].split(':')[0], query.fields, query.length])).toEqual([
			['after', 'id,firstSeen', '5000'],
			['deviceId', undefined, '1000'],
		]);
		const read = /deviceId:\(([\d,]+)\)/.exec(asked()[1].query.aql)![1].split(',');
		expect(read).toContain(String(id));
		expect(read.length).toBeLessThan(10);
	});

	test('keeps to a site, whose name may hold a comma, and to AQL', async () => {
		const { vendor, poll, queries } = await lively();
		const memory = {};
		const parameters = { ...DEVICE, filters: { site: ['Clinic, North Wing'], aql: 'in:devices type:"PLCs"' } };
		await poll(parameters, memory);
		vendor.addDevice({ type: 'PLCs', site: { name: 'Depot 7', location: 'Durban' } });
		const wanted = vendor.addDevice({ type: 'PLCs', site: { name: 'Clinic, North Wing', location: 'Leeds' } });
		expect((await poll(parameters, memory)).json.map(({ id }) => id)).toEqual([wanted.id]);
		expect(queries()[0]).toMatch(/^in:devices site:"Clinic, North Wing" type:"PLCs" after:/);
	});
});
