import { startAxonius, type AxoniusOptions, type AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { clientOf, type AssetPage, type Json } from './axonius-client.cts';
import { everyRow } from './rows.cts';

let simulator: AxoniusSimulator;
const start = async (options: AxoniusOptions = {}) => {
	simulator = await startAxonius({ devices: 10, ...options });
	return clientOf(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

const ids = ({ assets }: AssetPage) => assets.map((asset) => asset.internal_axon_id);
const DETAILED = 'specific_data.data.hostname_preferred_details';

describe('a walk by token', () => {
	it('returns every asset once, and a token even on the last page; only the empty page after it has none', async () => {
		const { page } = await start();
		const seen: string[] = [];
		const pages: Json[] = [];
		let token: string | null | undefined;
		do {
			const found = await page('devices', { page: { limit: 5 }, ...(token ? { next_page: token } : {}) });
			seen.push(...ids(found));
			pages.push({ number: found.meta.page.number, rows: found.assets.length });
			token = found.meta.next_page;
		} while (token);
		expect(pages).toEqual([
			{ number: 1, rows: 5 },
			{ number: 2, rows: 5 },
			{ number: 3, rows: 0 },
		]);
		expect(seen).toEqual(simulator.devices.map((asset) => asset.internal_axon_id));
	});

	it('can end without a token on the last page', async () => {
		const { page } = await start({ lastPageHasToken: false });
		expect((await page('devices', { page: { limit: 10 } })).meta.next_page).toBeNull();
	});

	it('can answer in several ways after the end', async () => {
		await everyRow(
			[
				['emptyWithToken', 200, true],
				['refused', 400, false],
			] as const,
			async ([afterEnd, status, hasToken]) => {
				const { page, post } = await start({ afterEnd });
				const { next_page: token } = (await page('devices', { page: { limit: 10 } })).meta;
				const after = await post<Partial<AssetPage>>('/api/v2/assets/devices', {
					page: { limit: 10 },
					next_page: token,
				});
				expect(after.status).toBe(status);
				expect(after.body.meta?.next_page === token).toBe(hasToken);
			},
			stop,
		);
	});

	it('can accept its token only at page.cursor, and can name it cursor', async () => {
		const { page } = await start({ tokenLocation: 'page.cursor', tokenName: 'cursor' });
		const first = await page('devices', { page: { limit: 4 } });
		const { cursor } = first.meta;
		const ignored = await page('devices', { page: { limit: 4 }, next_page: cursor });
		expect(ids(ignored)).toEqual(ids(first));
		const second = await page('devices', { page: { limit: 4, cursor } });
		expect(second.meta.page.number).toBe(2);
	});

	it('has tokens that are valid for one query and can expire', async () => {
		const { page, post } = await start();
		const { next_page } = (await page('devices', { page: { limit: 4 } })).meta;
		const other = await post('/api/v2/assets/devices', { next_page, query: '("labels" == "lab")' });
		expect(other.status).toBe(400);
		expect((await post('/api/v2/assets/devices', { next_page: 'nonsense' })).status).toBe(400);
		simulator.expireTokens();
		expect((await post('/api/v2/assets/devices', { next_page })).status).toBe(400);
	});

	it('shows what was added during the walk, and totals that change', async () => {
		const { page } = await start({ totalDrift: -3 });
		const first = await page('devices', { page: { limit: 8 } });
		const { internal_axon_id: added } = simulator.addAsset('devices');
		const second = await page('devices', { page: { limit: 8 }, next_page: first.meta.next_page });
		expect(ids(second).at(-1)).toBe(added);
		expect([first, second].map(({ meta }) => meta.page.totalResources)).toEqual([10, 8]);
	});

	it('has no meta, and so no token, without metadata', async () => {
		const { page } = await start();
		expect(Object.keys(await page('devices', { include_metadata: false }))).toEqual(['assets']);
	});
});

describe('a page', () => {
	it('can be requested by offset', async () => {
		const { page } = await start();
		const found = await page('devices', { page: { limit: 3, offset: 6 } });
		expect(ids(found)).toEqual(simulator.devices.slice(6, 9).map((asset) => asset.internal_axon_id));
	});

	it('has at most 2,000 rows', async () => {
		const { post } = await start({ devices: 2500 });
		const size = async (limit: number) => await post<AssetPage>('/api/v2/assets/devices', { page: { limit } });
		expect((await size(2000)).body.assets).toHaveLength(2000);
		expect((await size(2001)).status).toBe(400);
		expect((await size(0)).status).toBe(400);
	});

	it('comes from the cache when requested, and then does not change', async () => {
		const { page } = await start();
		const cached = { use_cache_entry: true };
		expect((await page('devices', cached)).meta).toMatchObject({ is_data_from_cache: true });
		simulator.addAsset('devices');
		expect((await page('devices', cached)).meta.page.totalResources).toBe(10);
		expect((await page('devices')).meta.page.totalResources).toBe(11);
		simulator.dropCache();
		expect((await page('devices', cached)).meta.page.totalResources).toBe(11);
	});
});

describe('a row', () => {
	it('has flat keys with dots and dates in RFC 1123', async () => {
		const { page } = await start();
		const [row] = (await page('devices')).assets;
		expect(row).toHaveProperty(['specific_data.data.hostname_preferred'], 'host-9.corp.example.com');
		expect(row['specific_data.data.last_seen']).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
	});

	it('can have a list, a single value, an empty list or nothing in the same field', async () => {
		const { page } = await start({ devices: 200 });
		const { assets } = await page('devices', { page: { limit: 200 } });
		const kinds = (name: string) =>
			new Set(assets.map((row) => (Array.isArray(row[name]) ? `list ${row[name].length > 0}` : typeof row[name])));
		expect(kinds('specific_data.data.hostname')).toEqual(new Set(['list true', 'list false', 'string']));
		expect(kinds('specific_data.data.os.type')).toEqual(new Set(['list true', 'object']));
		expect(kinds('labels')).toEqual(new Set(['list true', 'undefined']));
	});

	it('has the requested fields, and the ones that are always there', async () => {
		const { page } = await start();
		const fields = ['specific_data.data.name', 'specific_data.data.device_serial', 'unknown.field'];
		const chosen = await page('devices', { fields, fields_to_exclude: ['specific_data.data.name'] });
		const keys = new Set(chosen.assets.flatMap(Object.keys));
		keys.delete('labels');
		expect([...keys]).toEqual([
			'internal_axon_id',
			'adapters',
			'adapter_list_length',
			'specific_data.data.device_serial',
		]);
	});

	it('has details for each field only when requested', async () => {
		const { page } = await start();
		expect((await page('devices')).assets[0]).not.toHaveProperty([DETAILED]);
		const [detailed] = (await page('devices', { include_details: true })).assets;
		expect(detailed[DETAILED]).toHaveLength((detailed.adapters as unknown[]).length);
	});

	it('has the raw records, nested, when specific_data is requested', async () => {
		const { page } = await start();
		const [{ internal_axon_id: id }] = simulator.devices;
		simulator.updateAsset('devices', id, { labels: ['lab'], 'adapters_data.gui.custom_owner': ['Ada'] });
		const [row] = (await page('devices', { fields: ['specific_data'] })).assets;
		const records = row.specific_data as Array<{ plugin_name: string; data: Json }>;
		expect(records.map((record) => record.plugin_name)).toEqual([...(row.adapters as string[]), 'gui']);
		expect(records[0].data).toMatchObject({ os: { type: expect.anything() }, network_interfaces: [expect.anything()] });
		expect(records.at(-1)?.data).toEqual({ custom_owner: ['Ada'], id: 'unique' });
	});
});

describe('assets', () => {
	it('are the same for the same seed, and a million are only computed when read', async () => {
		const { page } = await start({ devices: 1_000_000 });
		const last = await page('devices', { page: { limit: 2, offset: 999_998 } });
		expect(last.meta.page.totalResources).toBe(1_000_000);
		const twin = await startAxonius({ devices: 1_000_000 });
		const again = await clientOf(twin).page('devices', { page: { limit: 2, offset: 999_998 } });
		await twin.stop();
		expect(again.assets).toEqual(last.assets);
	});

	it('exist in every listed type; types are texts or objects', async () => {
		const { get, page } = await start({ assetTypesAs: 'object' });
		const listed = (await get('/api/v2/assets/asset_types')).body.asset_types as Array<{ name: string }>;
		expect(listed.map(({ name }) => name)).toEqual(simulator.assetTypes);
		for (const { name } of listed) expect((await page(name)).assets.length).toBeGreaterThan(0);
		await simulator.stop();
		const texts = await start();
		expect((await texts.get('/api/v2/assets/asset_types')).body.asset_types).toContain('devices');
	});

	it('can be listed newest first', async () => {
		const { page } = await start({ newestFirst: true });
		expect(ids(await page('devices', { page: { limit: 1 } }))).toEqual([simulator.devices.at(-1)?.internal_axon_id]);
	});

	it('are in a snapshot if they existed at the end of its day', async () => {
		const { page, post } = await start({ spacingMs: 86_400_000 });
		const { totalResources } = (await page('devices', { history: '2026-01-10' })).meta.page;
		expect(totalResources).toBe(5);
		expect((await post('/api/v2/assets/devices', { history: '10.01.2026' })).status).toBe(400);
		expect((await post('/api/v2/assets/devices', { history: '2999-01-01' })).status).toBe(404);
		const count = await post('/api/v2/assets/devices/count', { history: '2026-01-10' });
		expect(count.body).toEqual({ count: 5 });
	});
});
