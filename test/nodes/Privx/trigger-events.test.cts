import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { tenant } from './setting.cts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

/** An installation whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A trigger for audit events', () => {
	const EVENTS = { event: 'auditEvent' };
	const NO_TIMES = 'no record has a time, so new records cannot be recognized';
	const ALERTS = { ...EVENTS, filters: { codes: ['325', '335'], severities: ['1'] } };

	test('outputs the chosen kinds, once, although they have no ID', async () => {
		const { vendor, poll, bodies } = await lively();
		const memory = {};
		expect((await poll(ALERTS, memory)).items).toBeNull();
		const denied = vendor.addAuditEvent(325, { hostID: 'h1' });
		vendor.addAuditEvent(405);
		vendor.addAuditEvent(106);
		const { json } = await poll(ALERTS, memory);
		expect(json).toEqual([expect.objectContaining({ event_id: '325', severity: '1', message: denied.message })]);
		expect(json[0].dedupeKey).toBe(`privx:${String(json[0].id)}`);
		expect((await poll(ALERTS, memory)).items).toBeNull();
		expect(bodies()[0]).toEqual({ start_time: expect.any(String) });
	});

	test('distinguishes events of the same microsecond by all their fields; those that are equal in every field count as one', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(ALERTS, memory);
		const created = ago(1);
		for (const connectionID of ['a', 'b', 'a']) vendor.addAuditEvent(335, { connectionID }, { created });
		const { json } = await poll(ALERTS, memory);
		expect(json.map(({ message }) => (message as IDataObject).connectionID).sort()).toEqual(['a', 'b']);
		vendor.addAuditEvent(335, { connectionID: 'c' }, { created });
		expect((await poll(ALERTS, memory)).json).toHaveLength(1);
		expect((await poll(ALERTS, memory)).items).toBeNull();
	});

	test('accepts the name of an event as its code, too', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { ...EVENTS, filters: { codes: ['user-login-failed'] } };
		await poll(parameters, memory);
		vendor.addAuditEvent(405);
		vendor.addAuditEvent(102);
		expect((await poll(parameters, memory)).json).toEqual([
			expect.objectContaining({ event_name: 'User-login-failed' }),
		]);
	});

	test('with Start From outputs what has happened since then, from all pages, in order', async () => {
		const { vendor, poll } = await lively({ auditEvents: 3_000, spacingMs: 1_000 });
		const memory = {};
		const from = Date.parse(ago(45));
		const options = { startFrom: new Date(from).toISOString(), maxItems: 10_000 };
		const { json } = await poll({ ...EVENTS, options }, memory);
		const due = vendor.auditEvents.filter(({ created }) => Date.parse(created) >= from);
		expect(json.map(({ created }) => created)).toEqual(due.map(({ created }) => created));
		expect(due.length).toBeGreaterThan(2_600);
		expect((await poll({ ...EVENTS, options }, memory)).items).toBeNull();
	});

	test('outputs an event without a time once, and stops when no event has one [case 64]', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(EVENTS, memory);
		const answer = (items: IDataObject[]) => ({ status: 200, body: { count: items.length, items } });
		const timed = (event_id: string) => ({ event_id, created: new Date(systemClock.now()).toISOString() });
		for (const event_id of ['1', '2']) {
			const items = [{ event_id: '0' }, timed(event_id)];
			vendor.setFaults([{ pathPattern: 'auditevents', answer: answer(items) }]);
			const { json } = await poll({ ...EVENTS, output: 'raw' }, memory);
			expect(json.map((event) => event.event_id)).toEqual(event_id === '1' ? ['1', '0'] : ['2']);
		}
		vendor.setFaults([{ pathPattern: 'auditevents', answer: answer([{ event_id: '8' }, { event_id: '9' }]) }]);
		expect((await poll(EVENTS, memory)).error?.message).toContain(NO_TIMES);
	});
});
