import type { INodeParameters } from 'n8n-workflow';
import { unexpected } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const site = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'site',
	operation,
	...more,
});
const property = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'customProperty',
	operation,
	...more,
});

describe('Sites', () => {
	test('are listed over several pages, each once', async () => {
		const { vendor, run, asked } = await tenant();
		const { json } = await run(site('getAll', { returnAll: true, options: { pageSize: 3 } }));
		expect(json.map(({ id }) => id)).toEqual(vendor.sites.map(({ id }) => id));
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(asked().map(({ query }) => query)).toEqual([{ limit: '3' }, { limit: '3', after: '3' }]);
	});

	test('are read one by one, simplified or not', async () => {
		const { vendor, run } = await tenant();
		const [first] = vendor.sites;
		const siteId = by('id', Number(first.id));
		expect((await run(site('get', { siteId, output: 'raw' }))).json).toEqual([first]);
		expect((await run(site('get', { siteId }))).json[0]).toMatchObject({ id: first.id, name: first.name });
	});

	test('are created with only the fields that were given', async () => {
		const { vendor, run, asked } = await tenant();
		const additionalFields = {
			location: 'Lyon',
			parentId: '3',
			tier: '',
			asqRule: '{"or":["name:x"]}',
			networkEquipmentDeviceIds: '1, 2',
			integrationIds: '={{ [7] }}',
		};
		const { json } = await run(site('create', { siteName: 'Warehouse', additionalFields }));
		expect(asked()[0]).toMatchObject({ method: 'POST', path: '/v3/settings/sites' });
		expect(asked()[0].body).toEqual({
			name: 'Warehouse',
			location: 'Lyon',
			parent_id: 3,
			tier: null,
			asq_rule: { or: ['name:x'] },
			network_equipment_device_ids: [1, 2],
			integration_ids: [7],
		});
		expect(json[0]).toMatchObject({ id: vendor.sites.at(-1)!.id, name: 'Warehouse' });
	});

	test('are changed by the fields that were added, and only those', async () => {
		const { vendor, run, asked } = await tenant();
		const siteId = by('id', vendor.sites[0].id);
		const updateFields = { name: 'Dock', asqRule: { and: ['type:x'] } };
		const { json } = await run(site('update', { siteId, updateFields } as INodeParameters));
		expect(json[0]).toMatchObject({ name: 'Dock', tier: 'Tier 1' });
		await run(site('update', { siteId, updateFields: { asqRule: '', location: '' } }));
		expect(asked().map(({ body }) => body)).toEqual([
			{ name: 'Dock', asq_rule: { and: ['type:x'] } },
			{ asq_rule: null, location: null },
		]);
	});

	test('take IDs as numbers, also in an update, and an empty one is none', async () => {
		const { vendor, run, asked } = await tenant();
		const siteId = by('id', vendor.sites[0].id);
		for (const updateFields of [
			{ parentId: '12', integrationIds: '4,5', networkEquipmentDeviceIds: '={{ ["7", 8] }}' },
			{ parentId: '={{ 12 }}' },
			{ parentId: '', integrationIds: '' },
		]) {
			expect((await run(site('update', { siteId, updateFields }))).error).toBeUndefined();
		}
		expect(asked().map(({ body }) => body)).toEqual([
			{ parent_id: 12, integration_ids: [4, 5], network_equipment_device_ids: [7, 8] },
			{ parent_id: 12 },
			{ parent_id: null, integration_ids: [] },
		]);
	});

	test('take the name of their parent, which is looked up before anything is written', async () => {
		const { vendor, run, asked } = await tenant();
		const [first, second] = vendor.sites;
		const parentId = ` ${second.name.toUpperCase()} `;
		const { json } = await run(site('update', { siteId: by('id', first.name), updateFields: { parentId } }));
		expect(json).toEqual([expect.objectContaining({ id: first.id, parent_id: Number(second.id) })]);
		// One list for both names.
		expect(asked().map(({ method }) => method)).toEqual(['GET', 'PATCH']);
		const unknown = { siteName: 'x', additionalFields: { parentId: '-1' } };
		expect((await run(site('create', unknown))).error?.message).toContain(
			'Parent Site Name or ID is "-1", but there is no site with this ID or name',
		);
		expect(asked().filter(({ method }) => method === 'POST')).toEqual([]);
	});

	test('with an ID that is no number are refused before anything is sent', async () => {
		const { vendor, run } = await tenant();
		const siteId = by('id', '11');
		await expectRows(
			[
				[{ parentId: '99999999999999999999' }, 'Parent Site Name or ID must be a whole number, not a string'],
				[{ integrationIds: '4, five' }, 'entry 2 of Integration IDs must be a whole number, not a string'],
				[
					{ networkEquipmentDeviceIds: '={{ ["0x10"] }}' },
					'entry 1 of Network Equipment Device IDs must be a whole number, not a string',
				],
			],
			async (fields) => {
				const outcomes = [
					(await run(site('update', { siteId, updateFields: fields }))).error,
					(await run(site('create', { siteName: 'x', additionalFields: fields }))).error,
				];
				const words = outcomes.map((error) => error?.message.replace(/^.*?: | \[item 0\]$/g, ''));
				return words[0] === words[1] ? words[0] : words;
			},
		);
		expect(vendor.requests).toEqual([]);
	});

	test('are deleted', async () => {
		const { vendor, run } = await tenant();
		const { id } = vendor.sites[0];
		expect((await run(site('delete', { siteId: by('id', id) }))).json).toEqual([{ id, deleted: true }]);
		expect(vendor.sites.map((one) => one.id)).not.toContain(id);
	});
});

describe('Custom properties', () => {
	test('are listed whole, up to the limit', async () => {
		const { vendor, run, asked } = await tenant();
		const { json } = await run(property('getAll', { returnAll: true, output: 'raw' }));
		expect(json).toEqual(vendor.customProperties);
		expect((await run(property('getAll', { limit: 2 }))).json).toEqual(
			vendor.customProperties.slice(0, 2).map(({ id, name, type, description, allowed_values }) => ({
				...{ id, name, type, description, allowed_values },
				dedupeKey: `armis:custom-property:${id}`,
			})),
		);
		expect(asked()).toHaveLength(2);
	});

	test('are created, choices with what they may hold', async () => {
		const { vendor, run, asked } = await tenant();
		await run(property('create', { customPropertyName: 'Ticket', additionalFields: { description: 'A ticket' } }));
		await run(property('create', { customPropertyName: 'State', customPropertyType: 'enum', choices: 'Open, Done' }));
		expect(asked().map(({ body }) => body)).toEqual([
			{ name: 'Ticket', type: 'string', description: 'A ticket' },
			{ name: 'State', type: 'enum', allowed_values: ['Open', 'Done'] },
		]);
		expect(vendor.customProperties.slice(-2).map(({ name }) => name)).toEqual(['Ticket', 'State']);
	});

	test('are changed and deleted', async () => {
		const { vendor, run } = await tenant();
		const [{ id }] = vendor.customProperties;
		const customPropertyId = by('id', id);
		const updateFields = { description: 'New words', allowedValues: 'a,b' };
		expect((await run(property('update', { customPropertyId, updateFields }))).json[0]).toMatchObject({
			description: 'New words',
			allowed_values: ['a', 'b'],
		});
		expect((await run(property('delete', { customPropertyId }))).json).toEqual([{ id: String(id), deleted: true }]);
		expect(vendor.customProperties.map((one) => one.id)).not.toContain(id);
	});
});

test('Boundaries are listed, with what they affect untouched', async () => {
	const { vendor, run, asked } = await tenant();
	const { json } = await run({ resource: 'boundary', operation: 'getAll' });
	expect(json).toEqual(vendor.boundaries.map((one) => ({ ...one, dedupeKey: `armis:boundary:${one.id}` })));
	expect(asked()).toHaveLength(1);
});

test('An answer that is not a record is an error', async () => {
	const { run } = await tenant({ faults: [{ path: '/v3/settings/sites', answer: { status: 200, body: [] } }] });
	const { error } = await run(site('get', { siteId: by('id', '11') }));
	expect(error?.message).toContain(unexpected([], 'a site').message);
});
