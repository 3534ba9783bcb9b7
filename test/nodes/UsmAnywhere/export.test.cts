import { Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunResult } from '../../harness/index.cts';
import { by, tenant } from './setting.cts';

const EXPORT = { resource: 'alarm', operation: 'export', filters: { suppressed: 'both' } };
const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);

const READERS: Record<string, (text: string) => IDataObject[]> = {
	csv: (text) => parse(text, { columns: true }) as IDataObject[],
	json: (text) => JSON.parse(text) as IDataObject[],
	ndjson: (text) =>
		text
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as IDataObject),
};

async function recordsIn(result: RunResult, format: string, property = 'data'): Promise<IDataObject[]> {
	if (result.error) throw result.error;
	return READERS[format](String(await result.binary(result.items[0], property)));
}

describe.each([
	['csv', 'text/csv'],
	['json', 'application/json'],
	['ndjson', 'application/x-ndjson'],
])('Export to File as %s', (format, mimeType) => {
	test.each(['alarm', 'event'])('writes every %s once, from old to new, and sums up in one item', async (resource) => {
		const { vendor, run } = await tenant({ alarms: 430, events: 430 });
		const result = await run({ ...EXPORT, resource, format });
		const records = resource === 'alarm' ? vendor.alarms : vendor.events;
		expect(ids(await recordsIn(result, format))).toEqual(ids(records));
		expect(result.json).toEqual([
			{
				fileName: `${resource}s.${format}`,
				format,
				count: 430,
				pages: 5,
				bytes: (await result.binary(result.items[0])).length,
				seconds: expect.any(Number),
				complete: true,
			},
		]);
		expect(result.items[0].binary!.data).toMatchObject({ fileName: `${resource}s.${format}`, mimeType });
		expect(result.items[0].pairedItem).toEqual({ item: 0 });
	});

	test('writes an empty list as an empty file', async () => {
		const { run } = await tenant({ alarms: 0 });
		const result = await run({ ...EXPORT, format });
		expect(result.json[0]).toMatchObject({ count: 0, complete: true });
		expect(await recordsIn(result, format)).toEqual([]);
	});

	test('writes the chosen fields in the order chosen, simplified ones and nested ones among them', async () => {
		const { vendor, run } = await tenant({ alarms: 3 });
		const result = await run({ ...EXPORT, format, fields: ['rule_id', 'uuid', 'url', '_links.self.href'] });
		const [first] = await recordsIn(result, format);
		const [{ uuid, rule_id }] = vendor.alarms;
		expect(Object.entries(first)).toEqual([
			['rule_id', rule_id],
			['uuid', uuid],
			['url', `${vendor.url}/#/alarm/${uuid}`],
			['_links.self.href', `${vendor.url}/api/2.0/alarms/${uuid}`],
		]);
	});

	test('writes no file and no item when the third page cannot be had', async () => {
		const { run } = await tenant({
			alarms: 430,
			faults: [{ query: { page: '2' }, times: 'always', answer: { status: 403 } }],
		});
		const { error, items } = await run({ ...EXPORT, format });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^USM Anywhere, export alarms: .*HTTP 403.*200 records/);
		const tolerant = await run({ ...EXPORT, format }, { continueOnFail: true });
		expect(tolerant.json).toEqual([{ error: expect.stringContaining('HTTP 403') }]);
		expect(tolerant.items[0].binary).toBeUndefined();
	});
});

describe('Export to File', () => {
	test('writes the same ten columns into every simplified CSV, also when there is nothing to write', async () => {
		const header =
			'uuid,url,occurred_at,status,priority_label,rule_intent,rule_strategy,rule_method,sources,alarm_labels';
		for (const alarms of [0, 3]) {
			const { run } = await tenant({ alarms });
			const result = await run({ ...EXPORT, format: 'csv' });
			expect(String(await result.binary(result.items[0])).split('\r\n')[0]).toBe(header);
		}
	});

	test('writes all fields when Simplify is off, lists and objects as JSON in a CSV cell', async () => {
		const { vendor, run } = await tenant({ alarms: 4 });
		const rows = await recordsIn(await run({ ...EXPORT, simplify: false }), 'csv');
		expect(Object.keys(rows[0]).length).toBeGreaterThan(30);
		expect(rows.map(({ events }) => ids(JSON.parse(String(events)) as IDataObject[]))).toEqual(
			vendor.alarms.map(({ events }) => ids(events!)),
		);
	});

	test('takes field names with commas from an expression, a file name, and a field for the file', async () => {
		const { run } = await tenant({ alarms: 1 });
		const result = await run({
			...EXPORT,
			fields: '={{ "uuid, status" }}',
			binaryPropertyName: 'report',
			options: { fileName: '={{ "alarms-" + 7 + ".csv" }}' },
		} as INodeParameters);
		expect(Object.keys((await recordsIn(result, 'csv', 'report'))[0])).toEqual(['uuid', 'status']);
		expect(result.items[0].binary!.report.fileName).toBe('alarms-7.csv');
		expect(result.json[0].fileName).toBe('alarms-7.csv');
	});

	test('tells of a field that no record has', async () => {
		const { run } = await tenant();
		const { hints } = await run({ ...EXPORT, fields: ['uuid', 'timestamp_occurred', 'alarm_labels'] });
		expect(hints[0].message).toContain('No record has a value for timestamp_occurred: check the spelling.');
	});

	test('does not complain about fields when there are no records', async () => {
		const { run } = await tenant({ alarms: 0 });
		expect((await run({ ...EXPORT, fields: ['nothing'] })).hints[0].message).not.toContain('spelling');
	});

	test('only writes what matches the filters', async () => {
		const { vendor, run } = await tenant();
		const rows = await recordsIn(
			await run({ ...EXPORT, format: 'json', filters: { status: ['open'], suppressed: 'both' } }),
			'json',
		);
		expect(ids(rows)).toEqual(ids(vendor.alarms.filter(({ status }) => status === 'open')));
	});

	test('one file for each input item', async () => {
		const { run } = await tenant({ alarms: 120 });
		const { items, hints } = await run(
			{ ...EXPORT, format: 'ndjson', filters: { priority: '={{ $json.priority }}', suppressed: 'both' } },
			{ items: ['low', 'high'].map((priority) => ({ json: { priority } })) },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(hints).toHaveLength(1);
		expect(hints[0].message).toContain('for 2 input items');
	});

	test('says that n8n has no room for the file when that is so', async () => {
		const { run } = await tenant();
		const full = Object.assign(new Error('ENOSPC: no space left on device, write /var/secret/place'), {
			code: 'ENOSPC',
		});
		jest.spyOn(Hash as unknown as typeof Readable, 'from').mockImplementation(
			() =>
				new Readable({
					read() {
						this.destroy(full);
					},
				}),
		);
		const { error, items } = await run(EXPORT);
		expect(items).toEqual([]);
		expect(error?.message).toBe('USM Anywhere, export alarms: n8n could not store the file (ENOSPC) [item 0]');
		expect(JSON.stringify(error)).not.toContain('/var/secret');
	});

	test('keeps a value that a spreadsheet would run as a formula harmless', async () => {
		const { vendor, run } = await tenant({ alarms: 1 });
		vendor.addAlarm({ rule_method: '=HYPERLINK("http://evil.test")' });
		const rows = await recordsIn(await run(EXPORT), 'csv');
		expect(rows.map(({ rule_method }) => String(rule_method))).toContainEqual(`'=HYPERLINK("http://evil.test")`);
	});
});

describe('The hint beside a list or an export', () => {
	const messages = ({ hints }: RunResult) => hints.map(({ message }) => message);

	test('tells records, pages and time, and that suppressed ones are left out', async () => {
		const { run } = await tenant();
		const [hint, ...others] = messages(await run({ resource: 'alarm', operation: 'getAll', returnAll: true }));
		expect(hint).toMatch(
			/^9\d alarms on 1 page in \d+\.\d s\. Suppressed alarms are left out; the filter Suppressed brings them in\.$/,
		);
		expect(others).toEqual([]);
	});

	test('has one of each in the singular', async () => {
		const { run } = await tenant({ events: 1 });
		expect(messages(await run({ ...EXPORT, resource: 'event' }))).toEqual([
			expect.stringMatching(/^1 event on 1 page in \d+\.\d s\.$/),
		]);
	});

	test('says when the limit was reached', async () => {
		const { run } = await tenant();
		const [hint] = messages(await run({ ...EXPORT, operation: 'getAll', limit: 7 }));
		expect(hint).toContain('7 alarms on 1 page');
		expect(hint).toContain('The limit was reached: there may be more. Raise Limit or turn on Return All to get them.');
		expect(messages(await run({ ...EXPORT, operation: 'getAll', limit: 500 }))[0]).not.toContain('limit');
	});

	test('says when the list became shorter while it was read, once, and not when it grew', async () => {
		const listOf = async (totalElements: number) => {
			const answer = { patch: { page: { totalElements } } };
			const { run } = await tenant({ alarms: 400, faults: [{ query: { page: '2' }, answer }] });
			return messages(await run({ ...EXPORT, operation: 'getAll', returnAll: true }))[0];
		};
		const warning = 'The list of alarms became shorter while it was read, so that an alarm may have been passed over.';
		expect((await listOf(399)).split(warning)).toHaveLength(2);
		expect(await listOf(401)).not.toContain('shorter');
	});

	test.each([
		[1, '1 request had'],
		[3, '3 requests had'],
	])('tells %i retries and the waiting', async (times, words) => {
		const { run } = await tenant({
			faults: [{ path: '/api/2.0/alarms', times, answer: { status: 429, headers: { 'retry-after': '2' } } }],
		});
		const [hint] = messages(await run({ ...EXPORT, operation: 'getAll' }));
		expect(hint).toContain(`${words} to be repeated, with ${times * 2}.0 s of waiting for the service.`);
	});

	test('is one for all input items', async () => {
		const { run } = await tenant();
		const hints = messages(
			await run({ ...EXPORT, operation: 'getAll', limit: 20 }, { items: [{ json: {} }, { json: {} }, { json: {} }] }),
		);
		expect(hints).toEqual([expect.stringContaining('60 alarms on 3 pages for 3 input items in')]);
	});

	test('is left out where there is no list', async () => {
		const { run, vendor } = await tenant();
		expect(
			messages(await run({ resource: 'alarm', operation: 'get', alarmId: by('id', vendor.alarms[0].uuid) })),
		).toEqual([]);
	});
});
