import {
	startAxonius,
	type Asset,
	type AxoniusOptions,
	type AxoniusSimulator,
} from '../../simulators/axonius/index.cts';
import { clientOf } from './axonius-client.cts';
import { everyRow } from './rows.cts';

let simulator: AxoniusSimulator;
const start = async (options: AxoniusOptions = {}) => {
	simulator = await startAxonius({ devices: 200, ...options });
	return clientOf(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

const HOST = 'specific_data.data.hostname_preferred';
const SEEN = 'specific_data.data.last_seen';
const TAGGED = '("labels" == "lab")';
const has = (tag: string) => (asset: Asset) => asset.labels?.includes(tag) === true;

describe('AQL', () => {
	it('finds the matching assets', async () => {
		await everyRow<[string, (asset: Asset) => boolean]>(
			[
				['', () => true],
				[TAGGED, has('lab')],
				['("labels" != "lab")', (asset) => !has('lab')(asset)],
				['("labels" in ["lab","critical"])', (asset) => has('lab')(asset) || has('critical')(asset)],
				['("labels" == "lab") and ("labels" == "critical")', (asset) => has('lab')(asset) && has('critical')(asset)],
				['not ("labels" == "lab") and ("adapter_list_length" > 1)', (a) => !has('lab')(a) && a.adapter_list_length > 1],
				['("labels" == "lab") or (("adapter_list_length" >= 3))', (a) => has('lab')(a) || a.adapter_list_length >= 3],
				[`("${HOST}" == "host-7.corp.example.com")`, (asset) => asset[HOST] === 'host-7.corp.example.com'],
				[`("${HOST}" == regex("^HOST-1\\d\\.", "i"))`, (asset) => /^host-1\d\./.test(String(asset[HOST]))],
				['(("labels" == ({"$exists":true,"$ne":[]})))', (asset) => asset.labels !== undefined],
				['("labels" == size(2))', (asset) => asset.labels?.length === 2],
				['("adapter_list_length" == match({"$gte":2,"$lte":2}))', (asset) => asset.adapter_list_length === 2],
				[
					'("specific_data.data.open_ports.port_id" == 443)',
					(asset) => (asset['specific_data.data.open_ports'] as unknown[]).length >= 2,
				],
				[
					`("${SEEN}" >= date("2026-01-15 11:00:00")) and ("${SEEN}" < date("2026-01-15T12:00:00Z"))`,
					(asset) => {
						const time = Date.parse(String(asset[SEEN]));
						return time >= Date.UTC(2026, 0, 15, 11) && time < Date.UTC(2026, 0, 15, 12);
					},
				],
				[`("${SEEN}" >= date("NOW - 1h"))`, (asset) => Date.parse(String(asset[SEEN])) >= Date.UTC(2026, 0, 15, 11)],
			],
			async ([query, isMeant]) => {
				const { idsOf } = await start({ now: () => Date.UTC(2026, 0, 15, 12) });
				const expected = simulator.devices.filter(isMeant).map((asset) => asset.internal_axon_id);
				expect(expected.length).toBeGreaterThan(0);
				expect(await idsOf('devices', query)).toEqual(expected);
			},
			stop,
		);
	});

	it('is refused with 400 when it is wrong', async () => {
		await everyRow(
			['("labels" == ', '("labels" = "lab")', '"labels"', '("labels" == teapot("x"))', '("labels" > "lab")', '))'],
			async (query) => {
				const { post } = await start();
				expect((await post('/api/v2/assets/devices', { query })).status).toBe(400);
			},
			stop,
		);
	});

	it('can refer to other saved queries, but not in a circle', async () => {
		const { idsOf, post } = await start();
		const lab = simulator.addSavedQuery({ name: 'Lab', query: TAGGED });
		const { uuid } = lab;
		expect(await idsOf('devices', `({{QueryID=${uuid}}})`)).toEqual(await idsOf('devices', TAGGED));
		expect((await post('/api/v2/assets/devices', { query: '({{QueryID=unknown}})' })).status).toBe(404);
		const circle = simulator.addSavedQuery({ name: 'Circle', query: `({{QueryID=${uuid}}})` });
		lab.query = `({{QueryID=${circle.uuid}}})`;
		expect((await post('/api/v2/assets/devices', { saved_query_id: uuid })).status).toBe(400);
	});
});

describe('a saved query', () => {
	it('is used by id or name, and not together with a filter', async () => {
		const { page, post } = await start();
		const { uuid, name, query } = simulator.savedQueries[1];
		const byFilter = await page('devices', { query });
		expect(byFilter.assets.length).toBeGreaterThan(0);
		expect((await page('devices', { saved_query_id: uuid })).assets).toEqual(byFilter.assets);
		expect((await page('devices', { saved_query_name: name })).assets).toEqual(byFilter.assets);
		expect((await post('/api/v2/assets/devices', { saved_query_id: uuid, query })).status).toBe(400);
		expect((await post('/api/v2/assets/devices', { saved_query_name: 'unknown' })).status).toBe(404);
	});

	it('can gain and lose members, independently of its filter', async () => {
		const { page } = await start();
		const { uuid } = simulator.addSavedQuery({ name: 'Lab', query: TAGGED });
		const members = async () => (await page('devices', { saved_query_id: uuid, page: { limit: 200 } })).assets.length;
		const before = simulator.membersOf(uuid);
		const outsider = simulator.devices.find((asset) => !has('lab')(asset))?.internal_axon_id ?? '';
		expect(await members()).toBe(before.length);
		simulator.enterQuery(uuid, outsider);
		expect(simulator.membersOf(uuid)).toContain(outsider);
		expect(await members()).toBe(before.length + 1);
		simulator.leaveQuery(uuid, outsider);
		simulator.leaveQuery(uuid, before[0]);
		expect(await members()).toBe(before.length - 1);
	});

	it('follows a change of its assets', async () => {
		const { idsOf } = await start();
		const [first] = await idsOf('devices', TAGGED);
		simulator.updateAsset('devices', first, { labels: undefined });
		expect(await idsOf('devices', TAGGED)).not.toContain(first);
	});
});

describe('the list of saved queries', () => {
	const QUERIES = '/api/v2/queries';
	interface List {
		queries: Array<{ uuid: string; name: string; asset_type: string }>;
		meta?: { page: { totalResources: number } };
	}

	it('is paged, and can be filtered by type and by words', async () => {
		const { get } = await start({ savedQueries: 250 });
		const first = (await get<List>(`${QUERIES}?folder_id=all&limit=200`)).body;
		const second = (await get<List>(`${QUERIES}?folder_id=all&limit=200&offset=200`)).body;
		expect([first.queries.length, second.queries.length, first.meta?.page.totalResources]).toEqual([200, 50, 250]);
		expect(new Set([...first.queries, ...second.queries].map(({ uuid }) => uuid)).size).toBe(250);
		const ofUsers = (await get<List>(`${QUERIES}?asset_type=users&include_metadata=false`)).body;
		expect(new Set(ofUsers.queries.map((query) => query.asset_type))).toEqual(new Set(['users']));
		expect(ofUsers).not.toHaveProperty('meta');
		const named = (await get<List>(`${QUERIES}?query=${encodeURIComponent('crown jewels 2')}`)).body;
		expect(named.queries[0].name).toBe('Crown Jewels 2');
		const filter = encodeURIComponent('name == regex("^crown", "i")');
		expect((await get<List>(`${QUERIES}?query=${filter}&limit=300`)).body.queries).toHaveLength(50);
	});

	it('gains and loses queries', async () => {
		const { get, post, send } = await start();
		const body = { name: 'Lab', query: TAGGED, asset_type: 'devices', description: 'All of the lab' };
		const created = await post<{ uuid: string }>(QUERIES, body);
		expect(created.body).toMatchObject(body);
		const path = `${QUERIES}/${created.body.uuid}`;
		expect((await get(path)).body).toEqual(created.body);
		expect((await post(QUERIES, body)).status).toBe(409);
		expect((await send('DELETE', path)).status).toBe(204);
		expect((await get(path)).status).toBe(404);
		expect((await send('DELETE', path)).status).toBe(404);
	});

	it('refuses a new query without a name, or with an invalid filter', async () => {
		const { post } = await start();
		expect((await post(QUERIES, { query: '', asset_type: 'devices' })).status).toBe(400);
		expect((await post(QUERIES, { name: 'x', query: '("a"', asset_type: 'devices' })).status).toBe(400);
	});
});

describe('alert findings', () => {
	const TRIGGERED = 'specific_data.data.trigger_date';

	it('can be late, and can have the same second', async () => {
		const now = Date.UTC(2026, 0, 16, 9);
		const { idsOf } = await start({ now: () => now });
		const late = simulator.addAlertFinding({ triggeredAt: now - 3_600_000 });
		const same = [1, 999].map((ms) => simulator.addAlertFinding({ triggeredAt: now - 1000 + ms }));
		expect(new Set(same.map((finding) => finding[TRIGGERED])).size).toBe(1);
		const found = await idsOf('alert_findings', `("${TRIGGERED}" >= date("NOW - 2h"))`);
		expect(new Set(found)).toEqual(new Set([late, ...same].map((finding) => finding.internal_axon_id)));
	});

	it('are found by severity and status, which can be set by short names', async () => {
		const { idsOf } = await start({ alertFindings: 0 });
		const { internal_axon_id: id } = simulator.addAlertFinding({ finding_severity: 'critical', status: 'open' });
		simulator.addAlertFinding({ finding_severity: 'low' });
		const query =
			'("specific_data.data.finding_severity" in ["high","critical"]) and ("specific_data.data.status" == "open")';
		expect(await idsOf('alert_findings', query)).toEqual([id]);
	});

	it('can be changed, e.g. closed', async () => {
		const { idsOf } = await start({ alertFindings: 0 });
		const { internal_axon_id: id } = simulator.addAlertFinding({ status: 'open' });
		simulator.updateAsset('alert_findings', id, { 'specific_data.data.status': 'closed' });
		expect(await idsOf('alert_findings', '("specific_data.data.status" == "closed")')).toEqual([id]);
		expect(() => simulator.updateAsset('alert_findings', 'unknown', {})).toThrow('No asset unknown');
	});
});
