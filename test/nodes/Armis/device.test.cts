import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const on = (operation: string, id: unknown = '={{ $json.id }}'): INodeParameters => ({
	resource: 'device',
	operation,
	deviceId: by('id', id),
});
const items = (ids: unknown[]) => ids.map((id) => ({ json: { id: id as number } }));

describe('Get a device', () => {
	test('gives ten fields with the ID, by API v3, asked for by name', async () => {
		const { vendor, run, asked } = await tenant();
		const { id, displayTitle } = vendor.devices[3];
		const { json } = await run(on('get', id));
		expect(json).toEqual([expect.objectContaining({ device_id: id, display: displayTitle })]);
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(json[0]).toMatchObject({ url: `${vendor.url}/device/${id}`, dedupeKey: `armis:device:${id}` });
		expect(asked()).toEqual([
			expect.objectContaining({
				path: '/v3/assets/_search',
				body: {
					asset_type: 'DEVICE',
					fields: Object.keys(json[0]).filter((name) => !['url', 'dedupeKey'].includes(name)),
					filter: { filter_criteria: 'ASSET_ID', asset_id_source: 'ASSET_ID', asset_ids: [id] },
					limit: 100,
				},
			}),
		]);
	});

	test('gives all 22 native fields, or those chosen, custom ones too, when Output is Raw', async () => {
		const { vendor, run } = await tenant();
		const { id } = vendor.devices[0];
		vendor.updateDevice(id, { customProperties: { Size: 7 } });
		const raw = { ...on('get', id), output: 'raw' };
		expect(Object.keys((await run(raw)).json[0])).toHaveLength(23);
		expect((await run({ ...raw, fields: ['custom.Size', 'site.name'] })).json[0]).toMatchObject({
			device_id: id,
			'custom.Size': 7,
			site: { name: vendor.devices[0].site.name },
		});
	});

	test('reads many with one request, and those with other fields with another', async () => {
		const { vendor, run, asked } = await tenant();
		const ids = vendor.devices.slice(0, 30).map(({ id }) => id);
		const { items: output } = await run(
			{ ...on('get'), output: '={{ $json.id % 2 ? "raw" : "simplified" }}' },
			{ items: items([...ids, ids[0]]) },
		);
		expect(output.map(({ json }) => json.device_id)).toEqual([...ids, ids[0]]);
		expect(asked()).toHaveLength(2);
	});

	test('takes the address of a device in the console', async () => {
		const { vendor, run } = await tenant();
		const { id } = vendor.devices[0];
		const { json } = await run({ ...on('get'), deviceId: by('url', `https://acme.armis.com/device/${id}`) });
		expect(json[0].device_id).toBe(id);
	});

	test('says so when Armis does not know it', async () => {
		const { run } = await tenant();
		expect((await run(on('get', 5))).error?.message).toContain('Armis has no device with the ID 5 [item 0]');
	});
});

describe('Tags of a device', () => {
	test('are added and removed by API v1, which takes a body with DELETE', async () => {
		const { vendor, run, asked } = await tenant();
		const { id, tags } = vendor.devices[0];
		const added = await run({ ...on('addTags', id), tags: 'ticket-41, Needs Review ,ticket-41' });
		expect(added.json).toEqual([{ id, tags: ['ticket-41', 'Needs Review'], added: true }]);
		expect(vendor.device(id).tags).toEqual([...new Set([...tags, 'ticket-41', 'Needs Review'])]);
		const removed = await run({ ...on('removeTags', id), tags: ['ticket-41'] } as never);
		expect(removed.json).toEqual([{ id, tags: ['ticket-41'], removed: true }]);
		expect(vendor.device(id).tags).not.toContain('ticket-41');
		expect(asked().map(({ method, path, body }) => [method, path, body])).toEqual([
			['POST', `/api/v1/devices/${id}/tags/`, { tags: ['ticket-41', 'Needs Review'] }],
			['DELETE', `/api/v1/devices/${id}/tags/`, { tags: ['ticket-41'] }],
		]);
	});
});

describe('Set a custom property', () => {
	const set = (value: unknown, more: INodeParameters = {}) =>
		({
			...on('setCustomProperty'),
			propertyName: by('id', 'Size'),
			valueType: 'number',
			value,
			...more,
		}) as INodeParameters;

	test('sends all input items with one request and reports each', async () => {
		const { vendor, run, asked } = await tenant();
		const ids = vendor.devices.slice(0, 60).map(({ id }) => id);
		const { items: output } = await run(set('={{ $itemIndex }}'), { items: items(ids) });
		expect(output.map(({ json }) => json)).toEqual(
			ids.map((device_id, value) => ({ device_id, key: 'custom.Size', value, accepted: true })),
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
		expect(ids.map((id) => vendor.device(id).customProperties.Size)).toEqual(ids.map((_, value) => value));
		expect(asked()).toHaveLength(1);
		expect(asked()[0].body).toMatchObject({ asset_type: 'DEVICE', asset_id_source: 'ASSET_ID' });
	});

	test('sends at most 500 at once', async () => {
		const { vendor, run, asked } = await tenant({ devices: 520 });
		const { json } = await run(set(1), { items: items(vendor.devices.map(({ id }) => id)) });
		expect(json).toHaveLength(520);
		expect(asked().map(({ body }) => (body as { items: unknown[] }).items.length)).toEqual([500, 20]);
	});

	test('an item that is not accepted is an error of that item alone, whatever its status but 202', async () => {
		const { vendor, run } = await tenant();
		const [first, second] = vendor.devices.map(({ id }) => id);
		const { json } = await run(set(1), { items: items([first, 5, second]), continueOnFail: true });
		expect(json.map(({ accepted }) => accepted)).toEqual([true, undefined, true]);
		expect(json[1].error).toMatch(/did not find this record \(HTTP 404\): Asset 5 not found \[item 1\]$/);
	});

	test('without continue on fail the run stops there and says how many others were accepted', async () => {
		const { vendor, run } = await tenant();
		const [first, second] = vendor.devices.map(({ id }) => id);
		const { error, items: output } = await run(set(1), { items: items([first, 5, second]) });
		expect(output).toEqual([]);
		expect(error?.message).toMatch(/Asset 5 not found \(2 changes in the same request were accepted\) \[item 1\]$/);
	});

	test('takes only the status 202 for a success, also as a text', async () => {
		const failed = (words: string) => expect.stringContaining(words) as unknown;
		await expectRows<IDataObject>(
			[
				[{ status: '202' }, true],
				[{ status: '409', error: 'busy' }, failed('(HTTP 409): busy')],
				[{ status: 200 }, failed('the service refused the request (HTTP 200)')],
				[{ status: 500, error: { deep: 1 } }, failed('the service cannot answer now (HTTP 500)')],
				[{}, failed('the answer does not say whether the change was made')],
			],
			async (outcome) => {
				const { vendor, run } = await tenant({
					faults: [{ path: '/v3/assets/_bulk', answer: { status: 200, body: { items: [outcome] } } }],
				});
				const { error, json } = await run(set(1), { items: items([vendor.devices[0].id]) });
				return error ? error.message : json[0].accepted;
			},
		);
	});

	test('does not guess when there are not as many results as changes', async () => {
		const { vendor, run } = await tenant({
			faults: [{ path: '/v3/assets/_bulk', answer: { status: 200, body: { items: [{ status: 202 }] } } }],
		});
		const ids = vendor.devices.slice(0, 2).map(({ id }) => id);
		const { json } = await run(set(1), { items: items(ids), continueOnFail: true });
		expect(json).toHaveLength(2);
		for (const { error } of json) expect(error).toContain('1 results for 2 changes');
	});

	test('a refusal of all because of one is tried again one by one', async () => {
		const { vendor, run, asked } = await tenant({
			faults: [
				{
					path: '/v3/assets/_bulk',
					answer: { status: 422, body: { detail: [{ loc: ['body', 'items'], msg: 'bad' }] } },
				},
			],
		});
		const ids = vendor.devices.slice(0, 3).map(({ id }) => id);
		const { json } = await run(set(1), { items: items([ids[0], 5, ids[2]]), continueOnFail: true });
		expect(json.map(({ accepted }) => accepted)).toEqual([true, undefined, true]);
		expect(asked()).toHaveLength(4);
	});

	test('a breakdown of the service is that of all, and not tried again for each', async () => {
		const { vendor, run, asked } = await tenant({
			faults: [{ path: '/v3/assets/_bulk', times: 'always', answer: { status: 403, body: { detail: 'no scope' } } }],
		});
		const { json } = await run(set(1), {
			items: items(vendor.devices.slice(0, 5).map(({ id }) => id)),
			continueOnFail: true,
		});
		expect(json).toHaveLength(5);
		for (const [item, { error }] of json.entries()) expect(error).toContain(`no scope [item ${item}]`);
		expect(asked()).toHaveLength(1);
	});

	test('with a bad item, no item after it is sent when the run stops there, and all others are when it goes on', async () => {
		for (const [continueOnFail, sent] of [
			[false, [1]],
			[true, [2]],
		] as const) {
			const { vendor, run, asked } = await tenant();
			const [first, second] = vendor.devices.map(({ id }) => id);
			const { error, json } = await run(set(1), { items: items([first, 'x', second]), continueOnFail });
			expect(asked().map(({ body }) => (body as { items: unknown[] }).items.length)).toEqual(sent);
			expect(String(error?.message ?? json[1].error)).toContain('Device is "x", which is not an ID of Armis');
		}
	});

	test('sends a value of each type as such', async () => {
		for (const [valueType, value, name, sent] of [
			['text', 'x', 'Owner', 'x'],
			['text', 5, 'Owner', '5'],
			['boolean', '={{ true }}', 'Flag', true],
			['number', '-15', 'Size', -15],
		] as const) {
			const { vendor, run, asked } = await tenant();
			await run(set(value, { valueType, propertyName: by('list', name) }), { items: items([vendor.devices[0].id]) });
			expect(asked()[0].body).toMatchObject({ items: [{ key: `custom.${name}`, operation: 'SET', value: sent }] });
		}
	});

	test('removes a value', async () => {
		const { vendor, run } = await tenant();
		const { id } = vendor.devices[0];
		vendor.updateDevice(id, { customProperties: { Size: 1 } });
		const propertyName = by('list', 'custom.Size');
		const { json } = await run(set('', { valueType: 'none', propertyName }), { items: items([id]) });
		expect(json).toEqual([{ device_id: id, key: 'custom.Size', value: null, accepted: true }]);
		expect(vendor.device(id).customProperties).not.toHaveProperty('Size');
	});
});

test('A device with a long ID is read, tagged and changed by all of its digits', async () => {
	const { vendor, run } = await tenant();
	const id = '7615917337495251231';
	const answer = (body: string) => ({ status: 200, body });
	vendor.setFaults([
		{
			path: '/v3/assets/_search',
			answer: answer(`{"items":[{"asset_id":${id},"fields":{"device_id":${id}}}],"next":null}`),
		},
		{ path: '/v3/assets/_bulk', answer: answer('{"items":[{"status":202}]}') },
		{ path: '/api/v1/devices/', answer: answer('{"success":true}') },
	]);
	const change = { ...on('setCustomProperty', id), propertyName: by('id', 'Size'), valueType: 'number', value: 7 };
	const { json: read, error } = await run(on('get', id));
	expect(error).toBeUndefined();
	expect(vendor.requests.at(-1)!.body).toContain(`"asset_ids":[${id}]`);
	const { json: changed } = await run(change);
	expect(vendor.requests.at(-1)!.body).toContain(`"asset_id":${id},`);
	const { json: tagged } = await run({ ...on('addTags', id), tags: 'a' });
	expect(vendor.requests.at(-1)!.path).toBe(`/api/v1/devices/${id}/tags/`);
	expect([read[0].device_id, changed[0].device_id, tagged[0].id]).toEqual([id, id, id]);
});
