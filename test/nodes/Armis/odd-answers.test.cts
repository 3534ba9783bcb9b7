import type { IDataObject } from 'n8n-workflow';
import { unexpected } from '../../../core/errors/sentences';
import { by, tenant } from './setting.cts';

/** Answers that are well-formed and yet do not mean what they seem to. */
const search = (patch: IDataObject) => ({
	faults: [{ path: '/api/v1/search', times: 'always' as const, answer: { patch: { data: patch } } }],
});
const ids = (rows: ReadonlyArray<{ id?: unknown }>) => rows.map(({ id }) => id);

describe('A total that is wrong', () => {
	const DEVICES = { resource: 'search', operation: 'run', aql: 'in:devices', returnAll: true };
	const options = { pageSize: 50 };

	test('does not cut a list of 120 short where a page names a next one', async () => {
		for (const total of [0, 1, 50, 100]) {
			const { vendor, run } = await tenant(search({ total }));
			const { json } = await run({ ...DEVICES, options });
			expect(ids(json)).toEqual(ids(vendor.devices).sort((a, b) => Number(a) - Number(b)));
		}
	});

	test('that is too large makes the list doubtful', async () => {
		const { run } = await tenant(search({ total: 500 }));
		const { json, hints } = await run({ ...DEVICES, options });
		expect(json).toHaveLength(120);
		expect(hints[0].message).toContain('the service announced 500 records, but sent 120');
	});

	test('does not tell where the newest of 100 alerts is', async () => {
		// A page at the end of the list that names a next one is not at the end.
		for (const total of [0, 1, 10, 50, 99]) {
			const { run } = await tenant({ alerts: 100, ...search({ total }) });
			const { error, items } = await run({ resource: 'alert', operation: 'getAll' });
			expect(items).toEqual([]);
			expect(error?.message).toContain('so the newest records cannot be found');
		}
	});

	test('does not tell it either where no page names a next one; alerts that arrive in the meantime do no harm', async () => {
		const newest = { resource: 'alert', operation: 'getAll' };
		for (const total of [1, 10, 50, 99]) {
			const { run } = await tenant({ alerts: 100, ...search({ total, next: null }) });
			const { error } = await run(newest);
			expect(error?.message).toContain('so the newest records cannot be found');
		}
		for (const alerts of [100, 50]) {
			const { vendor, run } = await tenant({
				alerts,
				faults: [{ query: { length: '1' }, answer: { patch: { data: { total: Math.max(0, alerts - 1) } } } }],
			});
			const { json, error } = await run({ ...newest, returnAll: false, limit: 50 });
			expect(error).toBeUndefined();
			const times = vendor.alerts.map(({ alertId }) => alertId).sort((a, b) => b - a);
			expect(json.map(({ alertId }) => alertId)).toEqual(times.slice(0, 50));
		}
	});
});

describe('A change that is refused with status 200', () => {
	const alertId = by('id', 1);
	const deviceId = by('id', 5);
	test('is an error, not a success', async () => {
		const body = { success: false, message: 'Read-only at the moment' };
		for (const parameters of [
			{ resource: 'alert', operation: 'updateStatus', alertId },
			{ resource: 'device', operation: 'addTags', deviceId, tags: 'a' },
			{ resource: 'device', operation: 'removeTags', deviceId, tags: 'a' },
		]) {
			const { run } = await tenant({
				faults: [{ path: '/api/v1/', pathPattern: '/\\d+/', answer: { status: 200, body } }],
			});
			const { error, items } = await run(parameters);
			expect(items).toEqual([]);
			expect(error?.message).toContain('Armis answered that the request failed: Read-only at the moment');
		}
	});

	test('and one with an empty answer is made', async () => {
		const { vendor, run } = await tenant({ faults: [{ method: 'PATCH', answer: { emptyBody: true } }] });
		const parameters = { resource: 'alert', operation: 'updateStatus', alertId: by('id', vendor.alerts[0].alertId) };
		expect((await run(parameters)).json[0]).toMatchObject({ updated: true });
	});
});

test('Neither activities that name the same alert nor records without an ID are treated as duplicates', async () => {
	const activities = ['a', 'b', 'c', 'c'].map((activityUUID) => ({ activityUUID, alertId: 7 }));
	const factors = [{ category: 'Exposure' }, { category: 'Exposure' }];
	for (const [aql, results, kept] of [
		['in:activity', activities, activities.slice(0, 3)],
		['in:riskFactors', factors, factors],
	] as const) {
		const { run } = await tenant(search({ results, total: results.length, next: null } as IDataObject));
		expect((await run({ resource: 'search', operation: 'run', aql })).json).toEqual(kept);
	}
});

test('Activities are asked for in the spelling that is known to work: UUID:a,b without brackets', async () => {
	const { vendor, run, queries } = await tenant();
	const alert = vendor.addAlert({ activityUUIDs: vendor.activities.slice(0, 2).map((one) => one.activityUUID) });
	const parameters = { resource: 'alert', operation: 'getActivities', alertId: by('id', alert.alertId) };
	expect((await run(parameters)).json).toHaveLength(2);
	expect(queries().at(-1)).toBe(`in:activity UUID:${alert.activityUUIDs.join(',')}`);
});

test('The device of an alert that has its ID without a list is read, too', async () => {
	const { vendor, run } = await tenant();
	const [{ id }] = vendor.devices;
	const alert = vendor.addAlert({ deviceIds: id } as never);
	const parameters = { resource: 'alert', operation: 'getDevices', alertId: by('id', alert.alertId) };
	expect(ids((await run(parameters)).json)).toEqual([id]);
});

test('A match that belongs to none of the requested IDs is an error', async () => {
	const answer = { patch: { data: { sample: [{ cveUid: null, advisoryId: 'ADV-1', deviceId: 5 }] } } };
	const { run } = await tenant({ faults: [{ path: '/api/v1/vulnerability-match', answer }] });
	const { error } = await run({ resource: 'vulnerability', operation: 'getMatches', ids: 'CVE-2026-1001' });
	expect(error?.message).toContain('a match that belongs to none of the requested IDs');
});

test('Matches of a device are found by its ID however it is written', async () => {
	const { vendor, run, asked } = await tenant();
	const [{ deviceId }] = vendor.matches;
	const parameters = { resource: 'vulnerability', operation: 'getMatches', matchesOf: 'devices', ids: `00${deviceId}` };
	expect((await run({ ...parameters, returnAll: true })).json).toHaveLength(
		vendor.matches.filter((one) => one.deviceId === deviceId).length,
	);
	expect(asked()[0].query.device_ids).toBe(String(deviceId));
});

test('Vulnerabilities that were not asked for are left out where the service ignores their IDs', async () => {
	const results = ['CVE-2026-1', 'CVE-2026-2'].map((id) => ({ id, publishedDate: '2026-01-01T00:00:00' }));
	const { run } = await tenant(search({ results, total: 2, next: null }));
	const filters = { vulnerabilityIds: 'cve-2026-2' };
	const { json } = await run({ resource: 'vulnerability', operation: 'getAll', filters });
	expect(ids(json)).toEqual(['CVE-2026-2']);
});

test('A request for many that is too large as a whole is sent item by item', async () => {
	const { vendor, run, asked } = await tenant({ faults: [{ query: { length: '1000' }, answer: { status: 414 } }] });
	const items = vendor.alerts.slice(0, 3).map(({ alertId }) => ({ json: { id: alertId } }));
	const parameters = { resource: 'alert', operation: 'get', alertId: by('id', '={{ $json.id }}') };
	expect((await run(parameters, { items })).json).toHaveLength(3);
	expect(asked()).toHaveLength(4);
});

test('A simplified site has its rule, also where that is in AQL', async () => {
	const body = { id: 3, name: 'Dock', ruleAql: '{"or":["type:x"]}' };
	const { run } = await tenant({ faults: [{ path: '/v3/settings/sites', answer: { status: 200, body } }] });
	const { json } = await run({ resource: 'site', operation: 'get', siteId: by('id', 3) });
	expect(json[0]).toMatchObject({ id: 3, ruleAql: '{"or":["type:x"]}' });
});

describe('A data export', () => {
	const on = (operation: string) => ({ resource: 'dataExport', operation });

	test('that is simplified has only known fields, even if Armis puts a link under another name', async () => {
		const body = { enabled: true, urls: [], manifest_url: 'https://storage.example/?sig=1', file_format: 'parquet' };
		const { run } = await tenant({ faults: [{ path: '/v3/data-export', answer: { status: 200, body } }] });
		expect((await run(on('get'))).json).toEqual([
			{ entity: 'vulnerabilities', enabled: true, file_format: 'parquet', files: 0, urls_creation_time: null },
		]);
	});

	test('whose links are not a list is an error', async () => {
		const body = { enabled: true, urls: 'https://storage.example/a' };
		for (const operation of ['get', 'download']) {
			const { run } = await tenant({ faults: [{ path: '/v3/data-export', answer: { status: 200, body } }] });
			expect((await run(on(operation))).error?.message).toContain(unexpected('x', 'a list', 'urls').message);
		}
	});
});
