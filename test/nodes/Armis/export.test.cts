import { parse } from 'csv-parse/sync';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { tenant, type Tenant } from './setting.cts';

async function exported({ run }: Tenant, parameters: INodeParameters): Promise<IDataObject[]> {
	const { error, items, binary } = await run({ resource: 'device', operation: 'export', ...parameters });
	if (error) throw error;
	const text = String(await binary(items[0]));
	return parameters.format === 'json'
		? (JSON.parse(text) as IDataObject[])
		: (parse(text, { bom: true, columns: true }) as IDataObject[]);
}

describe('An export of devices', () => {
	test('has the columns of its Output where no fields are chosen', async () => {
		for (const [output, columns] of [
			['simplified', 10],
			// asset_id, 22 built-in fields, and one column for fields that only later records have.
			['raw', 24],
		] as const) {
			const [first] = await exported(await tenant(), { output });
			expect([output, Object.keys(first).length]).toEqual([output, columns]);
		}
	});

	test('has the chosen fields in their order, parts of a site and custom properties too', async () => {
		const place = await tenant();
		const { id, site, lastSeen } = place.vendor.devices[0];
		place.vendor.updateDevice(id, { customProperties: { Size: 42 } });
		const fields = ['last_seen', 'site.name', 'custom.Size', 'device_id'];
		const [first] = await exported(place, { fields, format: 'json' });
		expect(Object.keys(first)).toEqual(fields);
		expect(first).toMatchObject({ 'site.name': site.name, 'custom.Size': 42, device_id: id });
		expect(String(first.last_seen).slice(0, 19)).toBe(lastSeen.slice(0, 19));
	});

	test('of 30,000 has each once and in order', async () => {
		const place = await tenant({ devices: 30_000, spacingMs: 1_000 });
		const records = await exported(place, {
			fields: ['device_id', 'last_seen'],
			options: { pageSize: 1_000 },
		});
		expect(records.map(({ device_id }) => device_id)).toEqual(place.vendor.devices.map(({ id }) => String(id)));
		expect([place.asked().length, place.vendor.v3Logins]).toEqual([30, 1]);
	}, 120_000);
});
