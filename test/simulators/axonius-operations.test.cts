import {
	CANARY,
	startAxonius,
	type Adapter,
	type AxoniusOptions,
	type AxoniusSimulator,
} from '../../simulators/axonius/index.cts';
import { clientOf, type Json } from './axonius-client.cts';
import { everyRow } from './rows.cts';

let simulator: AxoniusSimulator;
const start = async (options: AxoniusOptions = {}) => {
	simulator = await startAxonius({ devices: 10, ...options });
	return clientOf(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

const DEVICES = '/api/v2/assets/devices';
const idOf = (index: number) => simulator.devices[index].internal_axon_id;
const entities = (...indexes: number[]) => ({ entities: { internal_axon_ids: indexes.map(idOf) } });

describe('changing assets', () => {
	it('adds and removes tags, and answers how many ids were submitted', async () => {
		const { post } = await start();
		const ids = { entities: { internal_axon_ids: [idOf(0), idOf(1), 'unknown'] } };
		expect((await post(`${DEVICES}/add_tags`, { tags: ['new', 'newer'], ...ids })).body).toEqual({ count: 3 });
		expect(simulator.labelsOf('devices', idOf(1))).toEqual(expect.arrayContaining(['new', 'newer']));
		await post(`${DEVICES}/add_tags`, { tags: ['new'], ...entities(1) });
		await post(`${DEVICES}/remove_tags`, { tags: ['newer', 'never there'], ...entities(1) });
		const labels = simulator.labelsOf('devices', idOf(1));
		expect(labels.filter((label) => label.startsWith('new'))).toEqual(['new']);
	});

	it('removes the field with its last tag', async () => {
		const { post } = await start();
		simulator.updateAsset('devices', idOf(0), { labels: ['only'] });
		await post(`${DEVICES}/remove_tags`, { tags: ['only'], ...entities(0) });
		expect(simulator.devices[0]).not.toHaveProperty('labels');
	});

	it('sets a custom field, which is then in lists and filters', async () => {
		const { send, page, idsOf } = await start();
		const name = 'adapters_data.gui.custom_ticket';
		const body = { internal_axon_ids: [idOf(2)], custom_field: { field_name: name, value: ['T-1'] } };
		expect((await send('PATCH', `${DEVICES}/update_custom_fields`, body)).status).toBe(200);
		expect(await idsOf('devices', `("${name}" == "T-1")`)).toEqual([idOf(2)]);
		const { assets } = await page('devices', { fields: [name] });
		expect(assets[2][name]).toEqual(['T-1']);
	});

	it('refuses a wrong custom field, a missing list of ids and too many ids', async () => {
		const { send, post } = await start({ maxIdsPerCall: 2 });
		const custom_field = { field_name: 'specific_data.data.name', value: ['x'] };
		const refused = [
			await send('PATCH', `${DEVICES}/update_custom_fields`, { internal_axon_ids: [idOf(0)], custom_field }),
			await post(`${DEVICES}/add_tags`, { tags: ['x'] }),
			await post(`${DEVICES}/add_tags`, { tags: ['x'], ...entities(0, 1, 2) }),
		];
		expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
	});

	it('records links and unlinks', async () => {
		const { post } = await start();
		const ids = [idOf(0), idOf(1)];
		await post(`${DEVICES}/link_assets`, { internal_axon_ids: ids });
		await post(`${DEVICES}/unlink_assets`, { internal_axon_ids: ids });
		expect(simulator.links).toEqual([
			{ assetType: 'devices', ids, isLinked: true },
			{ assetType: 'devices', ids, isLinked: false },
		]);
	});
});

describe('reading assets', () => {
	it('returns one asset with all fields, plain or wrapped', async () => {
		const { get } = await start();
		const path = `${DEVICES}/${idOf(4)}`;
		const { body } = await get(path);
		expect(body).toMatchObject(simulator.devices[4]);
		expect(body.specific_data).toBeInstanceOf(Array);
		expect((await get(`${path}?history=2020-01-01`)).status).toBe(404);
		await simulator.stop();
		const wrapped = await start({ assetAs: 'wrapped' });
		expect((await wrapped.get(path)).body).toEqual({ asset: body });
	});

	it('counts, and answers in the configured shape', async () => {
		await everyRow(
			[
				['count', { count: 10 }],
				['value', { value: 10 }],
				['number', 10],
			] as const,
			async ([countAs, expected]) => {
				const { post } = await start({ countAs });
				expect((await post(`${DEVICES}/count`, {})).body).toEqual(expected);
			},
			stop,
		);
	});

	it('lists fields, with a search, without subfields, or in the shape of v1', async () => {
		const { get } = await start();
		const names = async (query: string) => {
			const { fields } = (await get<{ fields: Array<{ name: string }> }>(`${DEVICES}/fields${query}`)).body;
			return fields.map(({ name }) => name);
		};
		const all = await names('');
		expect(all).toContain('specific_data.data.software_cves.cve_id_count');
		expect(await names('?exclude_subfields=true')).not.toContain('specific_data.data.software_cves.cve_id_count');
		expect(await names('?search=mac')).toEqual(['specific_data.data.network_interfaces.mac']);
		await simulator.stop();
		const { body } = await (await start({ fieldsAs: 'generic' })).get(`${DEVICES}/fields`);
		expect(Object.keys(body)).toEqual(['generic', 'specific']);
		expect(Object.keys(body.specific as Json)).toEqual(['crowd_strike_adapter']);
	});
});

describe('adapters', () => {
	const adapters = async (query = '') => {
		const { body } = await clientOf(simulator).get<{ adapters: Adapter[] }>(`/api/v2/adapters${query}`);
		return body.adapters;
	};

	it('are listed with the status of their connections, and with settings only on request', async () => {
		await start();
		expect(JSON.stringify(await adapters())).not.toContain(CANARY);
		expect((await adapters())[0].connections[0]).toMatchObject({ status: 'success', connection_config: {} });
		expect(JSON.stringify(await adapters('?include_connection_details=true'))).toContain(CANARY);
	});

	it('can list connections only on request', async () => {
		await start({ connectionsOnlyWhenAsked: true });
		expect((await adapters())[0]).not.toHaveProperty('connections');
		expect((await adapters('?include_connection_details=true'))[0].connections.length).toBeGreaterThan(0);
	});

	it('fail and recover, with their counts', async () => {
		let now = Date.UTC(2026, 0, 16);
		await start({ now: () => now });
		const { id } = simulator.adapters[0].connections[0];
		simulator.setConnectionStatus(id, 'error', 'Invalid credentials');
		const [failing] = await adapters();
		expect([failing.status, failing.connections_count.error_count]).toEqual(['error', 1]);
		expect(failing.connections[0]).toMatchObject({ status: 'error', error: 'Invalid credentials' });
		now += 60_000;
		simulator.setConnectionStatus(id, 'success');
		const [recovered] = await adapters();
		expect([recovered.status, recovered.connections[0].error]).toEqual(['success', null]);
		expect(recovered.connections[0].last_successful_fetch).toBe('Fri, 16 Jan 2026 00:01:00 GMT');
		expect(() => simulator.setConnectionStatus('unknown', 'error')).toThrow('No connection unknown');
	});

	it('have a history of fetches, filtered, sorted and paged', async () => {
		const { post } = await start({ fetches: 60 });
		const ask = async (body: Json) => {
			const answer = await post<{ fetch_history: Json[]; meta: { page: { totalResources: number } } }>(
				'/api/v2/adapters/fetch_history',
				body,
			);
			return answer.body;
		};
		expect((await ask({ page: { limit: 5 } })).meta.page.totalResources).toBe(60);
		const [{ client_id }] = (await ask({})).fetch_history;
		const ofOne = (await ask({ connection_ids: [client_id] })).fetch_history;
		expect(new Set(ofOne.map((fetch) => fetch.client_id))).toEqual(new Set([client_id]));
		const failed = (await ask({ statuses: ['error'], exclude_realtime: true })).fetch_history;
		expect(failed.length).toBeGreaterThan(0);
		expect(failed.every(({ status, realtime }) => status === 'error' && realtime === false)).toBe(true);
		const range = { date_from: '2026-01-15T11:00:00Z', date_to: '2026-01-15T12:00:00Z' };
		const counts = (await ask({ time_range: range, sort: 'start_time' })).fetch_history.map(
			(fetch) => fetch.start_time,
		);
		expect(counts).toEqual([
			'Thu, 15 Jan 2026 11:00:00 GMT',
			'Thu, 15 Jan 2026 11:30:00 GMT',
			'Thu, 15 Jan 2026 12:00:00 GMT',
		]);
		const half = await post('/api/v2/adapters/fetch_history', { time_range: { date_from: '2026-01-15T11:00:00Z' } });
		expect(half.status).toBe(400);
	});

	it('have fetches of the last days', async () => {
		const { post } = await start({ now: () => Date.UTC(2026, 0, 15, 12), fetches: 100 });
		const body = { time_range: { type: 'relative', unit: 'day', count: 1 } };
		const { meta } = (await post<{ meta: Json }>('/api/v2/adapters/fetch_history', body)).body;
		expect(meta.page).toMatchObject({ totalResources: 49 });
	});
});

describe('enforcement sets', () => {
	it('are listed by page, and each run is recorded', async () => {
		const { get, send } = await start({ enforcements: 6, now: () => 7 });
		const listed = await get<{ enforcements: Array<{ uuid: string; name: string }> }>(
			'/api/v2/enforcements?limit=4&offset=4',
		);
		expect(listed.body.enforcements.map(({ name }) => name)).toEqual(['Create Jira Ticket 2', 'Isolate Host 2']);
		const [{ uuid, name }] = listed.body.enforcements;
		for (let runs = 0; runs < 2; runs++)
			expect((await send('POST', `/api/v2/enforcements/${uuid}/run`)).status).toBe(200);
		expect((await send('POST', '/api/v2/enforcements/unknown/run')).status).toBe(404);
		expect(simulator.enforcementRuns).toMatchObject([
			{ uuid, name, at: 7 },
			{ uuid, name, at: 7 },
		]);
	});

	it('run even when the answer is lost', async () => {
		const { send } = await start();
		const [{ uuid }] = simulator.enforcements;
		simulator.setFaults([{ method: 'POST', answer: { resetInBody: true } }]);
		await expect(send('POST', `/api/v2/enforcements/${uuid}/run`)).rejects.toThrow();
		expect(simulator.enforcementRuns).toHaveLength(1);
	});
});

describe('the system', () => {
	it('shows the status of the discovery cycle', async () => {
		const { get } = await start();
		expect((await get('/api/v2/discovery')).body).toMatchObject({ status: 'done' });
		simulator.setDiscovery({ status: 'starting' });
		expect((await get('/api/v2/discovery')).body).toMatchObject({ status: 'starting', sub_phases: expect.any(Array) });
	});

	it('has gateways, and console users, which are not the users among the assets', async () => {
		const { get } = await start();
		const users = (await get<{ users: Json[] }>('/api/v2/users')).body.users;
		expect(users[0]).toMatchObject({ user_name: 'ada.example', role_name: 'Admin' });
		expect((await get<{ gateways: Json[] }>('/api/v2/gateways')).body.gateways).toHaveLength(2);
	});
});
