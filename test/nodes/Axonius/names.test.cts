import type { INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { onBoth } from './both.cts';
import { by, tenant } from './setting.cts';

const count = (more: INodeParameters): INodeParameters => ({ resource: 'asset', operation: 'count', ...more });
const bySaved = (savedQueryId: unknown): INodeParameters =>
	count({ select: 'savedQuery', savedQueryId: by('id', savedQueryId) });

onBoth('a saved query is chosen by its name, in any case; its ID is used as it is', async (version) => {
	const { vendor, run } = await tenant(version);
	const [, { uuid, name }] = vendor.savedQueries;
	const wanted = vendor.membersOf(uuid).length;
	for (const given of [name, name.toUpperCase(), uuid]) {
		vendor.resetCounters();
		expect((await run(bySaved(given))).json).toEqual([{ asset_type: 'devices', count: wanted }]);
		const lists = vendor.requests.filter(({ path }) => /queries(\/saved)?$/.test(path));
		expect([given, lists.length]).toEqual([given, given === uuid ? 0 : 1]);
	}
	const get = { resource: 'savedQuery', operation: 'get', savedQueryId: by('list', name) };
	const { json } = await run(get, { items: [{ json: {} }, { json: {} }] });
	expect(json.map((query) => query.uuid)).toEqual([uuid, uuid]);
	await run({ ...get, operation: 'delete', savedQueryId: name } as INodeParameters);
	expect(vendor.savedQueries.map((query) => query.uuid)).not.toContain(uuid);
});

onBoth(
	'a name that several saved queries have, or none on this type, is an error, and nothing is counted',
	async (version) => {
		const { vendor, run } = await tenant(version);
		const [first, second] = vendor.savedQueries;
		Object.assign(second, { name: first.name });
		const users = vendor.savedQueries.find(({ module }) => module === 'users')!;
		const told = (text: string) => expect.stringContaining(text);
		await expectRows<string>(
			[
				[first.name, told(`${first.name} (ID ${first.uuid}); ${second.name} (ID ${second.uuid})`)],
				[users.name, told('there is no saved query on devices with this ID or name')],
			],
			async (given) => {
				const { error } = await run(bySaved(given));
				return `${error?.message} ${(error as { description?: string }).description}`;
			},
		);
		expect(vendor.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	},
);

onBoth('an ID of a form that nobody has seen is found in the list, too', async (version) => {
	const { vendor, run } = await tenant(version);
	vendor.savedQueries[1].uuid = 'predefined:7';
	const get = { resource: 'savedQuery', operation: 'get', savedQueryId: by('list', 'predefined:7') };
	expect((await run(get)).json).toMatchObject([{ uuid: 'predefined:7' }]);
});

onBoth('an asset type is known by the words of the console', async (version) => {
	const { vendor, run } = await tenant(version);
	for (const [given, type] of [
		['Users', 'users'],
		['Alert Findings', 'alert_findings'],
		['vulnerability-instances', 'vulnerability_instances'],
	]) {
		vendor.resetCounters();
		const { json } = await run({ ...count({}), assetType: given });
		expect(json).toEqual([{ asset_type: type, count: vendor.assets(type).length }]);
		expect(vendor.requests.some(({ path }) => path.endsWith('/asset_types'))).toBe(false);
	}
});

test('an unknown asset type is an error that says what there is, where Axonius can be asked', async () => {
	for (const assetTypesAs of ['text', 'object'] as const) {
		const { vendor, run } = await tenant('v2', { assetTypesAs });
		const { error, json } = await run(
			{ ...count({}), assetType: 'gadgets' },
			{ items: [{ json: {} }, { json: {} }], continueOnFail: true },
		);
		expect([error, json[1].error]).toEqual([undefined, expect.stringContaining('there is no asset type "gadgets"')]);
		expect(vendor.requests).toHaveLength(1);
		const { error: alone } = await run({ ...count({}), assetType: 'device' });
		expect((alone as { description?: string }).description).toMatch(/^There are: .*devices, .*users/);
	}
});

test('an asset type that cannot be looked up is left to Axonius', async () => {
	const { vendor, run } = await tenant('v2', { release: 'older' });
	expect((await run({ ...count({}), assetType: 'gadgets' })).error?.message).toContain('HTTP 404');
	expect(vendor.requests).toHaveLength(2);
	const old = await tenant('v1');
	expect((await old.run({ ...count({}), assetType: 'gadgets' })).error?.message).toContain('HTTP 404');
	expect(old.vendor.requests).toHaveLength(1);
	vendor.setFaults([{ times: 'always', answer: { status: 401 } }]);
	expect((await run({ ...count({}), assetType: 'gadgets' })).error?.message).toContain('HTTP 401');
});
