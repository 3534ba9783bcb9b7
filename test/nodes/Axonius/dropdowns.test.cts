import { onBoth } from './both.cts';
import { by, ids, tenant, type Tenant } from './setting.cts';

const values = (results: ReadonlyArray<{ value: unknown }>) => results.map(({ value }) => value);

/** Everything that a list offers, page after page, and how many pages there were. */
async function all({ search }: Tenant, method: string, filter?: string) {
	const offered: unknown[] = [];
	let pages = 0;
	for (let token: string | undefined, isFirst = true; isFirst || token !== undefined; isFirst = false) {
		const { results, paginationToken } = await search(method, { filter, paginationToken: token });
		offered.push(...values(results));
		pages += 1;
		token = paginationToken as string | undefined;
	}
	return { offered, pages };
}

describe('The lists in the form', () => {
	onBoth('offer saved queries of the chosen asset type, page by page', async (version) => {
		const place = await tenant(version, { savedQueries: 450 });
		const wanted = place.vendor.savedQueries.filter(({ module }) => module === 'devices');
		expect(await all(place, 'searchSavedQueries')).toEqual({ offered: wanted.map(({ uuid }) => uuid), pages: 2 });
		const [found] = (await place.search('searchSavedQueries', { filter: ' crown JEWELS 2' })).results;
		expect(found).toEqual({ name: 'Crown Jewels 2', value: expect.any(String) });
	});

	onBoth('offer enforcement sets, found by name or ID', async (version) => {
		const { vendor, search } = await tenant(version);
		expect(values((await search('searchEnforcements')).results)).toHaveLength(4);
		const [{ uuid, name }] = (await search('searchEnforcements', { filter: 'isolate' })).results.map(
			({ name, value }) => ({ name, uuid: value }),
		);
		expect(name).toBe('Isolate Host');
		expect(values((await search('searchEnforcements', { filter: String(uuid) })).results)).toEqual([uuid]);
		expect(vendor.enforcementRuns).toEqual([]);
	});

	onBoth('offer assets page by page, and find them by part of their name or by ID', async (version) => {
		for (const tokenLocation of ['next_page', 'page.cursor'] as const) {
			const place = await tenant(version, { devices: 220, tokenLocation });
			const { devices } = place.vendor;
			expect(await all(place, 'searchAssets')).toEqual({ offered: ids(devices), pages: 5 });
			const last = devices.at(-1)!;
			const host = String(last['specific_data.data.hostname_preferred']);
			expect((await place.search('searchAssets', { filter: last.internal_axon_id })).results).toEqual([
				{ name: host, value: last.internal_axon_id },
			]);
			const named = devices.find((one) => JSON.stringify(one).includes('HOST-123'))!;
			expect((await all(place, 'searchAssets', 'host-123')).offered).toContain(named.internal_axon_id);
		}
	});

	onBoth('search for what is typed as text and not as a pattern', async (version) => {
		const { search } = await tenant(version);
		for (const filter of ['"', '\\', '(', '.*', '") or ("labels" == "lab']) {
			expect((await search('searchAssets', { filter })).results).toEqual([]);
		}
	});

	onBoth(
		'offer the fields of the catalog by title, sorted; where custom fields are wanted, only these',
		async (version) => {
			const { search, options } = await tenant(version);
			for (const value of values((await search('searchCustomFields')).results)) {
				expect(value).toMatch(/^adapters_data\.gui\.custom_/);
			}
			const parameters = { resource: 'asset', operation: 'getAll', assetType: by('list', 'users') };
			const fields = await options('getFields', parameters);
			expect(fields).toContainEqual({
				name: 'User Name (specific_data.data.username)',
				value: 'specific_data.data.username',
			});
			const names = fields.map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			const events = { ...parameters, output: 'ocsf' };
			const inFile = values(await options('getFields', { ...events, operation: 'export' }));
			expect(inFile).toEqual(expect.arrayContaining(['user.name', 'metadata.uid', ...values(fields)]));
			expect(await options('getFields', events)).toEqual(fields);
		},
	);

	onBoth('ask for nothing where the asset type could be another call', async (version) => {
		const { vendor, search } = await tenant(version);
		const asked = { filter: 'x', parameters: { assetType: by('id', 'factory_reset') } };
		for (const method of ['searchAssets', 'searchCustomFields', 'searchSavedQueries']) {
			await expect(search(method, asked)).rejects.toThrow('Axonius, load the list: this request deletes all assets');
		}
		expect(vendor.requests).toEqual([]);
	});
});

describe('The list of asset types', () => {
	test('comes from the server on API v2, as texts or as objects', async () => {
		for (const assetTypesAs of ['text', 'object'] as const) {
			const { vendor, search } = await tenant('v2', { assetTypesAs });
			expect(values((await search('searchAssetTypes')).results)).toEqual(vendor.assetTypes);
			expect(values((await search('searchAssetTypes', { filter: 'alert' })).results)).toEqual(['alert_findings']);
		}
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
