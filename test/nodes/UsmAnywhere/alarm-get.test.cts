import { isEmpty, unexpected } from '../../../core/errors/sentences';
import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { expectRows } from '../../harness/rows';
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

	test('finds the alarm by the address of its page', async () => {
		const { vendor, run } = await tenant();
		const [{ uuid }] = vendor.alarms;
		for (const middle of ['/#/alarm/', '/#/alarms/', '/api/2.0/alarms/']) {
			const { json } = await run({ ...GET, alarmId: by('url', `${vendor.url}${middle}${uuid}`) });
			expect([middle, json[0].uuid]).toEqual([middle, uuid]);
		}
	});

	test('refuses what cannot be an ID before anything is sent', async () => {
		const { vendor, run } = await tenant();
		const told = (words: string) => ({
			message: expect.stringContaining(`USM Anywhere, get an alarm: ${words}`),
			description: expect.stringMatching(/ID/),
		});
		await expectRows(
			[
				[by('url', 'https://acme.alienvault.cloud/#/dashboard'), told('Alarm is not an address with an ID in it')],
				[by('list', ''), told(isEmpty('Alarm').message)],
				[by('id', '   '), told(isEmpty('Alarm').message)],
				[by('id', '..'), told('".." is not an ID')],
			],
			async (alarmId) => {
				const { message, description } = (await run({ ...GET, alarmId })).error as Error & { description: string };
				expect(message).toContain('[item 0]');
				return { message, description };
			},
		);
		expect(vendor.requests).toEqual([]);
	});

	test('sends an ID as one part of the path, whatever is in it, a number too', async () => {
		const { run, asked } = await tenant();
		for (const id of ['={{ 17 }}', 'a/../../b?c#d']) await run({ ...GET, alarmId: by('id', id) });
		expect(asked().map(({ path, query }) => [path, query])).toEqual([
			['/alarms/17', {}],
			['/alarms/a%2F..%2F..%2Fb%3Fc%23d', {}],
		]);
	});

	test('does not pass off nothing, a list, or a record without an ID as an alarm', async () => {
		const { vendor, run } = await tenant();
		const told = (words: string) => [[], expect.stringContaining(words)];
		await expectRows<FaultAnswer>(
			[
				[{ emptyBody: true }, told(unexpected(undefined, 'an alarm').message)],
				[{ status: 200, body: [] }, told(unexpected([], 'an alarm').message)],
				[{ status: 200, body: { result: 'ok' } }, told('the answer is not a record of this kind: it has no uuid')],
			],
			async (answer) => {
				vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer }]);
				const { error, items } = await run({ ...GET, alarmId: by('id', vendor.alarms[0].uuid) });
				return [items, error?.message];
			},
		);
	});

	test('a record that lacks fields still has all ten of them, empty ones as null', async () => {
		const { run } = await tenant({
			faults: [{ path: '/api/2.0/alarms', answer: { status: 200, body: { uuid: 'a b' } } }],
		});
		const { json } = await run({ ...GET, alarmId: by('id', 'x') });
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(json[0]).toMatchObject({ uuid: 'a b', occurred_at: null, status: null, sources: [] });
		expect(json[0].url).toMatch(/#\/alarm\/a%20b$/);
	});
});
