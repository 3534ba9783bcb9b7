import type { INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { by, tenant } from './setting.cts';

const GET = { resource: 'alarm', operation: 'get', alarmId: by('id', '={{ $json.id }}') };
const LIST = { resource: 'alarm', operation: 'getAll' };
const anyUuid = '971918fd-a569-548a-5a80-1ffcda2a8365';

describe('Several input items', () => {
	test('each gives its own result, in order, paired with its item', async () => {
		const { vendor, run } = await tenant();
		const wanted = vendor.alarms.slice(0, 5).map(({ uuid }) => uuid);
		const { items } = await run(GET, { items: wanted.map((id) => ({ json: { id } })) });
		expect(items.map(({ json }) => json.uuid)).toEqual(wanted);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(wanted.map((_, item) => ({ item })));
	});

	test('a list is read for each, and every record is paired with the item that asked for it', async () => {
		const { run } = await tenant();
		const { items } = await run(
			{ ...LIST, limit: '={{ $json.limit }}' },
			{ items: [{ json: { limit: 2 } }, { json: { limit: 3 } }] },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 1, 1, 1].map((item) => ({ item })));
	});

	test('none in, none out, and nothing is sent', async () => {
		const { vendor, run } = await tenant();
		expect((await run(GET, { items: [] })).items).toEqual([]);
		expect(vendor.requests).toEqual([]);
	});

	test('continue on fail turns the one that fails into an item that says so', async () => {
		const { vendor, run } = await tenant();
		const [first, second] = vendor.alarms.map(({ uuid }) => uuid);
		const items = [{ json: { id: first } }, { json: { id: anyUuid } }, { json: { id: second } }];
		const result = await run(GET, { items, continueOnFail: true });
		expect(result.error).toBeUndefined();
		expect(result.json.map(({ uuid }) => uuid)).toEqual([first, undefined, second]);
		expect(result.json[1]).toEqual({
			error: expect.stringMatching(/does not know this record \(HTTP 404\).*\[item 1\]$/),
		});
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	test('without it the run stops there and names the item', async () => {
		const { vendor, run } = await tenant();
		const { error, items } = await run(GET, {
			items: [{ json: { id: vendor.alarms[0].uuid } }, { json: { id: anyUuid } }],
		});
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/\[item 1\]$/);
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
	});

	test('a list that breaks off at its third page is not passed off as complete, even with continue on fail', async () => {
		const { run } = await tenant({
			alarms: 500,
			faults: [{ query: { page: '2' }, times: 'always', answer: { status: 403 } }],
		});
		const { json } = await run({ ...LIST, returnAll: true, filters: { suppressed: 'both' } }, { continueOnFail: true });
		expect(json).toEqual([{ error: expect.stringMatching(/HTTP 403.*200 records/) }]);
	});

	test('they share one session, so that a pace set in Options holds for all of them', async () => {
		const { vendor, run, credentials } = await tenant();
		const items = vendor.alarms.slice(0, 8).map(({ uuid }) => ({ json: { id: uuid } }));
		const before = Date.now();
		const start = systemClock.monotonic();
		await run({ ...GET, options: { requestsPerSecond: 2 } }, { items });
		expect(systemClock.monotonic() - start).toBeGreaterThan(3_400);
		expect(Date.now() - before).toBeLessThan(10_000);
		expect(credentials.writes).toBe(1);
	});
});

describe('An expression in a text field that gives something else', () => {
	test.each([
		['alarmId', { resource: 'alarm', operation: 'get' }, 'Alarm'],
		['labelId', { resource: 'alarm', operation: 'addLabel', alarmId: by('id', anyUuid) }, 'Label'],
		['eventId', { resource: 'event', operation: 'get' }, 'Event'],
	])('%s names the field and sends nothing', async (name, parameters, label) => {
		const { vendor, run } = await tenant();
		for (const [expression, words] of [
			['={{ undefined }}', `${label} has no value`],
			['={{ null }}', `${label} has no value`],
			['={{ { a: 1 } }}', `${label} is an object where a text is due`],
			['={{ [1] }}', `${label} is a list where a text is due`],
			['={{ true }}', `${label} is a boolean where a text is due`],
		]) {
			for (const mode of ['id', 'list'] as const) {
				const { error } = await run({ ...parameters, [name]: by(mode, expression) });
				expect(error?.message).toContain(words);
				expect(error).toMatchObject({ name: 'NodeOperationError', description: expect.stringContaining('expression') });
			}
		}
		expect((await run({ ...parameters, [name]: '={{ 5 > 3 }}' })).error?.message).toContain(`${label} is a boolean`);
		expect(vendor.requests).toEqual([]);
	});

	test('a number is taken for an ID', async () => {
		const { run, asked } = await tenant();
		await run({ ...GET, alarmId: by('id', '={{ 17 }}') });
		expect(asked()[0].path).toBe('/alarms/17');
	});

	test('By URL, too, says what is wrong', async () => {
		const { vendor, run } = await tenant();
		const { error } = await run({ ...GET, alarmId: by('url', '={{ undefined }}') });
		expect(error?.message).toContain('USM Anywhere, get an alarm: Alarm');
		expect(vendor.requests).toEqual([]);
	});

	test.each([
		[{ ...LIST, returnAll: '={{ "yes" }}' }, 'Return All is a string where true or false is due'],
		[{ ...LIST, simplify: '={{ 1 }}' }, 'Simplify is 1 where true or false is due'],
		[{ ...LIST, limit: '={{ undefined }}' }, 'Limit has no value'],
		[{ ...LIST, limit: '={{ {} }}' }, 'Limit is an object where a whole number from 1 is due'],
		[{ resource: 'alarm', operation: 'export', format: '={{ "xlsx" }}' }, 'Format is "xlsx", which is not on offer'],
		[{ resource: 'alarm', operation: 'export', binaryPropertyName: '={{ "" }}' }, 'Put Output File in Field is empty'],
		[
			{ resource: 'alarm', operation: 'export', fields: '={{ { a: 1 } }}' },
			'Field Names or IDs is an object where a text is due',
		],
		[{ resource: 'apiRequest', operation: 'send', path: '={{ undefined }}' }, 'Path has no value'],
	])('%j', async (parameters, words) => {
		const { vendor, run } = await tenant();
		const { error } = await run(parameters as INodeParameters);
		expect(error?.message).toContain(words);
		expect(error).toMatchObject({ name: 'NodeOperationError' });
		expect(vendor.requests).toEqual([]);
	});

	test('"true" is taken for true', async () => {
		const { run } = await tenant();
		expect((await run({ ...LIST, returnAll: '={{ "true" }}', filters: { suppressed: 'both' } })).json).toHaveLength(
			100,
		);
	});
});
