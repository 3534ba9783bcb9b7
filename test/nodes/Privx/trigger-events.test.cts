import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { tenant } from './setting.cts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

/** An installation whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A trigger for audit events', () => {
	const EVENTS = { event: 'auditEvent' };
	const ALERTS = { ...EVENTS, filters: { codes: ['325', '335'], severities: ['1'] } };

	test('hands on the chosen kinds, once, though they have no ID', async () => {
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

	test('takes events of the same microsecond apart by all that is in them; equal in every field they count as one', async () => {
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

	test('takes the name of an event for its code, too', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { ...EVENTS, filters: { codes: ['login-failed'] } };
		await poll(parameters, memory);
		vendor.addAuditEvent(405);
		vendor.addAuditEvent(102);
		expect((await poll(parameters, memory)).json).toEqual([expect.objectContaining({ event_name: 'Login-failed' })]);
	});

	test('hands on one that is written late', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(ALERTS, memory);
		vendor.addAuditEvent(335);
		await poll(ALERTS, memory);
		vendor.addAuditEvent(335, { connectionID: 'late' }, { created: ago(30) });
		vendor.addAuditEvent(335, { connectionID: 'too late' }, { created: ago(90) });
		const { json } = await poll(ALERTS, memory);
		expect(json.map(({ message }) => (message as IDataObject).connectionID)).toEqual(['late']);
	});

	test('with Start From begins with what happened since then, all pages of it, in order', async () => {
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

	test('hands on an event without any time once, and stops when no event has one', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(EVENTS, memory);
		const answer = (items: IDataObject[]) => ({ status: 200, body: { count: items.length, items } });
		const timed = (event_id: string) => ({ event_id, created: new Date(systemClock.now()).toISOString() });
		for (const event_id of ['1', '2']) {
			const items = [{ event_id: '0' }, timed(event_id)];
			vendor.setFaults([{ pathPattern: 'auditevents', answer: answer(items) }]);
			const { json } = await poll({ ...EVENTS, simplify: false }, memory);
			expect(json.map((event) => event.event_id)).toEqual(event_id === '1' ? ['1', '0'] : ['2']);
		}
		vendor.setFaults([{ pathPattern: 'auditevents', answer: answer([{ event_id: '8' }, { event_id: '9' }]) }]);
		expect((await poll(EVENTS, memory)).error?.message).toContain('no record has a time');
	});

	test('hands on nothing that is older than asked for when the service ignores the time', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(ALERTS, memory);
		const items = [vendor.addAuditEvent(325, {}, { created: ago(9_000) }), vendor.addAuditEvent(325)];
		vendor.setFaults([{ pathPattern: 'auditevents', answer: { status: 200, body: { count: 2, items } } }]);
		expect((await poll(ALERTS, memory)).json).toHaveLength(1);
	});
});
