import type { INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { onBoth } from './both.cts';
import { by, ids, tenant } from './setting.cts';

const LIST = { resource: 'asset', operation: 'getAll', returnAll: true };
const DATA = 'specific_data.data.';

describe('Get many assets', () => {
	onBoth('asks for at most the limit', async (version) => {
		const { run, asked } = await tenant(version);
		expect((await run({ ...LIST, returnAll: false, limit: 7 })).json).toHaveLength(7);
		expect(asked()).toMatchObject([{ body: { page: { limit: 7 } } }]);
	});

	onBoth('leaves cache and details off, and switches them on when asked', async (version) => {
		const { run, asked } = await tenant(version);
		await run(LIST);
		const options = { useCache: true, includeDetails: true };
		const { json } = await run({ ...LIST, output: 'raw', options });
		expect(asked().map(({ body }) => [body.use_cache_entry, body.include_details])).toEqual([
			[false, false],
			[true, true],
		]);
		expect(Object.keys(json[0]).some((name) => name.endsWith('_details'))).toBe(true);
	});

	onBoth('finds by AQL and by saved query', async (version) => {
		const { vendor, run, asked } = await tenant(version);
		const found = await run({ ...LIST, select: 'aql', aql: '("labels" == "crown jewel")' });
		const wanted = vendor.devices.filter(({ labels }) => labels?.includes('crown jewel'));
		expect(wanted.length).toBeGreaterThan(0);
		expect(ids(found.json)).toEqual(ids(wanted));
		const [, servers] = vendor.savedQueries;
		const { json } = await run({ ...LIST, select: 'savedQuery', savedQueryId: by('list', servers.uuid) });
		expect(json.length).toBeGreaterThan(0);
		expect(ids(json)).toEqual(vendor.membersOf(servers.uuid));
		// In v1 the ID beside the filter is only a note of what the request is for.
		expect(asked()[1].body).toMatchObject(
			version === 'v2' ? { saved_query_id: servers.uuid } : { filter: `({{QueryID=${servers.uuid}}})` },
		);
	});

	onBoth('reads the snapshot of a day, in the time zone of the workflow', async (version) => {
		const { vendor, run, asked } = await tenant(version, { spacingMs: 3_600_000 });
		const { json, error } = await run({ ...LIST, options: { snapshotDate: '2026-01-13T00:00:00' } });
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(json.length).toBeLessThan(vendor.devices.length);
		expect(asked()[0].body).toMatchObject({ history: '2026-01-13' });
	});

	onBoth(
		'simplifies to ten readable fields at most: ISO times, no dots, nothing empty, ID and type among them',
		async (version) => {
			const { vendor, run } = await tenant(version);
			for (const type of [
				'devices',
				'users',
				'alert_findings',
				'vulnerabilities',
				'vulnerability_instances',
				'software',
			]) {
				const { json } = await run({ ...LIST, assetType: by('id', type) });
				expect(ids(json)).toEqual(ids(vendor.assets(type)));
				for (const asset of json) {
					expect(Object.keys(asset).length).toBeLessThanOrEqual(10);
					expect(Object.keys(asset).slice(0, 2)).toEqual(['internal_axon_id', 'asset_type']);
					expect(asset.asset_type).toBe(type);
					expect(Object.keys(asset).filter((name) => name.includes('.'))).toEqual([]);
					for (const value of Object.values(asset)) {
						expect([null, '', undefined]).not.toContain(value);
						expect(value).not.toEqual([]);
						expect(String(value)).not.toMatch(/ GMT$/);
					}
				}
			}
			const [device] = (await run(LIST)).json;
			const [record] = vendor.devices;
			expect(device).toMatchObject({
				hostname: record[`${DATA}hostname_preferred`],
				last_seen: new Date(String(record[`${DATA}last_seen`])).toISOString(),
			});
		},
	);

	onBoth('gives the chosen fields under readable names, and asks for nothing else', async (version) => {
		const { vendor, run, asked } = await tenant(version);
		const fields = [`${DATA}os.type`, 'adapters_data.crowd_strike_adapter.id', `${DATA}fetch_time`, 'asset_type'];
		const { json } = await run({ ...LIST, fields });
		const at = vendor.devices.findIndex((device) => 'adapters_data.crowd_strike_adapter.id' in device);
		expect(json[at]).toEqual({
			internal_axon_id: vendor.devices[at].internal_axon_id,
			dedupeKey: `axonius:${vendor.devices[at].internal_axon_id}`,
			asset_type: 'devices',
			os_type: vendor.devices[at][`${DATA}os.type`],
			crowd_strike_id: vendor.devices[at]['adapters_data.crowd_strike_adapter.id'],
			fetch_time: (vendor.devices[at][`${DATA}fetch_time`] as string[]).map((time) => new Date(time).toISOString()),
		});
		const wanted = fields.slice(0, 3);
		expect(asked()[0].body.fields).toEqual(version === 'v2' ? wanted : { devices: wanted });
	});

	onBoth(
		'keeps what Axonius sends when Output is Raw, marks the type, and leaves pictures out unless chosen',
		async (version) => {
			const { vendor, run, asked } = await tenant(version);
			const raw = (await run({ ...LIST, output: 'raw' })).json;
			expect(asked()[0].body.fields).toBeUndefined();
			expect(raw[3]).toMatchObject({
				asset_type: 'devices',
				[`${DATA}last_seen`]: vendor.devices[3][`${DATA}last_seen`],
			});
			const image = `${DATA}image`;
			const pictured = vendor.devices.find((device) => image in device)!;
			const fields = [image];
			const found = (await run({ ...LIST, fields, output: 'raw' })).json.find(
				({ internal_axon_id }) => internal_axon_id === pictured.internal_axon_id,
			);
			expect(found?.[image]).toBe(pictured[image]);
		},
	);

	onBoth('drops pictures that come unasked', async (version) => {
		const body = (row: object) =>
			version === 'v2'
				? { assets: [row] }
				: { data: [{ id: 'a', type: 'x', attributes: row }], meta: { page: { totalResources: 1 } } };
		const row = { internal_axon_id: 'a', [`${DATA}image`]: 'big', [`${DATA}image_details`]: ['big'], image: 'big' };
		const { run } = await tenant(version, { faults: [{ times: 'always', answer: { status: 200, body: body(row) } }] });
		expect((await run({ ...LIST, output: 'raw' })).json).toEqual([{ asset_type: 'devices', internal_axon_id: 'a' }]);
	});

	onBoth('gives an asset that moves to a later page once, unless Unique by ID is off', async (version) => {
		const { vendor, run } = await tenant(version, { devices: 30, newestFirst: true });
		let pages = 0;
		const realPush = vendor.requests.push.bind(vendor.requests);
		vendor.requests.push = (...requests) => {
			if ((pages += 1) % 3 === 2) vendor.addAsset('devices');
			return realPush(...requests);
		};
		const options = { pageSize: 10 };
		const once = ids((await run({ ...LIST, options })).json);
		expect(new Set(once).size).toBe(once.length);
		const twice = ids((await run({ ...LIST, options: { ...options, uniqueById: false } })).json);
		expect(new Set(twice).size).toBeLessThan(twice.length);
	});

	onBoth('refuses what it cannot ask for before anything is sent', async (version) => {
		const { vendor, run } = await tenant(version);
		const told = (words: string) => expect.stringContaining(`Axonius, get many assets: ${words}`);
		const wipes = told('this request deletes all assets or resets the system');
		await expectRows<INodeParameters>(
			[
				[{ select: 'aql', aql: '' }, told('AQL Query is empty')],
				[{ select: 'savedQuery', savedQueryId: by('id', '') }, told('Saved Query is empty')],
				[{ assetType: by('id', '..') }, told('".." is not an asset type')],
				[{ assetType: by('id', 'devices/destroy') }, told('"devices/destroy" is not an asset type')],
				[{ assetType: by('id', 'factory_reset') }, wipes],
				[{ assetType: by('id', '={{ "Destroy" }}') }, wipes],
				[{ options: { snapshotDate: '2999-01-01' } }, told('Snapshot Date is in the future')],
			],
			async (parameters) => (await run({ ...LIST, ...parameters })).error?.message,
		);
		expect(vendor.requests).toEqual([]);
	});

	onBoth('says so where the answer is not a list', async (version) => {
		const body = { assets: 'none', data: 'none' };
		const { run } = await tenant(version, { faults: [{ times: 'always', answer: { status: 200, body } }] });
		expect((await run(LIST)).error?.message).toContain(
			`the answer has a string at ${version === 'v2' ? 'assets' : 'data'}; expected a list`,
		);
	});
});

test('API v1 gets nothing as the ID of a saved query that could be more of a filter', async () => {
	const { vendor, run } = await tenant('v1');
	const id = 'a}}) or ({{QueryID=b';
	const select = { ...LIST, select: 'savedQuery', savedQueryId: by('id', id) };
	expect((await run(select)).error?.message).toContain('there is no saved query on devices with this ID or name');
	vendor.savedQueries[0].uuid = id;
	expect((await run(select)).error?.message).toContain('is not the ID of a saved query');
	expect(vendor.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
