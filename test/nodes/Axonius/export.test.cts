import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../../harness/run-node.cts';
import { onBoth } from './both.cts';
import { by, ids, tenant } from './setting.cts';

const EXPORT = { resource: 'asset', operation: 'export' };
const DATA = 'specific_data.data.';

const READERS: Record<string, (text: string) => IDataObject[]> = {
	csv: (text) => parse(text, { bom: true, columns: true }) as IDataObject[],
	json: (text) => JSON.parse(text) as IDataObject[],
	ndjson: (text) =>
		text
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as IDataObject),
};

async function recordsIn(result: RunResult, format: string): Promise<IDataObject[]> {
	if (result.error) throw result.error;
	return READERS[format](String(await result.binary(result.items[0])));
}

describe('Export to File', () => {
	onBoth('writes an empty column for a field that no asset has, whatever it is called', async (version) => {
		const { run } = await tenant(version, { devices: 2 });
		const fields = ['internal_axon_id', 'constructor', '__proto__.x', 'specific_data.toString'];
		const { error, hints, json } = await run({ ...EXPORT, format: 'csv', fields });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ count: 2 }]);
		expect(hints[0].message).toContain('No record has a value for constructor');
	});

	onBoth(
		'writes the same ten columns into every simplified CSV of a known type, also when there is nothing',
		async (version) => {
			for (const devices of [0, 3]) {
				const { run } = await tenant(version, { devices });
				const result = await run({ ...EXPORT, format: 'csv', csvFor: 'programs' });
				expect(String(await result.binary(result.items[0])).split('\r\n')[0]).toBe(
					'internal_axon_id,asset_type,url,hostname,ips,macs,os,last_seen,adapters,dedupeKey',
				);
			}
		},
	);

	onBoth('loses no field of a type that it does not know', async (version) => {
		const { vendor, run } = await tenant(version);
		const rows = await recordsIn(await run({ ...EXPORT, assetType: by('id', 'software'), format: 'csv' }), 'csv');
		expect(ids(rows)).toEqual(ids(vendor.assets('software')));
		expect(rows.map(({ name }) => name)).toEqual(vendor.assets('software').map((one) => one[`${DATA}name`]));
	});

	onBoth(
		'writes the chosen fields in the order chosen, with readable names and times in ISO 8601 when simplified',
		async (version) => {
			const { vendor, run } = await tenant(version, { devices: 3 });
			const fields = [`${DATA}last_seen`, 'internal_axon_id', 'asset_type', `${DATA}os.type`];
			const [first] = await recordsIn(await run({ ...EXPORT, format: 'json', fields }), 'json');
			const [device] = vendor.devices;
			expect(Object.entries(first)).toEqual([
				['last_seen', new Date(String(device[`${DATA}last_seen`])).toISOString()],
				['internal_axon_id', device.internal_axon_id],
				['asset_type', 'devices'],
				['os_type', device[`${DATA}os.type`] ?? null],
			]);
			const raw = await recordsIn(await run({ ...EXPORT, format: 'json', fields, output: 'raw' }), 'json');
			expect(raw[0][`${DATA}last_seen`]).toBe(device[`${DATA}last_seen`]);
		},
	);
});

// Once, since both versions write files in the same way, and the simulator needs as long for a page as the node.
test('writes 30,000 assets to NDJSON: all of them, in order, none twice', async () => {
	const { vendor, run } = await tenant('v2', { devices: 30_000 });
	const result = await run({ ...EXPORT, format: 'ndjson' });
	expect(result.json).toMatchObject([{ count: 30_000, pages: 15, complete: true }]);
	const written = ids(await recordsIn(result, 'ndjson'));
	expect(new Set(written).size).toBe(30_000);
	expect(written).toEqual(Array.from(vendor.devices, ({ internal_axon_id }) => internal_axon_id));
	// The last page is full, so one more is asked for.
	expect(vendor.requests).toHaveLength(16);
}, 120_000);

test('a page token that has expired ends the export with the words of Axonius', async () => {
	const { vendor, run } = await tenant('v2', { devices: 300, faults: [{ after: 1, answer: { delayMs: 1 } }] });
	const push = vendor.requests.push.bind(vendor.requests);
	vendor.requests.push = (...requests) => {
		vendor.expireTokens();
		return push(...requests);
	};
	const { error } = await run({ ...EXPORT, options: { pageSize: 100 } });
	expect(error?.message).toContain('(HTTP 400): The page token is not valid or has expired');
});
