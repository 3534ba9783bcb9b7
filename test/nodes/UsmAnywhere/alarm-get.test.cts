import { isEmpty, unexpected } from '../../../core/errors/sentences';
import { by, tenant } from './setting.cts';

const GET = { resource: 'alarm', operation: 'get' };

describe('Alarm: Get', () => {
	test('gives the alarm in ten fields, the id and a link to the console among them', async () => {
		const { vendor, run, asked } = await tenant();
		const [alarm] = vendor.alarms;
		const { json, error } = await run({ ...GET, alarmId: by('id', alarm.uuid) });
		expect(error).toBeUndefined();
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(json[0]).toMatchObject({
			uuid: alarm.uuid,
			url: `${vendor.url}/#/alarm/${alarm.uuid}`,
			occurred_at: new Date(Number(alarm.timestamp_occured)).toISOString(),
			status: alarm.status,
			rule_method: alarm.rule_method,
		});
		expect(asked()).toEqual([{ method: 'GET', path: `/alarms/${alarm.uuid}`, query: {}, body: '' }]);
	});

	test('gives every field untouched when Output is raw', async () => {
		const { vendor, run } = await tenant();
		const [alarm] = vendor.alarms;
		const { json } = await run({ ...GET, alarmId: by('id', alarm.uuid), output: 'raw' });
		expect(json[0]).toMatchObject(alarm);
		expect(json[0]._links).toBeDefined();
	});

	test.each(['/#/alarm/', '/#/alarms/', '/api/2.0/alarms/'])(
		'finds the alarm by an address with %s',
		async (middle) => {
			const { vendor, run } = await tenant();
			const [{ uuid }] = vendor.alarms;
			const { json } = await run({ ...GET, alarmId: by('url', `${vendor.url}${middle}${uuid}`) });
			expect(json[0].uuid).toBe(uuid);
		},
	);

	test.each([
		[
			'an address without an ID',
			by('url', 'https://acme.alienvault.cloud/#/dashboard'),
			'Alarm is not an address with an ID in it',
		],
		['nothing chosen', by('list', ''), isEmpty('Alarm').message],
		['only spaces', by('id', '   '), isEmpty('Alarm').message],
		['two dots', by('id', '..'), '".." is not an ID'],
	])('refuses %s before anything is sent', async (_, alarmId, words) => {
		const { vendor, run } = await tenant();
		const { error } = await run({ ...GET, alarmId });
		expect(error?.message).toContain(`USM Anywhere, get an alarm: ${words}`);
		expect(error?.message).toContain('[item 0]');
		expect(error).toMatchObject({ description: expect.stringMatching(/ID/) });
		expect(vendor.requests).toEqual([]);
	});

	test('accepts a number as an ID', async () => {
		const { run, asked } = await tenant();
		await run({ ...GET, alarmId: by('id', '={{ 17 }}') });
		expect(asked()[0].path).toBe('/alarms/17');
	});

	test('sends an ID as one part of the path, whatever is in it', async () => {
		const { run, asked } = await tenant();
		await run({ ...GET, alarmId: by('id', 'a/../../b?c#d') });
		expect(asked()[0]).toMatchObject({ path: '/alarms/a%2F..%2F..%2Fb%3Fc%23d', query: {} });
	});

	test.each([
		['nothing', { emptyBody: true as const }, unexpected(undefined, 'an alarm').message],
		['a list', { status: 200, body: [] }, unexpected([], 'an alarm').message],
		[
			'a record without an ID',
			{ status: 200, body: { result: 'ok' } },
			'the answer is not a record of this kind: it has no uuid',
		],
	])('does not pass off %s as an alarm', async (_, answer, words) => {
		const { vendor, run } = await tenant({ faults: [{ path: '/api/2.0/alarms', times: 'always', answer }] });
		const { error, items } = await run({ ...GET, alarmId: by('id', vendor.alarms[0].uuid) });
		expect(items).toEqual([]);
		expect(error?.message).toContain(words);
	});

	test('a record that lacks fields still has all ten of them, empty ones as null', async () => {
		const { run } = await tenant({
			faults: [{ path: '/api/2.0/alarms', answer: { status: 200, body: { uuid: 'a b' } } }],
		});
		const { json } = await run({ ...GET, alarmId: by('id', 'x') });
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(json[0]).toMatchObject({ uuid: 'a b', occurred_at: null, status: null, sources: [], alarm_labels: [] });
		expect(json[0].url).toMatch(/#\/alarm\/a%20b$/);
	});
});
