import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../../harness/run-node.cts';
import { tenant } from './setting.cts';

const EXPORT = { resource: 'alarm', operation: 'export', filters: { suppressed: 'both' } };
const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);

async function rowsIn(result: RunResult): Promise<IDataObject[]> {
	if (result.error) throw result.error;
	return parse(await result.binary(result.items[0]), { bom: true, columns: true }) as IDataObject[];
}

describe('Export to File', () => {
	test('writes the same ten columns into every simplified CSV, also when there is nothing to write', async () => {
		const header = 'uuid,url,occurred_at,status,priority_label,rule_intent,rule_strategy,rule_method,sources,dedupeKey';
		for (const alarms of [0, 3]) {
			const { run } = await tenant({ alarms });
			const result = await run({ ...EXPORT, format: 'csv', csvFor: 'programs' });
			expect(String(await result.binary(result.items[0])).split('\r\n')[0]).toBe(header);
		}
	});

	test('writes the chosen fields: those of the API, simplified ones, and fields inside of others', async () => {
		const { vendor, run } = await tenant({ alarms: 3 });
		const [first] = await rowsIn(await run({ ...EXPORT, fields: '={{ "rule_id, uuid, url, _links.self.href" }}' }));
		const [{ uuid, rule_id }] = vendor.alarms;
		expect(Object.entries(first)).toEqual([
			['rule_id', rule_id],
			['uuid', uuid],
			['url', `${vendor.url}/#/alarm/${uuid}`],
			['_links.self.href', `${vendor.url}/api/2.0/alarms/${uuid}`],
		]);
	});

	test('continues the export before it, with the time that its summary gives', async () => {
		const { vendor, run } = await tenant({ alarms: 30, spacingMs: 600_000, endTime: Date.now() });
		const before = Date.now();
		const [first] = (await run({ ...EXPORT, format: 'csv' })).json;
		expect(first).toMatchObject({ count: 30, complete: true });
		// An alarm that is listed late is not lost.
		const overlap = before - Date.parse(String(first.nextSince));
		expect(Math.abs(overlap - 3_600_000)).toBeLessThan(5_000);
		for (let added = 0; added < 3; added++) vendor.addAlarm();
		const filters = { suppressed: 'both', occurredAfter: String(first.nextSince) };
		const rows = await rowsIn(await run({ ...EXPORT, format: 'csv', filters }));
		const since = Date.parse(String(first.nextSince));
		expect(ids(rows)).toEqual(ids(vendor.alarms.filter((alarm) => Number(alarm.timestamp_occured) >= since)));
		expect(rows.length).toBeGreaterThan(3);
		expect(rows.length).toBeLessThan(15);
	});

	test('only writes what matches the filters', async () => {
		const { vendor, run } = await tenant();
		const rows = await rowsIn(await run({ ...EXPORT, filters: { status: ['open'], suppressed: 'both' } }));
		expect(ids(rows)).toEqual(ids(vendor.alarms.filter(({ status }) => status === 'open')));
	});
});
