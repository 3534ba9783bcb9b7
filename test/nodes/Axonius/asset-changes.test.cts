import type { INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { onBoth } from './both.cts';
import { by, ids, tenant } from './setting.cts';

const asset = (operation: string, more: INodeParameters = {}) => ({ resource: 'asset', operation, ...more });

describe('Tags', () => {
	onBoth('are added and removed, and the result says what was submitted', async (version) => {
		const { vendor, run } = await tenant(version);
		const chosen = vendor.devices.slice(0, 3).map(({ internal_axon_id }) => internal_axon_id);
		const parameters = { assetIds: chosen.join(', '), tags: 'ticketed, owner missing' };
		expect((await run(asset('addTags', parameters))).json).toEqual([
			{ asset_type: 'devices', tags: ['ticketed', 'owner missing'], submitted: 3, requests: 1 },
		]);
		for (const id of chosen) expect(vendor.labelsOf('devices', id)).toEqual(expect.arrayContaining(['ticketed']));
		expect(vendor.devices.filter(({ labels }) => labels?.includes('ticketed'))).toHaveLength(3);
		await run(asset('removeTags', { ...parameters, tags: ['ticketed'] }));
		expect(vendor.devices.filter(({ labels }) => labels?.includes('ticketed'))).toEqual([]);
		expect(vendor.labelsOf('devices', chosen[0])).toContain('owner missing');
	});

	onBoth('go to many assets in batches, each ID once', async (version) => {
		const { vendor, run, asked } = await tenant(version, { devices: 2_500, maxIdsPerCall: 1_000 });
		const list = ids(vendor.devices) as string[];
		const result = await run(asset('addTags', { assetIds: [...list, list[0]], tags: 'seen' } as never));
		expect(result.json[0]).toMatchObject({ submitted: 2_500, requests: 3 });
		expect(vendor.devices.every(({ labels }) => labels?.includes('seen'))).toBe(true);
		const options = { batchSize: 100 };
		await run(asset('addTags', { assetIds: list, tags: 'again', options } as never));
		expect(asked()).toHaveLength(3 + 25);
	});

	onBoth(
		'of input items that follow each other with the same tags share requests, and each item has its own result',
		async (version) => {
			const { vendor, run, asked } = await tenant(version);
			const tags = ['a', 'a', 'b', 'b', 'a'];
			const items = tags.map((tag, index) => ({ json: { tag, id: vendor.devices[index].internal_axon_id } }));
			const parameters = asset('addTags', { assetIds: '={{ $json.id }}', tags: '={{ $json.tag }}' });
			const { json, items: results } = await run(parameters, { items });
			expect(json).toEqual(tags.map((tag) => ({ asset_type: 'devices', tags: [tag], submitted: 1, requests: 1 })));
			expect(results.map(({ pairedItem }) => pairedItem)).toEqual(tags.map((_, item) => ({ item })));
			for (const [index, tag] of tags.entries()) {
				expect(vendor.labelsOf('devices', items[index].json.id)).toContain(tag);
			}
			expect(asked()).toHaveLength(3);
		},
	);

	onBoth('of several input items are sent one by one when they are refused together', async (version) => {
		const { vendor, run, asked } = await tenant(version, { maxIdsPerCall: 1 });
		const items = vendor.devices.slice(0, 3).map(({ internal_axon_id: id }) => ({ json: { id } }));
		const { error, json } = await run(asset('addTags', { assetIds: '={{ $json.id }}', tags: 'x' }), { items });
		expect([error, json.length, asked().length]).toEqual([undefined, 3, 1 + 3]);
		for (const { id } of items.map((item) => item.json)) expect(vendor.labelsOf('devices', id)).toContain('x');
	});

	onBoth('say how far they came when a batch fails', async (version) => {
		const { vendor, run } = await tenant(version, { devices: 250 });
		const assetIds = (ids(vendor.devices) as string[]).join();
		vendor.setFaults([{ times: 'always', after: 2, answer: { status: 403 } }]);
		const { error } = await run(asset('addTags', { assetIds, tags: 'x', options: { batchSize: 100 } }));
		expect(error?.message).toMatch(/^Axonius, add tags to assets: .*HTTP 403.*\(after 200 of 250 assets\) \[item 0\]$/);
	});

	onBoth('are tried again after a failure that passes, since twice is the same as once', async (version) => {
		const { vendor, run } = await tenant(version, { faults: [{ answer: { status: 503 } }] });
		const assetIds = vendor.devices[0].internal_axon_id;
		expect((await run(asset('addTags', { assetIds, tags: 'x' }))).error).toBeUndefined();
		expect(vendor.requests).toHaveLength(2);
	});
});

describe('A custom field', () => {
	onBoth('is set for all assets named, by full or short name', async (version) => {
		const { vendor, run } = await tenant(version);
		const chosen = (ids(vendor.devices) as string[]).slice(0, 2);
		for (const name of ['custom_ticket_number', 'adapters_data.gui.custom_ticket_number']) {
			const value = `INC-${name.length}`;
			const { json } = await run(
				asset('setCustomField', { assetIds: chosen.join(), customField: by('id', name), value }),
			);
			expect(json).toEqual([
				{
					asset_type: 'devices',
					field: 'adapters_data.gui.custom_ticket_number',
					value: [value],
					submitted: 2,
					requests: 1,
				},
			]);
			const set = vendor.asset('devices', chosen[1])!['adapters_data.gui.custom_ticket_number'];
			expect([set].flat()).toEqual([value]);
		}
	});

	onBoth('is refused before anything is sent where name or value cannot be used', async (version) => {
		const { vendor, run } = await tenant(version);
		const customField = by('id', 'custom_x');
		const told = (words: string) => expect.stringContaining(words);
		await expectRows<INodeParameters>(
			[
				[{ customField: by('id', 'ticket'), value: 'x' }, told('"ticket" is not the name of a custom field')],
				[{ customField, value: '' }, told('Value is empty')],
				[{ customField, value: '={{ [] }}' }, told('Value is empty')],
				[{ customField, value: '={{ 0 / 0 }}' }, told('Value must be a text, a number, true or false, not NaN')],
				[
					{ customField, value: '={{ { a: 1 } }}' },
					told('Value must be a text, a number, true or false, not an object'),
				],
			],
			async (more) => (await run(asset('setCustomField', { assetIds: 'a', ...more }))).error?.message,
		);
		expect(vendor.requests).toEqual([]);
	});
});

test('several values and other types go into a custom field on v2, one value on v1', async () => {
	const parameters = { customField: by('id', 'custom_owner_team'), value: '={{ [1, true, "x"] }}' };
	const now = await tenant('v2');
	const assetIds = now.vendor.devices[0].internal_axon_id;
	await now.run(asset('setCustomField', { ...parameters, assetIds }));
	expect(now.asked()[0].body.custom_field).toEqual({
		field_name: 'adapters_data.gui.custom_owner_team',
		value: [1, true, 'x'],
	});
	const older = await tenant('v1');
	const { error } = await older.run(asset('setCustomField', { ...parameters, assetIds }));
	expect(error?.message).toContain('with API v1, a custom field takes exactly one value');
	expect(older.vendor.requests).toEqual([]);
	await older.run(asset('setCustomField', { ...parameters, assetIds, value: '={{ 5 }}' }));
	expect(older.asked()[0].body).toMatchObject({
		selection: { ids: [assetIds], include: true },
		data: { custom_owner_team: { value: 5, title: 'Owner Team', type: 'number', predefined: false } },
	});
});

test('on API v2, linking and unlinking send the IDs together, once; linking needs two different ones', async () => {
	const { vendor, run } = await tenant();
	const chosen = (ids(vendor.devices) as string[]).slice(0, 2);
	for (const [operation, linked] of [
		['link', true],
		['unlink', false],
	] as const) {
		expect((await run(asset(operation, { assetIds: chosen.join() }))).json).toEqual([
			{ asset_type: 'devices', internal_axon_ids: chosen, linked },
		]);
		expect(vendor.links.at(-1)).toEqual({ assetType: 'devices', ids: chosen, isLinked: linked });
	}
	const { error } = await run(asset('link', { assetIds: 'a, a' }));
	expect(error?.message).toContain('Asset IDs must have at least 2 different IDs');
	expect(vendor.requests).toHaveLength(2);
});

test('what API v1 does not have is refused before anything is sent, with what to do', async () => {
	const { vendor, run } = await tenant('v1');
	for (const [operation, what] of [
		['getTypes', 'Getting the asset types'],
		['link', 'Linking assets'],
		['unlink', 'Unlinking assets'],
	]) {
		const { error } = await run(asset(operation, { assetIds: 'a, b' }));
		expect(error?.message).toContain(`${what} is not possible with API v1`);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			description: expect.stringContaining('Choose v2 as API Version'),
		});
	}
	expect(vendor.requests).toEqual([]);
});
