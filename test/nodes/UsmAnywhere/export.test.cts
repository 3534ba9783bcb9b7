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

	test('only writes what matches the filters', async () => {
		const { vendor, run } = await tenant();
		const rows = await rowsIn(await run({ ...EXPORT, filters: { status: ['open'], suppressed: 'both' } }));
		expect(ids(rows)).toEqual(ids(vendor.alarms.filter(({ status }) => status === 'open')));
	});
});
