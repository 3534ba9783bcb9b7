import { startAxonius, type AxoniusOptions, type AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { clientOf, type Enveloped, type Json } from './axonius-client.cts';

let simulator: AxoniusSimulator;
const start = async (options: AxoniusOptions = {}) => {
	simulator = await startAxonius({ devices: 10, ...options });
	return clientOf(simulator);
};

afterEach(async () => await simulator.stop());

const idOf = (index: number) => simulator.devices[index].internal_axon_id;
const allIds = () => simulator.devices.map((asset) => asset.internal_axon_id);
const value = { attributes: { value: expect.anything() as unknown } };

describe('a list in v1', () => {
	it('is read by cursor, and ends with an empty page', async () => {
		const { v1 } = await start();
		const seen: string[] = [];
		let cursor: string | null = null;
		let rows = -1;
		while (rows !== 0) {
			const page = { use_cursor: true, cursor_id: cursor, page: { limit: 4 }, get_metadata: true };
			const reply: { body: Enveloped } = await v1('POST', '/devices', page);
			const { data, meta } = reply.body;
			expect(meta.page.totalResources).toBe(10);
			seen.push(...data.map(({ id }) => id));
			({ cursor } = meta);
			rows = data.length;
		}
		expect(seen).toEqual(allIds());
	});

	it('can have one cursor that moves with every request, so that a repeated request skips a page', async () => {
		const { v1 } = await start({ cursorAs: 'state' });
		const ask = async (cursor_id?: string) =>
			(await v1('POST', '/devices', { use_cursor: true, cursor_id, page: { limit: 4 } })).body;
		const first = await ask();
		const second = await ask(first.meta.cursor);
		expect(second.meta.cursor).toBe(first.meta.cursor);
		const third = await ask(first.meta.cursor);
		expect([first, second, third].flatMap(({ data }) => data.map(({ id }) => id))).toEqual(allIds());
	});

	it('can be requested by offset, filtered and sorted', async () => {
		const { v1 } = await start();
		const name = 'specific_data.data.device_serial';
		const attributes = { sort: `-${name}`, fields: { devices: [name] }, page: { offset: 0, limit: 3 } };
		const { data } = (await v1('POST', '/devices', attributes)).body;
		const serials = simulator.devices.map((asset) => String(asset[name])).sort();
		expect(data.map((row) => row.attributes[name])).toEqual(serials.reverse().slice(0, 3));
		const filtered = await v1('POST', '/devices', { filter: `("internal_axon_id" == "${idOf(3)}")` });
		expect(filtered.body.data.map(({ id }) => id)).toEqual([idOf(3)]);
	});

	it('has the known traps: an empty sort, a null sort, null texts', async () => {
		const { v1 } = await start();
		expect((await v1('POST', '/devices', { sort: '' })).body.data).toEqual([]);
		expect((await v1('POST', '/devices', { sort: null })).status).toBe(400);
		expect((await v1('POST', '/devices', { search: null })).status).toBe(422);
	});

	it('answers in the content type of JSON:API, and can require it', async () => {
		const { v1 } = await start({ strictContentType: true });
		const { status, headers } = await v1('POST', '/devices', {});
		expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.api+json']);
	});

	it('finds the members of a saved query', async () => {
		const { v1 } = await start();
		const { uuid } = simulator.addSavedQuery({ name: 'None', query: '("labels" == "nobody has this")' });
		simulator.enterQuery(uuid, idOf(5));
		const { data } = (await v1('POST', '/devices', { saved_query_id: uuid })).body;
		expect(data.map(({ id }) => id)).toEqual([idOf(5)]);
	});
});

describe('assets in v1', () => {
	it('are counted in the background: the first answer is null', async () => {
		const { v1 } = await start();
		const count = async () => (await v1<{ data: Json }>('POST', '/devices/count', {})).body.data.attributes;
		expect([await count(), await count()]).toEqual([{ value: null }, { value: 10 }]);
	});

	it('are tagged by id, or all others when include is false', async () => {
		const { v1 } = await start();
		const tag = (include: boolean) => ({ entities: { ids: [idOf(0)], include }, labels: ['new'], filter: '' });
		expect((await v1('PUT', '/devices/labels', tag(true))).body.data).toMatchObject(value);
		const tagged = () => allIds().filter((id) => simulator.labelsOf('devices', id).includes('new'));
		expect(tagged()).toEqual([idOf(0)]);
		await v1('PUT', '/devices/labels', tag(false));
		expect(tagged()).toEqual(allIds());
		await v1('DELETE', '/devices/labels', tag(true));
		expect(tagged()).toEqual(allIds().slice(1));
	});

	it('get custom fields, and lose them', async () => {
		const { v1 } = await start();
		const set = async (custom_ticket: Json) =>
			await v1('PUT', '/devices/entity_custom', {
				selection: { ids: [idOf(0)], include: true },
				filter: '',
				data: { custom_ticket },
			});
		await set({ value: 'T-1', predefined: false, title: 'Ticket', type: 'string' });
		expect(simulator.devices[0]).toHaveProperty(['adapters_data.gui.custom_ticket'], 'T-1');
		await set({ toDelete: true });
		expect(simulator.devices[0]).not.toHaveProperty(['adapters_data.gui.custom_ticket']);
	});

	it('have their adapters as objects when read alone', async () => {
		const { get } = await start();
		const { data } = (await get<{ data: { attributes: Json } }>(`/api/devices/${idOf(1)}`)).body;
		expect(data.attributes).toMatchObject({
			internal_axon_id: idOf(1),
			adapters: expect.arrayContaining([expect.objectContaining({ plugin_name: expect.any(String) })]),
		});
	});

	it('have their fields in meta, with data null', async () => {
		const { get } = await start();
		const { body } = await get('/api/devices/fields');
		expect(body.data).toBeNull();
		expect(Object.keys(body.meta as Json)).toEqual(['generic', 'specific']);
	});
});

describe('saved queries in v1', () => {
	it('are listed by page, with or without a filter, and by asset type', async () => {
		const { get } = await start({ savedQueries: 30 });
		const page = (await get<Enveloped>('/api/queries/saved?page%5Boffset%5D=20&page%5Blimit%5D=20')).body;
		expect([page.data.length, page.meta.page.totalResources]).toEqual([10, 30]);
		const filter = encodeURIComponent('module in ["users"]');
		const ofUsers = (await get<Enveloped>(`/api/queries/saved?filter=${filter}`)).body.data;
		expect(new Set(ofUsers.map(({ attributes }) => attributes.module))).toEqual(new Set(['users']));
		expect((await get<Enveloped>('/api/users/views/saved')).body.data).toEqual(ofUsers);
		expect((await get<{ data: Json }>(`/api/queries/saved/count?filter=${filter}`)).body.data).toMatchObject(value);
	});

	it('are created, read and deleted', async () => {
		const { get, v1, send } = await start();
		const attributes = { name: 'Lab', view: { query: { filter: '("labels" == "lab")' } }, description: 'x' };
		const created = await v1<{ data: { id: string } }>('POST', '/queries/devices', attributes);
		const { id } = created.body.data;
		expect((await get(`/api/queries/specific/${id}`)).body).toEqual(created.body);
		expect(simulator.savedQueries.at(-1)).toMatchObject({ uuid: id, module: 'devices', query: '("labels" == "lab")' });
		expect((await send('DELETE', `/api/queries/query/${id}`)).status).toBe(200);
		expect((await get(`/api/queries/specific/${id}`)).status).toBe(404);
	});
});

describe('the rest of v1', () => {
	it('lists enforcement sets and runs them, on all or on chosen assets', async () => {
		const { get, v1 } = await start();
		const [{ id, attributes }] = (await get<Enveloped>('/api/enforcements')).body.data;
		expect(Object.keys(attributes)).toEqual(
			expect.arrayContaining(['actions_main', 'actions_main_name', 'actions_main_type', 'triggers_view_name']),
		);
		const run = await v1('PUT', `/enforcements/${id}/trigger`, { ec_page_run: false, use_conditions: false });
		expect(run.body.data).toEqual({ type: 'name_schema', attributes: { name: attributes.name } });
		const selection = { ids: [idOf(0)], include: true };
		await v1('PUT', '/devices/enforce', { name: attributes.name, selection, filter: '' });
		expect(simulator.enforcementRuns.map((run) => [run.uuid, run.attributes?.ids])).toEqual([
			[id, undefined],
			[id, [idOf(0)]],
		]);
	});

	it('lists runs by ID, state and time; a run goes from pending to its end', async () => {
		let now = Date.UTC(2026, 0, 20);
		const { get, v1 } = await start({ enforcementRuns: 4, runSeconds: 10, now: () => now });
		const { name } = simulator.enforcements[1];
		const asked = async (query: string) => {
			const { data } = (await get<Enveloped>(`/api/enforcements/tasks?${query}`)).body;
			return data.map(({ attributes: run }) => [
				run.enforcement_name,
				run['result.metadata.status'],
				run.affected_assets,
			]);
		};
		await v1('PUT', '/devices/enforce', { name, selection: { ids: [idOf(0), idOf(1)], include: true }, filter: '' });
		const after = 'date_from=2026-01-20T00:00:00.000Z';
		expect(await asked(after)).toEqual([[name, 'Pending', 2]]);
		now += 2_000;
		expect(await asked('statuses_filter=In Progress')).toEqual([[name, 'In Progress', 2]]);
		now += 9_000;
		expect(await asked(after)).toEqual([[name, 'Completed Successfully', 2]]);
		const [{ runId }] = simulator.enforcementRuns;
		expect(await asked(`enforcement_ids=${runId}`)).toEqual([['Create Jira Ticket', 'Completed Successfully', 0]]);
		expect((await get('/api/enforcements/tasks/count')).body).toMatchObject({ data: { attributes: { value: 5 } } });
	});

	it('lists tags, adds them until a day, and adds notes', async () => {
		const { get, v1, send } = await start();
		const tag = { entities: { ids: [idOf(0)], include: true }, labels: ['soon gone'] };
		const until = (expiration_date: string) => ({ ...tag, expirable_tags: [{ name: 'soon gone', expiration_date }] });
		expect((await v1('PUT', '/devices/labels', until('tomorrow'))).status).toBe(400);
		expect((await v1('PUT', '/devices/labels', until('2026-02-01'))).status).toBe(200);
		const tags = (await get<Enveloped>('/api/devices/labels')).body.data.map(({ attributes }) => attributes.value);
		expect(tags).toContain('soon gone');
		const note = { data: { type: 'notes_schema', attributes: { note: 'seen' } } };
		expect((await send('POST', `/api/devices/${idOf(0)}/notes`, note)).status).toBe(200);
		expect(simulator.notes).toEqual([{ assetType: 'devices', id: idOf(0), note: 'seen' }]);
		expect((await send('POST', '/api/devices/unknown/notes', note)).status).toBe(404);
	});

	it('replaces a saved query as a whole: what is left out is gone', async () => {
		const { v1 } = await start();
		const [query] = simulator.savedQueries;
		query.tags = ['mine'];
		expect((await v1('PUT', `/queries/${query.uuid}`, { name: 'x' })).status).toBe(422);
		const view = { query: { filter: '("labels" == "x")' }, fields: ['labels'] };
		await v1('PUT', `/queries/${query.uuid}`, { name: 'x', view });
		expect(query).toMatchObject({ name: 'x', tags: [], description: '', query: view.query.filter, onlyV1: { view } });
	});

	it('lists adapters by node, with clients only on request', async () => {
		const { get } = await start();
		type Adapters = { data: Array<{ attributes: { adapters_data: Array<{ clients?: Json[] }> } }> };
		const nodeOf = async (query: string) =>
			(await get<Adapters>(`/api/adapters${query}`)).body.data[0].attributes.adapters_data[0];
		expect(await nodeOf('')).toHaveProperty('clients_count.total_count');
		expect(await nodeOf('')).not.toHaveProperty('clients');
		expect((await nodeOf('?get_clients=true')).clients?.[0]).toHaveProperty('client_config.password');
	});

	it('has fetches, the discovery cycle, console users and the server version', async () => {
		const { get, v1 } = await start();
		const history = (await v1('POST', '/adapters/history', { page: { limit: 3 }, statuses_filter: ['success'] })).body;
		expect(history.data.map(({ attributes }) => attributes.status)).toEqual(['success', 'success', 'success']);
		const lifecycle = (await get<{ data: Json }>('/api/dashboard/lifecycle')).body.data;
		expect(lifecycle.attributes).toMatchObject({ status: 'done' });
		const users = (await get<Enveloped>('/api/settings/users')).body.data;
		expect(users.map((user) => (user as { type?: string }).type)).toEqual(Array(3).fill('users_details_schema'));
		expect((await get('/api/settings/meta/about')).body).toMatchObject({
			data: { type: 'about_schema', attributes: { 'Installed Version': '9.0.7' } },
		});
		expect((await get('/api/settings/metadata')).body).toHaveProperty('Installed Version');
		expect((await get(`/api/devices/${idOf(0)}`)).body).toMatchObject({ data: { type: 'entity_schema' } });
	});
});
