import type { INodeParameters } from 'n8n-workflow';
import { by, tenant } from './setting.cts';

const on = (operation: string, id: unknown = '={{ $json.id }}'): INodeParameters => ({
	resource: 'alert',
	operation,
	alertId: by('id', id),
});
const items = (ids: unknown[]) => ids.map((id) => ({ json: { id: id as number } }));

describe('Get an alert', () => {
	test('gives ten fields with the ID, in the words of the vendor, and everything untouched when Output is Raw', async () => {
		const { vendor, run, asked } = await tenant();
		const { alertId, title, severity, status } = vendor.alerts[3];
		const { json } = await run(on('get', alertId));
		expect(json).toEqual([expect.objectContaining({ alertId, title, severity, status })]);
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(asked()).toEqual([
			expect.objectContaining({
				path: '/api/v1/search/',
				query: expect.objectContaining({ aql: `in:alerts alertId:(${alertId})` }),
			}),
		]);
		expect((await run({ ...on('get', alertId), output: 'raw' })).json).toEqual([vendor.alerts[3]]);
	});

	test('reads many with one request, each paired with its item, whether its ID is a number or a text', async () => {
		const { vendor, run, asked } = await tenant();
		const ids = vendor.alerts.slice(0, 40).map(({ alertId }, place) => (place % 2 ? alertId : String(alertId)));
		const { items: output } = await run(on('get'), { items: items(ids) });
		expect(output.map(({ json }) => String(json.alertId))).toEqual(ids.map(String));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
		expect(asked()).toHaveLength(1);
	});

	test('says which one Armis does not know, and still returns the others', async () => {
		const { vendor, run } = await tenant();
		const [first, second] = vendor.alerts.map(({ alertId }) => alertId);
		const { json } = await run(on('get'), { items: items([first, 999_999, second]), continueOnFail: true });
		expect(json.map(({ alertId }) => alertId)).toEqual([first, undefined, second]);
		expect(json[1].error).toBe('Armis Centrix, get an alert: Armis has no alert with the ID 999999 [item 1]');
	});
});

test('Update Status sets each status, which the vendor spells in another way', async () => {
	for (const [status, word] of [
		['RESOLVED', 'Resolved'],
		['SUPPRESSED', 'Suppressed'],
		['UNHANDLED', 'Unhandled'],
	]) {
		const { vendor, run, asked } = await tenant();
		const { alertId } = vendor.alerts[0];
		const { json } = await run({ ...on('updateStatus', alertId), status });
		expect(json).toEqual([{ alertId, status, updated: true }]);
		expect(vendor.alert(alertId).status).toBe(word);
		// As a form, which most clients of the vendor send.
		const body = `status=${status}`;
		expect(asked()).toEqual([{ method: 'PATCH', path: `/api/v1/alerts/${alertId}/`, query: {}, body }]);
		expect(vendor.requests.at(-1)!.headers['content-type']).toBe('application/x-www-form-urlencoded');
	}
});

describe('Get Devices and Get Activities', () => {
	const RELATED = [
		['getDevices', 'deviceIds', 'id', 10],
		['getActivities', 'activityUUIDs', 'activityUUID', 10],
	] as const;

	test('give what each alert names, in its order, with few requests for many alerts; all fields when Output is Raw', async () => {
		for (const [operation, list, id, fields] of RELATED) {
			const { vendor, run, asked } = await tenant();
			const alerts = vendor.alerts.slice(0, 20);
			const { items: output } = await run(on(operation), { items: items(alerts.map(({ alertId }) => alertId)) });
			const given = alerts.map((_, item) =>
				output.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item),
			);
			expect(given.map((rows) => rows.map(({ json }) => json[id]))).toEqual(alerts.map((alert) => alert[list]));
			expect(Object.keys(output[0].json)).toHaveLength(fields);
			expect(asked().length).toBeLessThan(4);
			const { json } = await run({ ...on(operation, alerts[0].alertId), output: 'raw' });
			expect(Object.keys(output[0].json)).not.toEqual(expect.arrayContaining(Object.keys(json[0])));
		}
	});

	test('give nothing for an alert that names none, and say when some are no longer there', async () => {
		for (const [operation, list] of RELATED) {
			const { vendor, run } = await tenant();
			const none = vendor.addAlert({ [list]: [] }).alertId;
			const odd = vendor.addAlert({ [list]: null, affectedDevicesCount: 0 } as never).alertId;
			const gone = vendor.addAlert({
				[list]: [vendor.alerts[0][list][0], '00000000-0000-5000-8000-000000000000', 4, { id: 5 }],
			} as never).alertId;
			expect((await run(on(operation), { items: items([none, odd]) })).json).toEqual([]);
			const { json, hints } = await run(on(operation, gone));
			expect(json).toHaveLength(1);
			expect(hints[0].message).toMatch(/^Armis no longer has some of the \w+ of the alert\.$/);
		}
	});

	test('fail for an alert that Armis does not know', async () => {
		const { run } = await tenant();
		for (const [operation] of RELATED)
			expect((await run(on(operation, 999_999))).error?.message).toContain('Armis has no alert with the ID 999999');
	});
});

describe('Include', () => {
	const both = { include: ['devices', 'activities'] };
	type Parts = Array<Record<string, unknown>>;

	test('adds devices and activities to each alert, in its order and in the chosen Output, with few requests for many', async () => {
		const { vendor, run, asked } = await tenant();
		const alerts = vendor.alerts.slice(0, 60);
		const named = alerts.map(({ deviceIds, activityUUIDs }) => [deviceIds, activityUUIDs]);
		const idsIn = (rows: Parts) =>
			rows.map(({ devices, activities }) => [
				(devices as Parts).map(({ id }) => id),
				(activities as Parts).map(({ activityUUID }) => activityUUID),
			]);
		const get = { ...on('get'), ...both };
		const list = { resource: 'alert', operation: 'getAll', sort: 'oldest', limit: 60, ...both };
		const ofMany = await run(get, { items: items(alerts.map(({ alertId }) => alertId)) });
		expect(idsIn(ofMany.json)).toEqual(named);
		expect(idsIn((await run(list)).json)).toEqual(named);
		const { deviceIds, activityUUIDs } = {
			deviceIds: new Set(alerts.flatMap((one) => one.deviceIds)).size,
			activityUUIDs: new Set(alerts.flatMap((one) => one.activityUUIDs)).size,
		};
		expect(asked()).toHaveLength(2 * (1 + Math.ceil(deviceIds / 100) + Math.ceil(activityUUIDs / 35)));
		const withSome = ofMany.json.find(({ devices }) => (devices as Parts).length > 0)!;
		expect(Object.keys((withSome.devices as Parts)[0])).toHaveLength(10);
		const { json } = await run({ ...get, alertId: by('id', withSome.alertId), output: 'raw' });
		const [{ id, tags, dataSources }] = vendor.devices.filter((one) => one.id === (withSome.deviceIds as number[])[0]);
		expect((json[0].devices as Parts)[0]).toMatchObject({ id, tags, dataSources });
	});

	test('reads nothing for what was not chosen, and what a model writes as text is understood', async () => {
		const { vendor, run, asked } = await tenant();
		const { alertId } = vendor.alerts[0];
		const keys = async (include: unknown) =>
			Object.keys((await run({ ...on('get', alertId), include } as INodeParameters)).json[0]).slice(9, -1);
		expect([await keys([]), await keys('Devices'), await keys('devices, activities')]).toEqual([
			[],
			['devices'],
			['activities', 'devices'],
		]);
		expect(asked()).toHaveLength(6);
		const { error } = await run({ ...on('get', alertId), include: ['policies'] });
		expect(error?.message).toContain('Include is "policies"');
	});

	test('leaves out what Armis no longer has, and says so; an alert that names nothing has empty lists', async () => {
		const { vendor, run } = await tenant();
		const [known] = vendor.devices;
		const gone = vendor.addAlert({ deviceIds: [999_999, known.id], activityUUIDs: [] }).alertId;
		const none = vendor.addAlert({ deviceIds: null, affectedDevicesCount: 0 } as never).alertId;
		const { json, hints } = await run({ ...on('get'), ...both }, { items: items([gone, none]) });
		expect(json.map(({ devices }) => (devices as Parts).map(({ id }) => id))).toEqual([[known.id], []]);
		expect(json.map(({ activities }) => activities)).toEqual([[], expect.any(Array)]);
		expect(hints[0].message).toBe('Armis no longer has some of the devices of the alert.');
	});

	test('reads what a list needs and no more, also where more alerts were read than the limit', async () => {
		const { vendor, run, asked } = await tenant();
		const list = { resource: 'alert', operation: 'getAll', sort: 'oldest', include: 'devices' };
		for (const output of ['raw', 'ocsf']) {
			const { json } = await run({ ...list, output, limit: 3, options: { pageSize: 100 } });
			expect(json).toHaveLength(3);
		}
		const { json } = await run({ ...list, returnAll: true });
		expect(json.map(({ alertId }) => alertId)).toEqual(vendor.alerts.map(({ alertId }) => alertId));
		const ofDevices = asked().filter(({ query }) => query.aql?.startsWith('in:devices'));
		expect(ofDevices[0].query.aql).toBe(
			`in:devices deviceId:(${[...new Set(vendor.alerts.slice(0, 3).flatMap(({ deviceIds }) => deviceIds))].join(',')})`,
		);
	});
});
