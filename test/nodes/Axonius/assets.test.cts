import type { INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { expectRows } from '../../harness/rows';
import { onBoth } from './both.cts';
import { by, putForward, tenant } from './setting.cts';

const asset = (operation: string, more: INodeParameters = {}) => ({ resource: 'asset', operation, ...more });
const DATA = 'specific_data.data.';

describe('One asset', () => {
	test('comes simplified, from API v1 and from both shapes of API v2', async () => {
		for (const [version, assetAs] of [
			['v1', 'plain'],
			['v2', 'plain'],
			['v2', 'wrapped'],
		] as const) {
			const { vendor, run } = await tenant(version, { assetAs });
			const device = vendor.devices.find(({ labels }) => labels)!;
			const { json } = await run(asset('get', { assetId: by('id', device.internal_axon_id) }));
			const systems = [device[`${DATA}os.type_distribution_preferred`], device[`${DATA}os.type`]].flat();
			expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
			expect(json[0]).toMatchObject({
				internal_axon_id: device.internal_axon_id,
				asset_type: 'devices',
				adapters: expect.arrayContaining([device.adapters[0]]),
				url: `${vendor.url}/assets/devices/${device.internal_axon_id}`,
				dedupeKey: `axonius:${device.internal_axon_id}`,
				macs: device[`${DATA}network_interfaces.mac`],
				os: systems[version === 'v2' ? 0 : 1],
				last_seen: new Date(String(device[`${DATA}last_seen`])).toISOString(),
			});
		}
	});

	onBoth('comes with the records of all its adapters when Output is Raw', async (version) => {
		const { vendor, run } = await tenant(version);
		const [{ internal_axon_id: id, adapters }] = vendor.devices;
		const url = `https://acme.on.axonius.com/assets/devices/${id}?tab=1`;
		const { json } = await run(asset('get', { assetId: by('url', url), output: 'raw' }));
		expect((json[0].specific_data as unknown[]).length).toBeGreaterThanOrEqual(adapters.length);
		expect(json[0].adapters).toEqual(expect.arrayContaining(adapters));
		expect(Object.keys(json[0])).not.toContain(`${DATA}image`);
	});

	onBoth('that does not exist is reported, with what else a 404 may mean', async (version) => {
		const { run } = await tenant(version);
		const { error } = await run(asset('get', { assetId: by('id', 'f'.repeat(32)) }));
		expect(error?.message).toBe(
			`Axonius, get an asset: the service did not find this record (HTTP 404): No asset with the id ${'f'.repeat(32)} [item 0]`,
		);
		expect(error).toMatchObject({ description: expect.stringContaining('your release does not have this call yet') });
	});

	onBoth('an answer that is no asset is refused', async (version) => {
		const answer = { status: 200, body: { data: { attributes: { name: 'x' } } } };
		const { run } = await tenant(version, { faults: [{ answer, times: 'always' }] });
		expect((await run(asset('get', { assetId: by('id', 'a') }))).error?.message).toContain('has no internal_axon_id');
	});
});

test('on API v2 one asset can be read as it was on a day; on v1 that is refused before anything is sent', async () => {
	const now = await tenant('v2');
	const [{ internal_axon_id: id }] = now.vendor.devices;
	const parameters = asset('get', { assetId: by('id', id), options: { snapshotDate: '2026-01-15' } });
	expect((await now.run(parameters)).json).toHaveLength(1);
	expect(now.asked()[0].query).toEqual({ history: '2026-01-15' });
	const older = await tenant('v1');
	expect((await older.run(parameters)).error?.message).toContain('a snapshot of one asset is not possible with API v1');
	expect(older.vendor.requests).toEqual([]);
});

describe('Counting', () => {
	onBoth('counts all, by AQL and by saved query', async (version) => {
		const { vendor, run } = await tenant(version);
		const [, servers] = vendor.savedQueries;
		const counted = async (more: INodeParameters) => (await run(asset('count', more))).json;
		expect(await counted({})).toEqual([{ asset_type: 'devices', count: 100 }]);
		expect(await counted({ assetType: by('id', 'users') })).toEqual([{ asset_type: 'users', count: 40 }]);
		expect(await counted({ select: 'aql', aql: '("labels" == "crown jewel")' })).toMatchObject([
			{ count: vendor.devices.filter(({ labels }) => labels?.includes('crown jewel')).length },
		]);
		expect(await counted({ select: 'savedQuery', savedQueryId: by('id', servers.uuid) })).toMatchObject([
			{ count: vendor.membersOf(servers.uuid).length },
		]);
	});

	test('reads every shape of an answer, and says so where it is no number', async () => {
		for (const countAs of ['count', 'value', 'number'] as const) {
			const { run } = await tenant('v2', { countAs });
			expect([countAs, (await run(asset('count'))).json]).toEqual([countAs, [{ asset_type: 'devices', count: 100 }]]);
		}
		const { run } = await tenant('v2', { faults: [{ answer: { status: 200, body: { total: 5 } }, times: 'always' }] });
		expect((await run(asset('count'))).error?.message).toContain('the answer has nothing; expected a count');
	});

	test('waits while v1 is still counting in the background, asking once a second', async () => {
		const { run, vendor } = await tenant('v1', { countAfter: 5 });
		const startedAt = systemClock.monotonic();
		expect((await run(asset('count'))).json).toEqual([{ asset_type: 'devices', count: 100 }]);
		expect(vendor.requests).toHaveLength(6);
		expect(systemClock.monotonic() - startedAt).toBeGreaterThanOrEqual(5_000);
	});

	test('does not wait forever', async () => {
		const { run, vendor } = await tenant('v1', { countAfter: Infinity });
		putForward(() => vendor.requests.length * 60_000);
		expect((await run(asset('count'))).error?.message).toContain('Axonius was still counting after 10 minutes');
		expect(vendor.requests.length).toBeGreaterThan(8);
		expect(vendor.requests.length).toBeLessThan(12);
	});

	test('ends immediately when the execution is cancelled', async () => {
		const { run, vendor } = await tenant('v1', { countAfter: Infinity });
		const stop = new AbortController();
		const running = run(asset('count'), { cancel: stop.signal, continueOnFail: true });
		while (vendor.requests.length < 3) await new Promise(setImmediate);
		stop.abort();
		expect((await running).error?.message).toContain('the execution was cancelled');
	});

	test('ends immediately, even while it waits', async () => {
		const { run, vendor } = await tenant('v1', { countAfter: Infinity });
		// This wait takes its time.
		jest
			.spyOn(systemClock, 'sleep')
			.mockImplementation(async (ms) => await new Promise((resolve) => setTimeout(resolve, Number(ms) * 20).unref()));
		const stop = new AbortController();
		const startedAt = Date.now();
		const running = run(asset('count'), { cancel: stop.signal });
		while (!vendor.requests.some(({ status }) => status === 200)) await new Promise(setImmediate);
		setTimeout(() => stop.abort(), 300);
		expect((await running).error?.message).toContain('the execution was cancelled');
		expect(Date.now() - startedAt).toBeLessThan(10_000);
	});
});

describe('The field catalog', () => {
	test('is read, from API v1 and in both shapes of API v2', async () => {
		for (const [version, fieldsAs] of [
			['v1', 'generic'],
			['v2', 'list'],
			['v2', 'generic'],
		] as const) {
			const { run } = await tenant(version, { fieldsAs });
			const { json } = await run(asset('getFields', { returnAll: true }));
			expect(json).toContainEqual(expect.objectContaining({ name: `${DATA}hostname`, title: 'Host Name' }));
			expect(json).toContainEqual(expect.objectContaining({ name: 'adapters_data.crowd_strike_adapter.id' }));
		}
	});

	onBoth('is searched by name and title', async (version) => {
		const { run } = await tenant(version);
		const { json } = await run(asset('getFields', { filters: { search: 'SERIAL' } }));
		expect(json.map(({ name }) => name)).toEqual([`${DATA}device_serial`]);
	});
});

test('names in a catalog that is a list of texts are read, too', async () => {
	const generic = ['a', 'b'];
	const names = [{ name: 'a' }, { name: 'b' }];
	await expectAnswers([
		[asset('getFields'), generic, names],
		[asset('getFields'), { fields: generic }, names],
		[asset('getFields'), { fields: { generic } }, names],
		[asset('getFields'), { data: { attributes: { generic } } }, names],
		[asset('getFields'), { a: 1 }, expect.stringContaining('the answer has no list of fields')],
	]);
});

test('the asset types come from the server, as texts or as objects', async () => {
	for (const assetTypesAs of ['text', 'object'] as const) {
		const { vendor, run } = await tenant('v2', { assetTypesAs });
		expect((await run(asset('getTypes'))).json.map(({ name }) => name)).toEqual(vendor.assetTypes);
	}
});

test('an answer that is not what it should be is told as such; a list without its envelope is read', async () => {
	const told = (words: string) => expect.stringContaining(words);
	const users = { resource: 'consoleUser', operation: 'getAll' };
	await expectAnswers([
		[{ resource: 'discovery', operation: 'getStatus' }, [1], told('the answer has a list; expected a record')],
		[asset('getTypes'), { asset_types: 5 }, told('a number at asset_types; expected a list')],
		[asset('getTypes'), { asset_types: [5] }, told('a number at asset_types[0]; expected a record')],
		[{ resource: 'adapter', operation: 'getAll' }, {}, told('the answer has nothing at adapters; expected a list')],
		[users, ['x'], told('a string at its top[0]; expected a record')],
		[users, [{ user_name: 'ada' }], [{ user_name: 'ada', dedupeKey: null }]],
	]);
});

/** Items, or the message of the error, for what API v2 answers to an operation. */
async function expectAnswers(rows: Array<[parameters: INodeParameters, body: object, outcome: unknown]>) {
	await expectRows<[INodeParameters, object]>(
		rows.map(([parameters, body, outcome]) => [[parameters, body], outcome]),
		async ([parameters, body]) => {
			const { run } = await tenant('v2', { faults: [{ answer: { status: 200, body }, times: 'always' }] });
			const { json, error } = await run(parameters);
			return error?.message ?? json;
		},
	);
}
