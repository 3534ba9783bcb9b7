import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Axonius } from '../../../nodes/Axonius/Axonius.node';
import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { shown } from '../../harness/shown.cts';
import { onBoth } from './both.cts';
import { by, tenant } from './setting.cts';

const list = (resource: string, more: INodeParameters = {}) => ({
	resource,
	operation: 'getAll',
	returnAll: true,
	...more,
});
/** An ID that is not looked up. */
const UNKNOWN = '971918fd-a569-548a-5a80-1ffcda2a8365';
const names = (rows: ReadonlyArray<{ name?: unknown }>) => rows.map(({ name }) => name);

describe('Saved queries', () => {
	onBoth('are simplified the same way on both versions', async (version) => {
		const { vendor, run } = await tenant(version);
		const { json } = await run(list('savedQuery'));
		expect(names(json)).toEqual(names(vendor.savedQueries));
		expect(json[1]).toMatchObject({
			uuid: vendor.savedQueries[1].uuid,
			asset_type: 'devices',
			query: vendor.savedQueries[1].query,
			last_updated: '2026-01-15T12:00:00.000Z',
		});
		expect(Object.keys(json[1]).length).toBeLessThanOrEqual(10);
	});

	onBoth('are filtered by asset type and name', async (version) => {
		const { run } = await tenant(version);
		const found = async (filters: IDataObject) =>
			new Set((await run(list('savedQuery', { filters } as INodeParameters))).json.map(({ asset_type }) => asset_type));
		expect(await found({ assetType: 'users' })).toEqual(new Set(['users']));
		expect(await found({ assetType: 'Alert Findings' })).toEqual(new Set(['alert_findings']));
		expect(await found({ name: 'CROWN' })).toEqual(new Set(['devices']));
		expect((await run(list('savedQuery', { filters: { name: 'no such name' } }))).json).toEqual([]);
	});

	onBoth(
		'are kept where Axonius does not say which asset type they are about: it was asked for one',
		async (version) => {
			const row = { uuid: 'a', name: 'Lab' };
			const body = version === 'v2' ? { queries: [row] } : { data: [{ attributes: row }], meta: {} };
			const { run } = await tenant(version, { savedQueries: 0, faults: [{ answer: { status: 200, body } }] });
			expect((await run(list('savedQuery', { filters: { assetType: 'devices' } }))).json).toEqual([
				{ ...row, dedupeKey: 'axonius:a' },
			]);
		},
	);

	onBoth('one is read by ID', async (version) => {
		const { vendor, run } = await tenant(version);
		const [, { uuid, name, query }] = vendor.savedQueries;
		const get = { resource: 'savedQuery', operation: 'get', savedQueryId: by('list', uuid) };
		expect((await run(get)).json).toEqual([expect.objectContaining({ uuid, name, query, asset_type: 'devices' })]);
		expect((await run({ ...get, output: 'raw' })).json[0]).toMatchObject({ uuid, folder_id: 'shared' });
	});

	onBoth('one is created, and deleted again', async (version) => {
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

	onBoth('one is not created twice when the answer is lost', async (version) => {
		const { vendor, run } = await tenant(version, { faults: [{ answer: { resetInBody: true } }] });
		const create = { resource: 'savedQuery', operation: 'create', name: 'Lab', aql: '("labels" == "lab")' };
		expect((await run(create)).error).toBeDefined();
		expect(vendor.requests).toHaveLength(1);
	});
});

describe('Adapters', () => {
	onBoth('come with the status of their connections', async (version) => {
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

	onBoth('are filtered by name and failure', async (version) => {
		const { vendor, run } = await tenant(version);
		const failing = vendor.adapters.filter(({ status }) => status === 'error');
		const { json } = await run(list('adapter', { filters: { onlyFailing: true } }));
		expect(json.map(({ id }) => id)).toEqual(failing.map(({ id }) => id));
		expect((await run(list('adapter', { filters: { name: 'CROWD' } }))).json).toMatchObject([
			{ id: 'crowd_strike_adapter' },
		]);
	});

	onBoth('show no connection settings, not even raw', async (version) => {
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
	const none = { success: 0, error: 0, warning: 0, dedupeKey: expect.any(String) };
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

onBoth('the settings of connections reach the next node, but are hidden where n8n shows them', async (version) => {
	const settings = { domain: 'corp.example.com', any_name: 'h4nded-out' };
	const body =
		version === 'v2'
			? { adapters: [{ id: 'a', connections: [{ id: '1', connection_config: settings }] }] }
			: {
					data: [
						{ id: 'a', attributes: { adapters_data: [{ clients: [{ client_id: '1', client_config: settings }] }] } },
					],
				};
	const { run } = await tenant(version, { faults: [{ answer: { status: 200, body }, times: 'always' }] });
	for (const parameters of [
		list('adapter', { output: 'raw', options: { includeSettings: true } }),
		{ resource: 'apiRequest', operation: 'send', path: '/adapters' },
	]) {
		const { items, error } = await run(parameters);
		expect([error, JSON.stringify(items)]).toEqual([undefined, expect.stringContaining('h4nded-out')]);
		expect(JSON.stringify(shown(items, new Axonius().description.sensitiveOutputFields))).not.toContain('h4nded-out');
	}
});

describe('The fetch history', () => {
	const history = (filters: INodeParameters = {}) => list('adapter', { operation: 'getFetchHistory', filters });

	onBoth('is read to its end', async (version) => {
		const { run } = await tenant(version, { fetches: 230 });
		const { json } = await run(history());
		expect(new Set(json.map(({ adapter_discovery_id }) => adapter_discovery_id)).size).toBe(230);
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
	});

	onBoth('is filtered by adapter, status, time and kind', async (version) => {
		const { run, asked } = await tenant(version, { fetches: 100 });
		const { error } = await run(history({ fetchedAfter: '2026-01-10', fetchedBefore: '2026-01-01' }));
		expect(error?.message).toContain('Fetched After is later than Fetched Before');
		expect(asked()).toEqual([]);
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

describe('Enforcement sets', () => {
	const run = (id: string) => ({ resource: 'enforcement', operation: 'run', enforcementId: by('id', id) });

	onBoth('are listed and filtered by name', async (version) => {
		const { vendor, run: send } = await tenant(version, { enforcements: 130 });
		expect((await send(list('enforcement'))).json).toHaveLength(130);
		const { json } = await send(list('enforcement', { filters: { name: 'isolate' } }));
		expect(json.length).toBeGreaterThan(0);
		expect(json[0]).toMatchObject({ uuid: expect.any(String), name: 'Isolate Host', action: 'isolate_host' });
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
		expect(vendor.enforcementRuns).toEqual([]);
	});

	onBoth('are run once for each input item, and each result is paired', async (version) => {
		const { vendor, run: send } = await tenant(version);
		const sets = (await send(list('enforcement'))).json.slice(0, 3);
		const { json, items } = await send(run('={{ $json.uuid }}'), { items: sets.map((json) => ({ json })) });
		const requested_at = expect.any(String) as string;
		expect(json).toEqual(sets.map(({ uuid }) => ({ uuid, started: true, requested_at })));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(vendor.enforcementRuns.map(({ uuid }) => uuid)).toEqual(sets.map(({ uuid }) => uuid));
	});

	onBoth('are never run again, and the message says what is known of the outcome', async (version) => {
		const started = 'the run may have started';
		const answers: Array<[FaultAnswer, string]> = [
			[{ status: 429 }, 'received too many requests'],
			[{ status: 503 }, 'The change may or may not have been made'],
			[{ resetBeforeHeaders: true }, started],
			[{ resetInBody: true }, started],
			[{ invalidJson: true }, started],
			[{ hang: true }, started],
		];
		for (const [answer, words] of answers) {
			const { vendor, run: send } = await tenant(version, { faults: [{ answer, times: 'always' }] });
			const { error } = await send({ ...run(UNKNOWN), options: { timeout: 1 } });
			expect(error?.message).toContain('Axonius, run an enforcement set: ');
			expect([answer, error?.message]).toEqual([answer, expect.stringContaining(words)]);
			expect(vendor.requests).toHaveLength(1);
		}
	});

	onBoth('a refusal is clear: nothing was started', async (version) => {
		const { vendor, run: send } = await tenant(version, { denied: ['runEnforcements'] });
		const { error } = await send(run(UNKNOWN));
		expect(error?.message).toContain('HTTP 403');
		expect(error?.message).not.toContain('may have');
		expect(vendor.enforcementRuns).toEqual([]);
	});
});

describe('The rest', () => {
	onBoth('returns the discovery status, with times in ISO 8601', async (version) => {
		const { vendor, run } = await tenant(version);
		const getStatus = { resource: 'discovery', operation: 'getStatus' };
		expect((await run(getStatus)).json).toEqual([
			expect.objectContaining({ status: 'done', last_finished_time: '2026-01-15T12:00:00.000Z' }),
		]);
		vendor.setDiscovery({ status: 'starting' });
		expect((await run(getStatus)).json[0].status).toBe('starting');
	});

	onBoth('lists the users of the console, which are not the assets of the type users', async (version) => {
		const { run } = await tenant(version);
		const { json } = await run(list('consoleUser'));
		expect(json.map(({ user_name }) => user_name)).toEqual(['ada.example', 'bob.example', 'carol.example']);
		expect(json[0]).toMatchObject({ role_name: 'Admin', last_login: '2026-01-15T12:00:00.000Z' });
		expect(json[0]).not.toHaveProperty('data_scope_name');
	});
});
