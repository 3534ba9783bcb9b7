import { putForward, tenant } from './setting.cts';

const MINUTE = 60_000;
const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);
const ago = (minutes: number) => String(Date.now() - minutes * MINUTE);

/** A tenant whose alarms and events reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('The time that n8n gives a poll', () => {
	test('is kept: what was read in time is handed on, the rest comes later', async () => {
		const { vendor, poll } = await lively({ alarms: 0 });
		const memory = {};
		await poll({}, memory);
		const wanted = Array.from(
			{ length: 350 },
			(_, n) => vendor.addAlarm({ suppressed: false, timestamp_occured: ago(20 - n / 100) }).uuid,
		);
		const asked = vendor.requests.length;
		putForward(() => (vendor.requests.length > asked ? 45_000 : 0));
		const first = await poll({}, memory, { budgetMs: 50_000 });
		expect(first.json.length).toBeGreaterThan(0);
		expect(first.json.length).toBeLessThan(350);
		const rest = await poll({}, memory);
		expect([...ids(first.json), ...ids(rest.json)].sort()).toEqual(wanted.sort());
	});

	test('is over: nothing is changed', async () => {
		const { vendor, poll } = await lively({ alarms: 0 });
		const memory = {};
		await poll({}, memory);
		vendor.addAlarm({ suppressed: false });
		const before = JSON.stringify(memory);
		const asked = vendor.requests.length;
		putForward(() => (vendor.requests.length > asked ? 55_000 : 0));
		const { error } = await poll({}, memory, { budgetMs: 50_000 });
		expect(error?.message).toMatch(/longer than n8n gives a poll|not enough time/);
		expect(JSON.stringify(memory)).toBe(before);
	});

	test('is taken as five minutes by an older n8n that does not tell', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll({}, memory, { budgetMs: null });
		const alarm = vendor.addAlarm({ suppressed: false });
		expect(ids((await poll({}, memory, { budgetMs: null })).json)).toEqual([alarm.uuid]);
	});
});

describe('A poll that fails tells n8n why, so that it can back off', () => {
	test.each([
		[
			'too many requests',
			{ status: 429, headers: { 'retry-after': '400' } },
			{ cause: 'rate-limited', retryAfterMs: 400_000 },
		],
		['a service that is down', { status: 503 }, { cause: 'temporarily-unavailable' }],
		['a credential that is refused', { status: 401 }, { cause: 'credential-invalid' }],
		['a missing permission', { status: 403 }, { cause: 'configuration-invalid' }],
	])('%s', async (_, answer, failure) => {
		const { poll } = await tenant({ faults: [{ path: '/api/2.0/alarms', times: 'always', answer }] });
		const memory = {};
		const { error } = await poll({}, memory);
		expect(error).toMatchObject({ failure });
		expect(memory).toEqual({});
	});

	test('a wrong secret', async () => {
		const { poll, credentials } = await tenant();
		credentials.edit({ clientSecret: 'wrong-on-purpose' });
		expect((await poll({}, {})).error).toMatchObject({ failure: { cause: 'credential-invalid' } });
	});

	test.each([
		[{ filters: { status: 'opened' } }, 'Status is "opened"'],
		[{ event: 'toString' }, '"toString" is nothing that this trigger can watch'],
		[{ options: { lookBackMinutes: -1 } }, 'Look Back (Minutes) is -1 where a number from 0 is due'],
		[{ options: { maxItems: 0 } }, 'Max Items per Poll is 0 where a whole number from 1 is due'],
		[{ options: { startFrom: 'soon' } }, 'Start From is not a date and time'],
		[{ simplify: 'perhaps' }, 'Simplify is a string where true or false is due'],
	])('a setting that cannot be meant: %j', async (parameters, words) => {
		const { vendor, poll } = await tenant();
		const { error } = await poll(parameters, {});
		expect(error?.message).toContain(words);
		expect(error).toMatchObject({ name: 'NodeOperationError', failure: { cause: 'configuration-invalid' } });
		expect(vendor.requests).toEqual([]);
	});
});
