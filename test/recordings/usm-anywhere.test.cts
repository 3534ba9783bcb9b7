import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { beside } from '../harness/beside.cts';
import { by, tenant } from '../nodes/UsmAnywhere/setting.cts';

const { json: read, describe: ifThere } = beside('recordings/usm-anywhere');
const page = (name: string, rows: IDataObject[]) => ({
	_embedded: { [name]: rows },
	_links: { self: { href: 'https://siemplify.alienvault.cloud/api/2.0/x' } },
	page: { size: 20, totalElements: rows.length, totalPages: 1, number: 0 },
});
const serving = async (path: string, body: unknown) =>
	await tenant({ faults: [{ path: `/api/2.0${path}`, times: 'always', answer: { status: 200, body } }] });

ifThere('The recorded alarm (recordings/usm-anywhere/alarm.json)', () => {
	const alarm = () => read('alarm.json') as IDataObject;
	const both = { suppressed: 'both' };

	test('comes out of Get with every field untouched', async () => {
		const { run } = await serving('/alarms', alarm());
		const { json } = await run({
			resource: 'alarm',
			operation: 'get',
			alarmId: by('id', String(alarm().uuid)),
			output: 'raw',
		});
		expect(json).toEqual([alarm()]);
	});

	test('comes out of Get Many and Export to File with every field untouched', async () => {
		const { run } = await serving('/alarms', page('alarms', [alarm()]));
		expect((await run({ resource: 'alarm', operation: 'getAll', output: 'raw', filters: both })).json).toEqual([
			alarm(),
		]);
		const file = await run({
			resource: 'alarm',
			operation: 'export',
			format: 'ndjson',
			output: 'raw',
			filters: both,
		});
		expect(JSON.parse(String(await file.binary(file.items[0])))).toEqual(alarm());
	});

	test('is simplified to ten fields that hold what a ticket needs', async () => {
		const { run, vendor } = await serving('/alarms', page('alarms', [alarm()]));
		const { json } = await run({ resource: 'alarm', operation: 'getAll' });
		expect(json).toEqual([
			{
				uuid: '9cefe1e7-3bfd-5ebf-2f55-d5df0fd157dd',
				url: `${vendor.url}/#/alarm/9cefe1e7-3bfd-5ebf-2f55-d5df0fd157dd`,
				occurred_at: '2020-06-08T18:05:19.000Z',
				status: 'open',
				priority_label: 'low',
				rule_intent: 'Environmental Awareness',
				rule_strategy: 'Security Critical Event',
				rule_method: 'Windows Scheduled Job Created',
				sources: expect.any(Array),
				dedupeKey: 'usmAnywhere:9cefe1e7-3bfd-5ebf-2f55-d5df0fd157dd',
			},
		]);
	});

	test('passes the filters that it fits, and no other', async () => {
		const { run } = await serving('/alarms', page('alarms', [alarm()]));
		const found = async (filters: IDataObject) =>
			(await run({ resource: 'alarm', operation: 'getAll', filters } as never)).json.length;
		expect(
			await found({
				status: ['open'],
				priority: ['low'],
				ruleMethod: 'Windows Scheduled Job Created',
				suppressed: 'hide',
			}),
		).toBe(1);
		expect(await found({ occurredAfter: '2020-06-08T18:05:19Z', occurredBefore: '2020-06-08T18:05:19Z' })).toBe(1);
		for (const filters of [
			{ status: ['closed'] },
			{ priority: ['high', 'medium'] },
			{ suppressed: 'only' },
			{ occurredAfter: '2020-06-08T18:05:20Z' },
		]) {
			expect(await found(filters)).toBe(0);
		}
	});

	test('starts a workflow once', async () => {
		const { vendor, poll } = await serving('/alarms', page('alarms', []));
		const memory = {};
		const parameters = { options: { startFrom: '2020-06-01T00:00:00Z' } };
		expect((await poll(parameters, memory)).items).toBeNull();
		vendor.setFaults([
			{ path: '/api/2.0/alarms', times: 'always', answer: { status: 200, body: page('alarms', [alarm()]) } },
		]);
		expect((await poll({ ...parameters, output: 'raw' }, memory)).json).toEqual([
			{ ...alarm(), dedupeKey: `usmAnywhere:${String(alarm().uuid)}` },
		]);
		expect((await poll(parameters, memory)).items).toBeNull();
	});
});

ifThere('The recorded events (recordings/usm-anywhere/events-rows.json)', () => {
	const rows = () => read('events-rows.json') as IDataObject[];

	test.each(['events', 'eventResources', 'eventResourceList'])(
		'come out of Get Many untouched when the list is called %s',
		async (name) => {
			const { run } = await serving('/events', page(name, rows()));
			const raw = await run({
				resource: 'event',
				operation: 'getAll',
				output: 'raw',
				filters: { suppressed: 'both' },
			});
			expect(raw.json).toEqual(rows());
			const simple = await run({ resource: 'event', operation: 'getAll', filters: { suppressed: 'both' } });
			expect(simple.json.map((event) => [Object.keys(event).length, event.uuid, event.event_name])).toEqual(
				rows().map(({ uuid, event_name }) => [10, uuid, event_name]),
			);
		},
	);

	test('come out of Get untouched, JSON within a string and all', async () => {
		const [event] = rows();
		const { run } = await serving('/events', event);
		expect(
			(await run({ resource: 'event', operation: 'get', eventId: by('id', String(event.uuid)), output: 'raw' })).json,
		).toEqual([event]);
	});

	test('can be read back from a CSV file', async () => {
		const { run } = await serving('/events', page('eventResources', rows()));
		const result = await run({
			resource: 'event',
			operation: 'export',
			output: 'raw',
			filters: { suppressed: 'both' },
		});
		const [read] = parse(await result.binary(result.items[0]), { bom: true, columns: true }) as IDataObject[];
		const [{ log, uuid }] = rows();
		expect([read.uuid, String(read.log).replace(/^'/, '')]).toEqual([uuid, log]);
	});
});
