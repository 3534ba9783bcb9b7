import { systemClock } from '../../../core/clock';
import { tenant } from './setting.cts';

/** Requests for samples: 2,000 records in pages of 100. */
const MOST_PAGES_SEARCHED = 20;
const ids = (rows: ReadonlyArray<{ uuid?: unknown }>) => rows.map(({ uuid }) => uuid);

/** A tenant whose alarms and events reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A manual test of the trigger', () => {
	test('shows the five newest alarms and remembers nothing', async () => {
		const { vendor, poll, asked } = await lively();
		const memory = {};
		const { json } = await poll({ filters: { suppressed: 'both' } }, memory, { mode: 'manual' });
		expect(ids(json)).toEqual(ids(vendor.alarms).reverse().slice(0, 5));
		expect(json[0].dedupeKey).toBe(`usmAnywhere:${String(json[0].uuid)}`);
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(memory).toEqual({});
		expect(asked()).toHaveLength(1);
	});

	test('shows raw events when Output is raw', async () => {
		const { vendor, poll } = await lively();
		const { json } = await poll(
			{ event: 'newEvent', output: 'raw', filters: { suppressed: 'both' } },
			{},
			{ mode: 'manual' },
		);
		expect(json[0]).toMatchObject(vendor.events.at(-1)!);
	});

	test('says what to do when none of the latest records matches, and does not read a large tenant to its end', async () => {
		const { vendor, poll, asked } = await lively({ alarms: 0, gzip: false });
		for (let count = 0; count < 5_000; count++) vendor.addAlarm({ status: 'open', suppressed: false });
		// With two values, the server is not asked to filter.
		const { error } = await poll({ filters: { status: ['closed', 'in_review'] } }, {}, { mode: 'manual' });
		expect(error?.message).toBe(
			'USM Anywhere, look for new alarms: none of the latest records matches the filters, so there is no sample to show',
		);
		expect(error).toMatchObject({ description: expect.stringContaining('Remove a filter') });
		expect(asked().length).toBeGreaterThanOrEqual(MOST_PAGES_SEARCHED);
		expect(asked().length).toBeLessThan(2 * MOST_PAGES_SEARCHED);
	});

	test('finds a sample that only n8n can tell from the others, however far down it is among those', async () => {
		const { vendor, poll, asked } = await lively({ alarms: 1_500, gzip: false });
		const inReview = vendor.alarms.filter(({ status, suppressed }) => status === 'in review' && !suppressed).at(0)!;
		const filters = { status: ['in_review'], ruleMethod: inReview.rule_method };
		const { json, error } = await poll({ filters, output: 'raw' }, {}, { mode: 'manual' });
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		for (const row of json) {
			expect([row.status, row.rule_method, row.suppressed]).toEqual(['in review', inReview.rule_method, false]);
		}
		expect(asked().length).toBeLessThan(2 * MOST_PAGES_SEARCHED);
	});
});

describe('An active trigger', () => {
	test('watches events, with filters', async () => {
		const { vendor, poll, asked } = await lively();
		const memory = {};
		const parameters = { event: 'newEvent', filters: { eventName: 'PutObject' } };
		expect((await poll(parameters, memory)).items).toBeNull();
		const wanted = vendor.addEvent({ event_name: 'PutObject', suppressed: false });
		vendor.addEvent({ event_name: 'GetObject', suppressed: false });
		vendor.addEvent({ event_name: 'PutObject', suppressed: true });
		expect(ids((await poll(parameters, memory)).json)).toEqual([wanted.uuid]);
		expect(asked()[0]).toMatchObject({ path: '/events', query: { event_name: 'PutObject', suppressed: 'false' } });
	});

	test('outputs an alarm without any time once, and one that has only the time of its arrival', async () => {
		const { vendor, poll } = await lively({ alarms: 1 });
		const memory = {};
		await poll({}, memory);
		const rows = [
			{ uuid: 'received', timestamp_received: String(Date.now()) },
			{ uuid: 'never' },
			{ rule_method: 'without an ID', timestamp_occured: String(Date.now()) },
		];
		vendor.setFaults([
			{ path: '/api/2.0/alarms', times: 'always', answer: { status: 200, body: { _embedded: { alarms: rows } } } },
		]);
		const { json } = await poll({}, memory);
		expect(json).toHaveLength(3);
		expect(json.map(({ dedupeKey }) => dedupeKey)).toEqual(
			expect.arrayContaining(['usmAnywhere:never', expect.stringMatching(/^usmAnywhere:[0-9a-f]{64}$/)]),
		);
		for (let count = 0; count < 3; count++) {
			vendor.setFaults([
				{
					path: '/api/2.0/alarms',
					times: 'always',
					answer: {
						status: 200,
						body: {
							_embedded: { alarms: [...rows, { uuid: `n${count}`, timestamp_occured: String(systemClock.now()) }] },
						},
					},
				},
			]);
			expect(ids((await poll({}, memory)).json)).toEqual([`n${count}`]);
		}
	});

	test('outputs nothing that is older than asked for when the service ignores the time', async () => {
		const { vendor, poll } = await lively({ alarms: 0 });
		const memory = {};
		await poll({}, memory);
		const rows = [
			{ uuid: 'old', timestamp_occured: '1' },
			{ uuid: 'new', timestamp_occured: String(Date.now()) },
		];
		vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status: 200, body: { _embedded: { alarms: rows } } } }]);
		expect(ids((await poll({}, memory)).json)).toEqual(['new']);
	});
});
