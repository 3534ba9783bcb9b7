import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import type { RunResult } from '../../harness/run-node.cts';
import { ids, tenant } from './setting.cts';

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
	test('writes every user once, in every format, and sums it up in one item', async () => {
		const { vendor, run } = await tenant({ users: 230 });
		for (const format of Object.keys(READERS)) {
			const result = await run({ resource: 'user', operation: 'export', format, options: { pageSize: 100 } });
			expect(ids(await recordsIn(result, format)).sort()).toEqual(ids(vendor.users).sort());
			const bytes = (await result.binary(result.items[0])).length;
			const fileName = `users.${format}`;
			expect(result.json).toMatchObject([{ fileName, format, count: 230, pages: 3, bytes, complete: true }]);
			expect(result.items[0].pairedItem).toEqual({ item: 0 });
		}
	});

	test('names the file after what is in it', async () => {
		const { run } = await tenant({ hosts: 1, connections: 1, auditEvents: 1 });
		await expectRows(
			[
				['auditEvent', 'audit events.csv'],
				['connection', 'connections.csv'],
				['host', 'hosts.csv'],
			],
			async (resource) => (await run({ resource, operation: 'export', format: 'csv' })).json[0].fileName,
		);
	});

	test('writes the same ten columns to every simplified CSV, also when there are no records', async () => {
		for (const hosts of [0, 3]) {
			const { run } = await tenant({ hosts });
			const result = await run({ resource: 'host', operation: 'export', format: 'csv', csvFor: 'programs' });
			expect(String(await result.binary(result.items[0])).split('\r\n')[0]).toBe(
				'id,common_name,addresses,services,accounts,tags,access_group_id,disabled,updated,dedupeKey',
			);
		}
	});

	test('writes the chosen fields, raw, simplified and nested ones, and requests what they need', async () => {
		const { vendor, run, asked } = await tenant({ connections: 3 });
		const fields = ['id', 'user', 'account', 'user_data.email', 'user_roles', 'dedupeKey'];
		const result = await run({ resource: 'connection', operation: 'export', format: 'json', fields });
		const [one] = vendor.connections;
		expect(Object.entries((await recordsIn(result, 'json'))[0])).toEqual([
			['id', one.id],
			['user', one.user],
			['account', one.target_host_account],
			['user_data.email', (one.user_data as IDataObject).email],
			['user_roles', one.user_roles],
			['dedupeKey', expect.stringMatching(`^privx:${one.id}`)],
		]);
		expect(asked()[0].query).toMatchObject({ verbose: 'true', sortkey: 'connected', sortdir: 'ASC' });
	});

	test('writes only records that match the filters', async () => {
		const { vendor, run } = await tenant();
		const filters = { severities: ['1'] };
		const result = await run({ resource: 'auditEvent', operation: 'export', format: 'json', filters });
		const due = vendor.auditEvents.filter(({ message }) => message.severity === '1');
		expect((await recordsIn(result, 'json')).map(({ created }) => created)).toEqual(due.map(({ created }) => created));
	});

	test('writes 30,000 audit events: all of them, in order, none twice', async () => {
		const { vendor, run, asked } = await tenant({ auditEvents: 30_000, spacingMs: 1_000 });
		const result = await run({
			resource: 'auditEvent',
			operation: 'export',
			format: 'ndjson',
			fields: ['created'],
			filters: { createdBefore: '2026-01-15T12:00:00Z' },
		});
		const records = await recordsIn(result, 'ndjson');
		expect(result.json[0]).toMatchObject({ count: 30_000, complete: true });
		// No two of them have the same time.
		const times = records.map(({ created }) => Date.parse(String(created)));
		expect(times.filter((time, place) => time <= times[place - 1])).toEqual([]);
		expect(records[0].created).toBe(vendor.auditEvents[0].created);
		expect(asked().length).toBeLessThanOrEqual(110);
	}, 120_000);
});
