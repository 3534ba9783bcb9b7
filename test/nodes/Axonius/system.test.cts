import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { by, tenant, VERSIONS } from './setting.cts';

const list = (resource: string, more: INodeParameters = {}) => ({
	resource,
	operation: 'getAll',
	returnAll: true,
	...more,
});
const names = (rows: ReadonlyArray<{ name?: unknown }>) => rows.map(({ name }) => name);

describe.each(VERSIONS)('Saved queries on API %s', (version) => {
	test('are listed, all pages of them, simplified the same way on both versions', async () => {
		const { vendor, run } = await tenant(version, { savedQueries: 250 });
		const { json } = await run(list('savedQuery'));
		expect(names(json)).toEqual(names(vendor.savedQueries));
		expect(json[1]).toMatchObject({
			uuid: vendor.savedQueries[1].uuid,
			asset_type: 'devices',
			query: vendor.savedQueries[1].query,
			last_updated: '2026-01-15T12:00:00.000Z',
		});
		expect(Object.keys(json[1]).length).toBeLessThanOrEqual(10);
		expect((await run(list('savedQuery', { output: 'raw', limit: 1, returnAll: false }))).json).toHaveLength(1);
	});

	test('are filtered by asset type and name', async () => {
		const { run } = await tenant(version);
		const found = async (filters: IDataObject) =>
			new Set((await run(list('savedQuery', { filters } as INodeParameters))).json.map(({ asset_type }) => asset_type));
		expect(await found({ assetType: 'users' })).toEqual(new Set(['users']));
		expect(await found({ name: 'CROWN' })).toEqual(new Set(['devices']));
		expect((await run(list('savedQuery', { filters: { name: 'no such name' } }))).json).toEqual([]);
	});

	test('are kept where Axonius does not say which asset type they are about: it was asked for one', async () => {
		const row = { uuid: 'a', name: 'Lab' };
		const body = version === 'v2' ? { queries: [row] } : { data: [{ attributes: row }], meta: {} };
		const { run } = await tenant(version, { savedQueries: 0, faults: [{ answer: { status: 200, body } }] });
		expect((await run(list('savedQuery', { filters: { assetType: 'devices' } }))).json).toEqual([row]);
	});

	test('one is read by ID', async () => {
		const { vendor, run } = await tenant(version);
		const [, { uuid, name, query }] = vendor.savedQueries;
		const get = { resource: 'savedQuery', operation: 'get', savedQueryId: by('list', uuid) };
		expect((await run(get)).json).toEqual([expect.objectContaining({ uuid, name, query, asset_type: 'devices' })]);
		expect((await run({ ...get, output: 'raw' })).json[0]).toMatchObject({ uuid, folder_id: 'shared' });
	});

	test('one is created, and deleted again', async () => {
		const { vendor, run } = await tenant(version);
		const aql = '("labels" == "lab")';
		const create = { resource: 'savedQuery', operation: 'create', name: 'Lab', aql, description: 'For n8n' };
		const [{ uuid, query, asset_type }] = (await run({ ...create, assetType: by('id', 'users') })).json;
		expect({ query, asset_type }).toEqual({ query: aql, asset_type: 'users' });
		expect(vendor.savedQueries.at(-1)).toMatchObject({ uuid, name: 'Lab', module: 'users', description: 'For n8n' });
		const deletion = { resource: 'savedQuery', operation: 'delete', savedQueryId: by('id', String(uuid)) };
		expect((await run(deletion)).json).toEqual([{ uuid, deleted: true }]);
		expect(names(vendor.savedQueries)).not.toContain('Lab');
		expect((await run(deletion)).error?.message).toContain('HTTP 404');
	});

	test('one is not created twice when the answer is lost', async () => {
		const { vendor, run } = await tenant(version, { faults: [{ answer: { resetInBody: true } }] });
		const create = { resource: 'savedQuery', operation: 'create', name: 'Lab', aql: '("labels" == "lab")' };
		expect((await run(create)).error).toBeDefined();
		expect(vendor.requests).toHaveLength(1);
	});
});

describe.each(VERSIONS)('Adapters on API %s', (version) => {
	test('come with the status of their connections', async () => {
		const { vendor, run, asked } = await tenant(version);
		const { json } = await run(list('adapter'));
		expect(json.map(({ plugin_name }) => plugin_name)).toEqual(vendor.adapters.map(({ plugin_name }) => plugin_name));
		const at = vendor.adapters.findIndex(({ connections_count: { error_count } }) => error_count > 0);
		const failing = vendor.adapters[at].connections.filter(({ status }) => status === 'error');
		expect(json[at]).toMatchObject({
			id: vendor.adapters[at].id,
			status: 'error',
			connections: vendor.adapters[at].connections_count.total_count,
			error: failing.length,
			failing_connections: failing.map(({ uuid, error }) => expect.objectContaining({ uuid, error })),
		});
		expect(asked()).toHaveLength(1);
	});

	test('are filtered by name and failure', async () => {
		const { vendor, run } = await tenant(version);
		const failing = vendor.adapters.filter(({ status }) => status === 'error');
		const { json } = await run(list('adapter', { filters: { onlyFailing: true } }));
		expect(json.map(({ id }) => id)).toEqual(failing.map(({ id }) => id));
		expect((await run(list('adapter', { filters: { name: 'CROWD' } }))).json).toMatchObject([
			{ id: 'crowd_strike_adapter' },
		]);
	});

	test('show no connection settings, not even raw', async () => {
		const { run } = await tenant(version);
		for (const output of ['simplified', 'raw']) {
			const text = JSON.stringify((await run(list('adapter', { output }))).json);
			expect(text).not.toMatch(/config|password/);
		}
	});
});

test('connections that an older release lists only with their settings are asked for, without the settings', async () => {
	const { run, asked } = await tenant('v2', { connectionsOnlyWhenAsked: true });
	const { json } = await run(list('adapter', { output: 'raw' }));
	expect(json.every(({ connections }) => Array.isArray(connections))).toBe(true);
	expect(JSON.stringify(json)).not.toMatch(/config|password/);
	expect(asked().map(({ query }) => query.include_connection_details)).toEqual(['false', 'true']);
});

test('an adapter without counts is counted here', async () => {
	const connections = [
		{ id: '1', status: 'success' },
		{ id: '2', status: 'error', error: 'x' },
	];
	const body = {
		adapters: [
			{ id: 'a', connections },
			{ id: 'b', connections_count: { total_count: 0 } },
		],
	};
	const { run, asked } = await tenant('v2', { faults: [{ answer: { status: 200, body }, times: 'always' }] });
	const none = { success: 0, error: 0, warning: 0, inactive: 0 };
	expect((await run(list('adapter'))).json).toEqual([
		{ id: 'a', connections: 2, ...none, success: 1, error: 1, failing_connections: [connections[1]] },
		{ id: 'b', connections: 0, ...none },
	]);
	expect(asked()).toHaveLength(1);
});

test('the settings of connections come when they are asked for', async () => {
	const settings = { domain: 'corp.example.com' };
	const body = { adapters: [{ id: 'a', connections: [{ id: '1', connection_config: settings }] }] };
	const { run, asked } = await tenant('v2', { faults: [{ answer: { status: 200, body }, times: 'always' }] });
	const parameters = list('adapter', { output: 'raw', options: { includeSettings: true } });
	expect((await run(parameters)).json).toEqual(body.adapters);
	expect(asked()[0].query).toEqual({ include_connection_details: 'true' });
});

describe.each(VERSIONS)('The fetch history on API %s', (version) => {
	const history = (filters: INodeParameters = {}) => list('adapter', { operation: 'getFetchHistory', filters });

	test('is read to its end', async () => {
		const { run } = await tenant(version, { fetches: 230 });
		const { json } = await run(history());
		expect(new Set(json.map(({ adapter_discovery_id }) => adapter_discovery_id)).size).toBe(230);
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
	});

	test('is not asked for with a time range that ends before it begins', async () => {
		const { vendor, run } = await tenant(version);
		const { error } = await run(history({ fetchedAfter: '2026-01-10', fetchedBefore: '2026-01-01' }));
		expect(error?.message).toContain('Fetched After is later than Fetched Before');
		expect(vendor.requests).toEqual([]);
	});

	test('is filtered by adapter, status, time and kind', async () => {
		const { run, asked } = await tenant(version, { fetches: 100 });
		const statuses = (await run(history({ statuses: 'error', adapterNames: 'esx_adapter, tanium_adapter' }))).json;
		expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(statuses.length ? ['error'] : []));
		const fetchedAfter = '2026-01-15T08:00:00Z';
		const late = (await run(history({ fetchedAfter }))).json;
		expect(late.length).toBeGreaterThan(0);
		for (const { start_time } of late)
			expect(Date.parse(String(start_time))).toBeGreaterThanOrEqual(Date.parse(fetchedAfter));
		const early = (await run(history({ fetchedBefore: '2026-01-15T08:00:00Z', includeRealtime: false }))).json;
		expect(early.length + late.length).toBeLessThanOrEqual(101);
		expect(asked().at(-1)?.body).toMatchObject({
			exclude_realtime: true,
			time_range: { type: 'absolute', date_from: '1970-01-01T00:00:00.000Z', date_to: '2026-01-15T08:00:00.000Z' },
		});
	});
});

describe.each(VERSIONS)('Enforcement sets on API %s', (version) => {
	const run = (id: string) => ({ resource: 'enforcement', operation: 'run', enforcementId: by('id', id) });

	test('are listed and filtered by name', async () => {
		const { vendor, run: send } = await tenant(version, { enforcements: 130 });
		expect((await send(list('enforcement'))).json).toHaveLength(130);
		const { json } = await send(list('enforcement', { filters: { name: 'isolate' } }));
		expect(json.length).toBeGreaterThan(0);
		expect(json[0]).toMatchObject({ uuid: expect.any(String), name: 'Isolate Host', action: 'isolate_host' });
		expect(vendor.enforcementRuns).toEqual([]);
	});

	test('are run once for each input item, and each result is paired', async () => {
		const { vendor, run: send } = await tenant(version);
		const sets = (await send(list('enforcement'))).json.slice(0, 3);
		const { json, items } = await send(run('={{ $json.uuid }}'), { items: sets.map((json) => ({ json })) });
		expect(json).toEqual(sets.map(({ uuid }) => ({ uuid, started: true })));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(vendor.enforcementRuns.map(({ uuid }) => uuid)).toEqual(sets.map(({ uuid }) => uuid));
	});

	test.each([
		['status 429', { status: 429 }, 'received too many requests'],
		['status 503', { status: 503 }, 'The change may or may not have been made'],
		['a connection that breaks off', { resetBeforeHeaders: true as const }, 'the run may have started'],
		['half an answer', { resetInBody: true as const }, 'the run may have started'],
		['an answer that is not JSON', { invalidJson: true as const }, 'the run may have started'],
		['no answer in time', { hang: true as const }, 'the run may have started'],
	])('are never run again after %s, and the message says what is known of the outcome', async (_, answer, words) => {
		const { vendor, run: send } = await tenant(version, { faults: [{ answer, times: 'always' }] });
		const { error } = await send({ ...run('a'), options: { timeout: 1 } });
		expect(error?.message).toContain('Axonius, run an enforcement set: ');
		expect(error?.message).toContain(words);
		expect(vendor.requests).toHaveLength(1);
	});

	test('a refusal is clear: nothing was started', async () => {
		const { vendor, run: send } = await tenant(version, { denied: ['runEnforcements'] });
		const { error } = await send(run('a'));
		expect(error?.message).toContain('HTTP 403');
		expect(error?.message).not.toContain('may have');
		expect(vendor.enforcementRuns).toEqual([]);
		expect((await send(run(''))).error?.message).toContain('Enforcement Set is empty');
	});
});

describe.each(VERSIONS)('The rest of API %s', (version) => {
	test('returns the discovery status, with times in ISO 8601', async () => {
		const { vendor, run } = await tenant(version);
		const getStatus = { resource: 'discovery', operation: 'getStatus' };
		expect((await run(getStatus)).json).toEqual([
			expect.objectContaining({ status: 'done', last_finished_time: '2026-01-15T12:00:00.000Z' }),
		]);
		vendor.setDiscovery({ status: 'starting' });
		expect((await run(getStatus)).json[0].status).toBe('starting');
	});

	test('lists the users of the console, which are not the assets of the type users', async () => {
		const { run } = await tenant(version);
		const { json } = await run(list('consoleUser'));
		expect(json.map(({ user_name }) => user_name)).toEqual(['ada.example', 'bob.example', 'carol.example']);
		expect(json[0]).toMatchObject({ role_name: 'Admin', last_login: '2026-01-15T12:00:00.000Z' });
		expect(json[0]).not.toHaveProperty('data_scope_name');
	});
});
