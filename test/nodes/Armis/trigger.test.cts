import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { putForward, tenant } from './setting.cts';

const MINUTE = 60_000;
const alertIds = (rows: ReadonlyArray<{ alertId?: unknown }>) => rows.map(({ alertId }) => alertId);
const at = (ms: number) => `${new Date(ms).toISOString().slice(0, -1)}042+00:00`;
const ago = (minutes: number) => at(Date.now() - minutes * MINUTE);
const CHANGED = { event: 'alertStatusChanged' };
const DEVICE = { event: 'newDevice' };

/** A tenant whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A manual test of the trigger', () => {
	test('shows the five newest alerts and remembers nothing', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const { json } = await poll({}, memory, { mode: 'manual' });
		expect(alertIds(json)).toEqual(alertIds(vendor.alerts).reverse().slice(0, 5));
		expect(Object.keys(json[0])).toHaveLength(11);
		expect(json[0].dedupeKey).toBe(`armis:alert:${String(json[0].alertId)}`);
		expect(memory).toEqual({});
	});

	test('shows alerts whose status changed lately, raw when Simplify is off', async () => {
		const { vendor, poll } = await lively();
		const changed = vendor.updateAlert(vendor.alerts[50].alertId, { status: 'Suppressed', severity: 'Critical' });
		const parameters = { ...CHANGED, simplify: false, filters: { severity: ['Critical'], status: ['SUPPRESSED'] } };
		const { json } = await poll(parameters, {}, { mode: 'manual' });
		expect(json).toContainEqual(expect.objectContaining({ ...changed }));
	});

	test('shows devices', async () => {
		const { vendor, poll } = await lively();
		const { json } = await poll(DEVICE, {}, { mode: 'manual' });
		const newest = vendor.devices.map(({ id }) => id).sort((a, b) => b - a);
		expect(json.map(({ id }) => id)).toEqual(newest.slice(0, 5));
	});

	test('says what to do when none matches, and does not read a large tenant to its end', async () => {
		const { poll, vendor } = await lively({ alerts: 6_000 });
		const none = await poll({ filters: { type: ['No such type'] } }, {}, { mode: 'manual' });
		expect(none.error?.message).toContain('none of the latest records matches the filters');
		vendor.resetCounters();
		const answer = { patch: { data: {} } };
		vendor.setFaults([{ path: '/nothing', answer }]);
		const changed = await poll({ ...CHANGED, filters: { status: ['UNHANDLED'] } }, {}, { mode: 'manual' });
		expect(changed.error ?? changed.json).toBeDefined();
		expect(vendor.requests.length).toBeLessThan(120);
	});
});

describe('An active trigger on new alerts', () => {
	test('starts with what is new from then on: nothing old, then each new alert once', async () => {
		const { vendor, poll, queries } = await lively();
		const memory = {};
		expect((await poll({}, memory)).items).toBeNull();
		expect((await poll({}, memory)).items).toBeNull();
		const { alertId } = vendor.addAlert();
		expect((await poll({}, memory)).json).toEqual([
			expect.objectContaining({ alertId, dedupeKey: `armis:alert:${alertId}` }),
		]);
		expect((await poll({}, memory)).items).toBeNull();
		expect(queries().at(-1)).toMatch(/^in:alerts after:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
	});

	test('keeps apart two alerts of one instant, of which the second shows up a poll later', async () => {
		const { vendor, poll } = await lively({ alerts: 0 });
		const memory = {};
		const parameters = { options: { lookBackMinutes: 0 } };
		await poll(parameters, memory);
		const time = at(Date.now() + 500);
		putForward(() => 2_000);
		const seen: unknown[][] = [];
		for (let count = 0; count < 3; count++) {
			vendor.addAlert({ time });
			seen.push(alertIds((await poll(parameters, memory)).json));
		}
		expect(seen).toEqual(vendor.alerts.map(({ alertId }) => [alertId]));
	});

	test('hands on an alert that appears late, once, as far as the look-back goes', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll({}, memory);
		vendor.addAlert();
		await poll({}, memory);
		const late = vendor.addAlert({ time: ago(40) });
		vendor.addAlert({ time: ago(300) });
		expect(alertIds((await poll({}, memory)).json)).toEqual([late.alertId]);
		expect((await poll({}, memory)).items).toBeNull();
	});

	test('with a longer look-back hands on the later one too', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { options: { lookBackMinutes: 400 } };
		await poll(parameters, memory);
		const late = vendor.addAlert({ time: ago(300) });
		expect(alertIds((await poll(parameters, memory)).json)).toEqual([late.alertId]);
	});

	test('with a delay waits until an alert is old enough, and hands on none from before it was switched on', async () => {
		const { vendor, poll } = await lively({ alerts: 30 });
		const memory = {};
		const parameters = { options: { delayMinutes: 10 } };
		await poll(parameters, memory);
		const alert = vendor.addAlert();
		for (const [minutes, wanted] of [
			[0, []],
			[9.9, []],
			[10.1, [alert.alertId]],
			[30, []],
		] as Array<[number, unknown[]]>) {
			putForward(() => minutes * MINUTE);
			expect(alertIds((await poll(parameters, memory)).json)).toEqual(wanted);
		}
	});

	test('reads all pages, and loses and doubles nothing when the third fails', async () => {
		const { vendor, poll } = await lively({ alerts: 0 });
		const memory: IDataObject = {};
		const parameters = { options: { maxItems: 5_000 } };
		await poll(parameters, memory);
		const wanted = Array.from({ length: 2_300 }, () => vendor.addAlert().alertId);
		const before = JSON.stringify(memory);
		vendor.setFaults([{ query: { from: '2000' }, times: 'always', answer: { status: 500 } }]);
		const failed = await poll(parameters, memory);
		expect(failed.error?.message).toContain(
			'Armis Centrix, look for new alerts: the service is not able to answer now',
		);
		expect(JSON.stringify(memory)).toBe(before);
		vendor.setFaults([]);
		expect(alertIds((await poll(parameters, memory)).json).sort()).toEqual(wanted.sort());
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	test('asks for the filters in AQL and starts afresh when they change, without a flood', async () => {
		const { vendor, poll, queries } = await lively();
		const memory = {};
		await poll({}, memory);
		vendor.addAlert();
		const filters = { severity: ['Critical'], status: ['UNHANDLED'], type: ['Anomaly Detection'], aql: 'site:"A, B"' };
		await poll({ filters }, memory);
		expect(queries().at(-1)).toMatch(
			/^in:alerts riskLevel:Critical status:UNHANDLED type:"Anomaly Detection" site:"A, B" after:/,
		);
		const critical = { severity: ['Critical'] };
		expect((await poll({ filters: critical }, memory)).items).toBeNull();
		vendor.addAlert({ severity: 'Low' });
		const wanted = vendor.addAlert({ severity: 'Critical' });
		expect(alertIds((await poll({ filters: critical }, memory)).json)).toEqual([wanted.alertId]);
	});

	test('begins at Start From, with what occurred since then', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { options: { startFrom: new Date(Date.now() - 10.5 * MINUTE).toISOString() } };
		expect(alertIds((await poll(parameters, memory)).json)).toEqual(alertIds(vendor.alerts).slice(-11));
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	test('hands on an alert without a time or an ID once, and stops when none has a time any more', async () => {
		const { vendor, poll } = await lively({ alerts: 0 });
		const memory = {};
		await poll({}, memory);
		const serve = (results: unknown[]) =>
			vendor.setFaults([
				{
					path: '/api/v1/search',
					times: 'always',
					answer: { status: 200, body: { data: { results, total: results.length } } },
				},
			]);
		const odd = [{ alertId: 7 }, { title: 'no ID', time: at(systemClock.now()) }];
		serve(odd);
		const { json } = await poll({}, memory);
		expect(json.map(({ dedupeKey }) => dedupeKey)).toEqual([
			expect.stringMatching(/^armis:alert:[0-9a-f]{64}$/),
			'armis:alert:7',
		]);
		expect((await poll({}, memory)).items).toBeNull();
		serve([{ alertId: 8 }, { alertId: 9 }]);
		expect((await poll({}, memory)).error?.message).toContain('no record has a time');
	});
});

describe('What goes wrong is told, so that n8n can back off', () => {
	test.each([
		[
			{ status: 429, headers: { 'retry-after': '400' } },
			{ cause: 'rate-limited', retryAfterMs: 400_000 },
		],
		[{ status: 502, body: '<html>nginx</html>' }, { cause: 'temporarily-unavailable' }],
		[{ status: 401 }, { cause: 'credential-invalid' }],
		[{ status: 400, body: { message: 'bad aql', success: false } }, { cause: 'configuration-invalid' }],
	])('%j', async (answer, failure) => {
		const { poll } = await tenant({ faults: [{ path: '/api/v1/search', times: 'always', answer }] });
		const memory = {};
		expect((await poll({}, memory)).error).toMatchObject({ failure });
		expect(memory).toEqual({});
	});

	test.each([
		[{ event: 'toString' }, '"toString" is nothing that this trigger can watch'],
		[{ filters: { severity: ['Severe'] } }, 'Severity is "Severe"'],
		[{ filters: { aql: 'in:devices' } }, 'AQL is about in:devices'],
		[{ ...DEVICE, filters: { site: ['a"b'] } }, 'Site holds a double quote'],
		[{ options: { delayMinutes: -1 } }, 'Delay (Minutes) is -1 where a number from 0 is due'],
		[{ options: { lookBackMinutes: 'x' } }, 'Look Back (Minutes) is a string'],
		[{ simplify: 'perhaps' }, 'Simplify is a string where true or false is due'],
	])('a setting that cannot be meant: %j', async (parameters, words) => {
		const { vendor, poll } = await tenant();
		const { error } = await poll(parameters as never, {});
		expect(error?.message).toContain(words);
		expect(vendor.requests).toEqual([]);
	});

	test('the token expires between two pages: one login more, nothing lost', async () => {
		const { vendor, poll } = await lively({ alerts: 0 });
		const memory = {};
		const parameters = { options: { maxItems: 9_000 } };
		await poll(parameters, memory);
		for (let count = 0; count < 3_500; count++) vendor.addAlert();
		const before = vendor.requests.length;
		const polling = poll(parameters, memory);
		while (vendor.requests.length < before + 1) await new Promise(setImmediate);
		vendor.revokeTokens('v1');
		expect((await polling).json).toHaveLength(3_500);
		expect(vendor.v1Logins).toBe(2);
	});
});
