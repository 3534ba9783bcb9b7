import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../../harness/index.cts';
import { tenant } from './setting.cts';

const READERS: Record<string, (text: string) => IDataObject[]> = {
	csv: (text) => parse(text, { columns: true }) as IDataObject[],
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

const RESOURCES = [
	['alert', 'alerts', 'alertId', {}],
	['device', 'devices', 'device_id', {}],
	['vulnerability', 'vulnerabilities', 'id', {}],
	['search', 'records', 'id', { aql: 'in:devices' }],
] as const;

describe.each(RESOURCES)('Export to File of resource %s', (resource, noun, id, more) => {
	test.each(Object.keys(READERS))(
		'writes every record once into one %s file, and sums up in one item',
		async (format) => {
			const { run } = await tenant({ devices: 230, alerts: 230, vulnerabilities: 230 });
			const result = await run({ resource, operation: 'export', format, ...more, options: { pageSize: 50 } });
			const records = await recordsIn(result, format);
			expect(new Set(records.map((row) => String(row[id]))).size).toBe(230);
			expect(result.json).toEqual([
				expect.objectContaining({ fileName: `${noun}.${format}`, format, count: 230, pages: 5, complete: true }),
			]);
			expect(result.hints[0].message).toMatch(new RegExp(`^230 ${noun} on 5 pages in`));
		},
	);

	test('writes chosen fields in the order chosen', async () => {
		const { run } = await tenant();
		const fields = resource === 'device' ? ['last_seen', 'site.name', 'device_id'] : [id];
		const [first] = await recordsIn(await run({ resource, operation: 'export', fields, ...more } as never), 'csv');
		expect(Object.keys(first)).toEqual(fields);
		for (const field of fields) expect(first[field]).not.toBe('');
	});

	test('writes no file when a page cannot be had', async () => {
		const { run } = await tenant({
			devices: 300,
			alerts: 300,
			vulnerabilities: 300,
			faults: [{ pathPattern: 'search', after: 2, times: 'always', answer: { status: 403 } }],
		});
		const parameters = { resource, operation: 'export', ...more, options: { pageSize: 100, parallelRequests: 1 } };
		const { error, items } = await run(parameters);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/HTTP 403.*after 200 records/);
		expect((await run(parameters, { continueOnFail: true })).items[0].binary).toBeUndefined();
	});
});

test('an export without fields chosen has all native ones when Simplify is off, and ten when it is on', async () => {
	const { run } = await tenant();
	for (const [simplify, columns] of [
		[true, 10],
		[false, 24],
	] as const) {
		const [first] = await recordsIn(await run({ resource: 'device', operation: 'export', simplify }), 'csv');
		// Raw: asset_id, 22 native fields, and one column for what later records may have beside them.
		expect(Object.keys(first)).toHaveLength(columns);
	}
});

test('custom properties are exported by their name', async () => {
	const { vendor, run } = await tenant();
	vendor.updateDevice(vendor.devices[0].id, { customProperties: { Size: 42 } });
	const fields = ['device_id', 'custom.Size'];
	const rows = await recordsIn(
		await run({ resource: 'device', operation: 'export', fields, format: 'json' } as never),
		'json',
	);
	expect(rows[0]).toEqual({ device_id: vendor.devices[0].id, 'custom.Size': 42 });
});

test('30,000 devices go into one NDJSON file, each once, in order', async () => {
	const { vendor, run } = await tenant({ devices: 30_000, spacingMs: 1_000 });
	const fields = ['device_id', 'display', 'last_seen'];
	const result = await run({
		resource: 'device',
		operation: 'export',
		format: 'ndjson',
		fields,
		options: { pageSize: 1_000 },
	} as never);
	const records = await recordsIn(result, 'ndjson');
	expect(result.json[0]).toMatchObject({ count: 30_000, pages: 30, complete: true });
	const ids = records.map(({ device_id }) => device_id);
	expect(ids).toHaveLength(30_000);
	expect(new Set(ids).size).toBe(30_000);
	const times = records.map(({ last_seen }) => String(last_seen));
	expect(times).toEqual([...times].sort());
	expect(vendor.v3Logins).toBe(1);
}, 120_000);
