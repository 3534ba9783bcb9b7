import { by, ids, tenant, VERSIONS } from './setting.cts';

const values = (results: ReadonlyArray<{ value: unknown }>) => results.map(({ value }) => value);

describe.each(VERSIONS)('The lists in the form on API %s', (version) => {
	test('offer saved queries of the chosen asset type, all pages of them', async () => {
		const { vendor, search } = await tenant(version, { savedQueries: 450 });
		const { results } = await search('searchSavedQueries');
		const wanted = vendor.savedQueries.filter(({ module }) => module === 'devices');
		expect(values(results)).toEqual(wanted.map(({ uuid }) => uuid));
		const found = (await search('searchSavedQueries', { filter: ' crown JEWELS 2' })).results;
		expect(found[0]).toEqual({ name: 'Crown Jewels 2', value: expect.any(String) });
	});

	test('offer enforcement sets, found by name or ID', async () => {
		const { vendor, search } = await tenant(version);
		expect(values((await search('searchEnforcements')).results)).toHaveLength(4);
		const [{ uuid, name }] = (await search('searchEnforcements', { filter: 'isolate' })).results.map(
			({ name, value }) => ({ name, uuid: value }),
		);
		expect(name).toBe('Isolate Host');
		expect(values((await search('searchEnforcements', { filter: String(uuid) })).results)).toEqual([uuid]);
		expect(vendor.enforcementRuns).toEqual([]);
	});

	test('offer the first assets, and find others by part of their name or by ID', async () => {
		const { vendor, search } = await tenant(version, { devices: 300 });
		expect(values((await search('searchAssets')).results)).toEqual(ids(vendor.devices).slice(0, 50));
		const last = vendor.devices.at(-1)!;
		const host = String(last['specific_data.data.hostname_preferred']);
		expect((await search('searchAssets', { filter: last.internal_axon_id })).results).toEqual([
			{ name: host, value: last.internal_axon_id },
		]);
		const named = vendor.devices.find((one) => JSON.stringify(one).includes('HOST-123'))!;
		expect(values((await search('searchAssets', { filter: 'host-123' })).results)).toContain(named.internal_axon_id);
	});

	test('take what is typed for text and not for a pattern', async () => {
		const { search } = await tenant(version);
		for (const filter of ['"', '\\', '(', '.*', '") or ("labels" == "lab']) {
			expect((await search('searchAssets', { filter })).results).toEqual([]);
		}
	});

	test('offer custom fields only', async () => {
		const { search } = await tenant(version);
		const { results } = await search('searchCustomFields');
		for (const value of values(results)) expect(value).toMatch(/^adapters_data\.gui\.custom_/);
	});

	test('offer no more than the first 2,000 saved queries', async () => {
		const { search, vendor } = await tenant(version, { savedQueries: 2_500 });
		const { results } = await search('searchSavedQueries');
		expect(results.length).toBeLessThan(2_000);
		expect(vendor.requests.length).toBeLessThanOrEqual(13);
	});

	test('offer the fields of the catalogue by title, sorted', async () => {
		const { options } = await tenant(version);
		const parameters = { resource: 'asset', operation: 'getAll', assetType: by('list', 'users') };
		const fields = await options('getFields', parameters);
		expect(fields).toContainEqual({
			name: 'User Name (specific_data.data.username)',
			value: 'specific_data.data.username',
		});
		const names = fields.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});

	test.each(['searchAssets', 'searchSavedQueries', 'searchEnforcements', 'searchCustomFields'])(
		'%s says why it cannot be loaded',
		async (method) => {
			const { search } = await tenant(version, {
				denied: ['viewAssets', 'viewQueries', 'viewEnforcements'],
			});
			await expect(search(method)).rejects.toMatchObject({
				message:
					'Axonius, load the list: the service does not allow this with the credential in use (HTTP 403): You are lacking some permissions for this request',
				description: expect.stringContaining('Ask an administrator of Axonius'),
			});
		},
	);

	test('ask for nothing where the asset type could be another call', async () => {
		const { vendor, search } = await tenant(version);
		const asked = { filter: 'x', parameters: { assetType: by('id', 'factory_reset') } };
		for (const method of ['searchAssets', 'searchCustomFields', 'searchSavedQueries']) {
			await expect(search(method, asked)).rejects.toThrow('Axonius, load the list: this request deletes all assets');
		}
		expect(vendor.requests).toEqual([]);
	});

	test('the fields say why they cannot be loaded', async () => {
		const { options, credentials } = await tenant(version);
		credentials.edit({ apiSecret: 'wrong-on-purpose' });
		await expect(options('getFields')).rejects.toThrow(/^Axonius, load the field names: .*HTTP 401/);
	});
});

describe('The list of asset types', () => {
	test.each(['text', 'object'] as const)('comes from the server on API v2 (as %s)', async (assetTypesAs) => {
		const { vendor, search } = await tenant('v2', { assetTypesAs });
		expect(values((await search('searchAssetTypes')).results)).toEqual(vendor.assetTypes);
		expect(values((await search('searchAssetTypes', { filter: 'alert' })).results)).toEqual(['alert_findings']);
	});

	test('names the usual ones on API v1, which has no such list', async () => {
		const { vendor, search } = await tenant('v1');
		expect(values((await search('searchAssetTypes')).results)).toEqual([
			'devices',
			'software',
			'users',
			'vulnerabilities',
		]);
		expect(vendor.requests).toEqual([]);
	});
});

test('custom fields are offered by title, and fields without a title by name', async () => {
	const fields = [
		{ name: 'adapters_data.gui.custom_b', title: 'B' },
		{ name: 'adapters_data.gui.custom_a' },
		{ name: 'x' },
	];
	const { search, options } = await tenant('v2', {
		faults: [{ answer: { status: 200, body: fields }, times: 'always' }],
	});
	expect((await search('searchCustomFields')).results).toEqual([
		{ name: 'B', value: 'adapters_data.gui.custom_b' },
		{ name: 'adapters_data.gui.custom_a', value: 'adapters_data.gui.custom_a' },
	]);
	expect((await options('getFields')).map(({ name }) => name)).toEqual([
		'adapters_data.gui.custom_a',
		'B (adapters_data.gui.custom_b)',
		'x',
	]);
});

test('assets of other types are named by what they have', async () => {
	const { vendor, search } = await tenant('v2', {
		faults: [{ answer: { status: 200, body: { assets: [{ internal_axon_id: 'a' }, { name: 'without an ID' }] } } }],
	});
	expect((await search('searchAssets')).results).toEqual([{ name: 'a', value: 'a' }]);
	expect(vendor.requests).toHaveLength(1);
});
