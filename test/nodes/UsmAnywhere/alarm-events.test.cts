import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const GET_EVENTS = { resource: 'alarm', operation: 'getEvents' };
const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);

describe('Alarm: Get Events', () => {
	test('gives the events that stand in the alarm, with one request, and untouched when Output is raw', async () => {
		const { vendor, run, asked } = await tenant();
		const alarm = vendor.alarms.find(({ events }) => events!.length === 3)!;
		const { json, hints } = await run({ ...GET_EVENTS, alarmId: by('id', alarm.uuid) });
		expect(ids(json)).toEqual(alarm.packet_data);
		for (const event of json) expect(Object.keys(event)).toHaveLength(10);
		expect([asked().length, hints]).toEqual([1, []]);
		const raw = await run({ ...GET_EVENTS, alarmId: by('id', alarm.uuid), output: 'raw' });
		expect(raw.json).toEqual(alarm.events);
	});

	test('reads them one by one where the alarm only names them', async () => {
		const { vendor, run, asked } = await tenant();
		// The 8th newest alarm comes without its events.
		const alarm = vendor.alarms.at(-8)!;
		const { json } = await run({ ...GET_EVENTS, alarmId: by('id', alarm.uuid) });
		expect(ids(json)).toEqual(alarm.packet_data);
		expect(asked().map(({ path }) => path)).toEqual([
			`/alarms/${alarm.uuid}`,
			...alarm.packet_data.map((id) => `/events/${id}`),
		]);
	});

	test('leaves out an event that has left hot storage, and says so', async () => {
		const { vendor, run } = await tenant();
		const [kept] = vendor.events;
		const alarm = { uuid: 'a', packet_data: [kept.uuid, 'gone'], alarm_events_count: 2 };
		vendor.setFaults([{ path: '/api/2.0/alarms/a', times: 'always', answer: { status: 200, body: alarm } }]);
		const { json, hints } = await run({ ...GET_EVENTS, alarmId: by('id', 'a') });
		expect(ids(json)).toEqual([kept.uuid]);
		expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining('fewer here than the alarm counts')]);
	});

	test('says once, for however many alarms, that USM Anywhere keeps only some of their events', async () => {
		const { vendor, run } = await tenant();
		const large = vendor.alarms.filter(({ alarm_events_count: count, events }) => count > events!.length).slice(0, 3);
		expect(large).toHaveLength(3);
		const { json, hints } = await run(
			{ ...GET_EVENTS, alarmId: by('id', '={{ $json.uuid }}') },
			{ items: large.map(({ uuid }) => ({ json: { uuid } })) },
		);
		expect(json.length).toBe(30);
		expect(hints).toHaveLength(1);
	});

	test('is an error when an event cannot be read, and not a shorter list', async () => {
		const { vendor, run } = await tenant();
		const { uuid } = vendor.alarms.at(-8)!;
		vendor.setFaults([{ path: '/api/2.0/events/', times: 'always', answer: { status: 403 } }]);
		const { error, items } = await run({ ...GET_EVENTS, alarmId: by('id', uuid) });
		expect(items).toEqual([]);
		expect(error?.message).toContain('get events of an alarm: the service does not allow this');
	});

	test('works with an alarm that has no list of events, or other things in it', async () => {
		const { vendor, run } = await tenant();
		await expectRows<object>(
			[
				[{}, [[], undefined]],
				[{ events: [null, 'x', { message: { uuid: 'm' } }, { uuid: 'f' }] }, [['m', 'f'], undefined]],
				[{ packet_data: 'x' }, [[], undefined]],
			],
			async (fields) => {
				vendor.setFaults([{ path: '/api/2.0/alarms/a', answer: { status: 200, body: { uuid: 'a', ...fields } } }]);
				const { json, error } = await run({ ...GET_EVENTS, alarmId: by('id', 'a') });
				return [ids(json), error];
			},
		);
	});
});

describe('Event: Get', () => {
	const GET = { resource: 'event', operation: 'get' };

	test('gives the event in ten fields, or untouched', async () => {
		const { vendor, run, asked } = await tenant();
		const [event] = vendor.events;
		const simple = await run({ ...GET, eventId: by('id', event.uuid) });
		expect(Object.keys(simple.json[0])).toHaveLength(10);
		expect(simple.json[0]).toMatchObject({ uuid: event.uuid, event_name: event.event_name, plugin: event.plugin });
		const raw = await run({ ...GET, eventId: by('list', event.uuid), output: 'raw' });
		expect(raw.json[0]).toMatchObject({ ...event, suppressed: String(event.suppressed) });
		expect(asked().map(({ path }) => path)).toEqual([`/events/${event.uuid}`, `/events/${event.uuid}`]);
	});

	test('distinguishes an unknown event from a wrong address, and names hot storage', async () => {
		const { run } = await tenant();
		const { error } = await run({ ...GET, eventId: by('id', 'nobody') });
		expect(error?.message).toContain('did not find this record (HTTP 404): Event nobody not found');
		expect(error).toMatchObject({ description: expect.stringContaining('cold storage') });
	});
});
