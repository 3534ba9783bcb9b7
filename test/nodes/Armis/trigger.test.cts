import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { notAnOption } from '../../../core/errors/sentences';
import { at, putForward, tenant } from './setting.cts';

const alertIds = (rows: ReadonlyArray<{ alertId?: unknown }>) => rows.map(({ alertId }) => alertId);
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
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(json[0].dedupeKey).toBe(`armis:alert:${String(json[0].alertId)}`);
		expect(memory).toEqual({});
	});

	test('shows alerts whose status changed recently, raw when Output is Raw, and the newest devices', async () => {
		const { vendor, poll } = await lively();
		const changed = vendor.updateAlert(vendor.alerts[50].alertId, { status: 'Suppressed', severity: 'Critical' });
		const parameters = { ...CHANGED, output: 'raw', filters: { severity: ['Critical'], status: ['SUPPRESSED'] } };
		const { json } = await poll(parameters, {}, { mode: 'manual' });
		expect(json).toContainEqual(expect.objectContaining({ ...changed }));
		const devices = (await poll(DEVICE, {}, { mode: 'manual' })).json;
		const newest = vendor.devices.map(({ id }) => id).sort((a, b) => b - a);
		expect(devices.map(({ id }) => id)).toEqual(newest.slice(0, 5));
	});

	test('says what to do when no alert matches', async () => {
		const { poll } = await lively();
		const { error, items } = await poll({ filters: { type: ['No such type'] } }, {}, { mode: 'manual' });
		expect(items).toBeNull();
		expect(error?.message).toContain('none of the latest records matches the filters');
	});

	test('does not read a large tenant to its end for alerts whose status changed, where all are new', async () => {
		const { vendor, poll, asked } = await lively({ alerts: 9_000 });
		for (const { alertId, time } of vendor.alerts) {
			vendor.updateAlert(alertId, { status: 'Unhandled', statusChangeTime: time });
		}
		const { error, items } = await poll(CHANGED, {}, { mode: 'manual' });
		expect(items).toBeNull();
		expect(error?.message).toContain('none of the latest records matches the filters');
		expect(asked().length).toBeLessThan(120);
	});
});

describe('An active trigger on new alerts', () => {
	test('distinguishes two alerts of one instant, of which the second appears a poll later', async () => {
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

	test('reads all pages, and loses and repeats nothing when the third fails', async () => {
		const { vendor, poll } = await lively({ alerts: 0 });
		const memory: IDataObject = {};
		const parameters = { options: { maxItems: 5_000 } };
		await poll(parameters, memory);
		const wanted = Array.from({ length: 2_300 }, () => vendor.addAlert().alertId);
		const before = JSON.stringify(memory);
		vendor.setFaults([{ query: { from: '2000' }, times: 'always', answer: { status: 500 } }]);
		const failed = await poll(parameters, memory);
		expect(failed.error?.message).toContain('Armis Centrix, look for new alerts: the service cannot answer now');
		expect(JSON.stringify(memory)).toBe(before);
		vendor.setFaults([]);
		expect(alertIds((await poll(parameters, memory)).json).sort()).toEqual(wanted.sort());
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	test('asks for the filters in AQL and starts from the beginning when they change, without old alerts', async () => {
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

	test('adds devices to new alerts only, and loses no alert when they cannot be read', async () => {
		const { vendor, poll, queries } = await lively();
		const parameters = { include: ['devices'] };
		const [{ id }] = vendor.devices;
		const shown = await poll(parameters, {}, { mode: 'manual' });
		expect(shown.json.every(({ devices }) => Array.isArray(devices))).toBe(true);
		const memory = {};
		await poll(parameters, memory);
		const { alertId } = vendor.addAlert({ deviceIds: [id] });
		vendor.setFaults([{ query: { orderBy: 'id' }, times: 'always', answer: { status: 500 } }]);
		expect((await poll(parameters, memory)).error?.message).toContain('the service cannot answer now');
		vendor.setFaults([]);
		vendor.resetCounters();
		const { json } = await poll(parameters, memory);
		expect(json).toEqual([expect.objectContaining({ alertId, dedupeKey: `armis:alert:${alertId}` })]);
		expect(json[0].devices).toEqual([expect.objectContaining({ id })]);
		expect(queries().filter((query) => query.startsWith('in:devices'))).toEqual([`in:devices deviceId:(${id})`]);
		// To choose something else there is no new event.
		expect((await poll({ include: ['activities'] }, memory)).items).toBeNull();
	});

	test('outputs an alert without a time or an ID once, and stops when none has a time any more', async () => {
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

test('New devices can be those of a boundary or a site, by name', async () => {
	const { vendor, poll, queries } = await lively();
	await poll({ ...DEVICE, filters: { boundary: ['Corporate'], site: ['A, B'] } }, {});
	expect(queries().at(-1)).toMatch(/^in:devices boundaries:"Corporate" site:"A, B" after:/);
	const memory = {};
	const watched = { ...DEVICE, filters: { boundary: 'Corporate' } };
	await poll(watched, memory);
	const seen = at(Date.now());
	const [inside] = ['Corporate, Guest', 'Guest'].map((boundaries) =>
		vendor.addDevice({ boundaries, firstSeen: seen, lastSeen: seen }),
	);
	expect((await poll(watched, memory)).json.map(({ id }) => id)).toEqual([inside.id]);
});

test('A filter that cannot be used is refused before anything is sent', async () => {
	const { vendor, poll } = await tenant();
	for (const [parameters, words] of [
		[{ filters: { severity: ['Severe'] } }, notAnOption('Severity', 'Severe', []).message],
		[{ filters: { aql: 'in:devices' } }, 'AQL must be about in:alerts, not in:devices'],
		[{ ...DEVICE, filters: { site: ['a"b'] } }, 'Site contains a double quote'],
	]) {
		const { error } = await poll(parameters as never, {});
		expect(error?.message).toContain(words);
		expect(vendor.requests).toEqual([]);
	}
});
