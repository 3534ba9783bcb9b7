import { at, tenant } from './setting.cts';

const MINUTE = 60_000;
const alertIds = (rows: ReadonlyArray<{ alertId?: unknown }>) => rows.map(({ alertId }) => alertId);
const ago = (minutes: number) => at(Date.now() - minutes * MINUTE);
const CHANGED = { event: 'alertStatusChanged' };
const DEVICE = { event: 'newDevice' };

/** A tenant whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('An active trigger on changed status', () => {
	test('outputs each change once, also of one alert that changes back and forth, and no new alert', async () => {
		const { vendor, poll, queries } = await lively();
		const memory = {};
		expect((await poll(CHANGED, memory)).items).toBeNull();
		const { alertId } = vendor.addAlert({ time: ago(50) });
		expect((await poll(CHANGED, memory)).items).toBeNull();
		const seen: unknown[] = [];
		for (const [minutes, status] of ['Resolved', 'Unhandled', 'Resolved'].entries()) {
			vendor.updateAlert(alertId, { status, statusChangeTime: at(Date.now() - (10 - minutes) * MINUTE) });
			seen.push(...(await poll(CHANGED, memory)).json.map((row) => [row.alertId, row.status]));
			expect((await poll(CHANGED, memory)).items).toBeNull();
		}
		expect(seen).toEqual([
			[alertId, 'Resolved'],
			[alertId, 'Unhandled'],
			[alertId, 'Resolved'],
		]);
		expect(queries().at(-1)).toMatch(/^in:alerts statusChangeTime:"\d+ Seconds"$/);
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

	test('names each change by alert, status and time', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(CHANGED, memory);
		const alert = vendor.updateAlert(vendor.addAlert({ time: ago(5) }).alertId, { status: 'Resolved' });
		const [{ dedupeKey }] = (await poll(CHANGED, memory)).json;
		expect(dedupeKey).toBe(`armis:alert:${alert.alertId}:Resolved:${alert.statusChangeTime}`);
	});
});

test('a change of an alert whose own time is not known, or is written without a zone, is one', async () => {
	const { vendor, poll } = await lively({ alerts: 0 });
	const memory = {};
	await poll(CHANGED, memory);
	const statusChangeTime = new Date().toISOString().slice(0, 19);
	const results = [{ alertId: 5, status: 'Unhandled', statusChangeTime: `${statusChangeTime.slice(0, -2)}59` }];
	const odd = { alertId: 6, status: 'Resolved', statusChangeTime: 'long ago' };
	const body = { data: { results: [...results, odd], total: 2 } };
	vendor.setFaults([{ path: '/api/v1/search', answer: { status: 200, body } }]);
	expect(alertIds((await poll(CHANGED, memory)).json)).toEqual([5]);
});

test('stops instead of missing every change when no alert has the time of its change any more', async () => {
	const { vendor, poll } = await lively({ alerts: 0 });
	const memory = {};
	await poll(CHANGED, memory);
	const results = [5, 6].map((alertId) => ({ alertId, status: 'Resolved', time: ago(1) }));
	vendor.setFaults([{ path: '/api/v1/search', answer: { status: 200, body: { data: { results, total: 2 } } } }]);
	expect((await poll(CHANGED, memory)).error?.message).toContain('no record has a time');
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

test('a new alert is no change, however its status is written', async () => {
	const { vendor, poll } = await lively({ alerts: 0 });
	const memory = {};
	await poll(CHANGED, memory);
	const time = new Date().toISOString();
	const results = ['UNHANDLED', 'unhandled'].map((status, alertId) => ({
		alertId,
		status,
		time,
		statusChangeTime: time,
	}));
	const body = { data: { results, total: 2 } };
	vendor.setFaults([{ path: '/api/v1/search', answer: { status: 200, body } }]);
	expect((await poll(CHANGED, memory)).items).toBeNull();
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
