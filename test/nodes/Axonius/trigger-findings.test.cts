import { systemClock } from '../../../core/clock';
import type { AxoniusOptions } from '../../../simulators/axonius/index.cts';
import { onBoth } from './both.cts';
import { ids, tenant, type Version } from './setting.cts';

const MINUTE = 60_000;
const DATE = 'specific_data.data.trigger_date';
const ago = (minutes: number) => Date.now() - minutes * MINUTE;

const answering = (assets: object[]) => [{ times: 'always' as const, answer: { status: 200, body: { assets } } }];

/** A tenant whose alert findings reach up to now. */
const lively = async (version: Version, options: AxoniusOptions = {}) =>
	await tenant(version, { endTime: Date.now(), ...options });

describe('The trigger on new alert findings', () => {
	onBoth('in a manual test shows the five newest and remembers nothing', async (version) => {
		const { vendor, poll } = await lively(version);
		const memory = {};
		const { json } = await poll({}, memory, { mode: 'manual' });
		expect(ids(json)).toEqual(ids(vendor.alertFindings).reverse().slice(0, 5));
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(11);
		expect(json[0]).toMatchObject({
			asset_type: 'alert_findings',
			finding_name: expect.any(String),
			trigger_date: expect.stringMatching(/^\d{4}-.*Z$/),
			dedupeKey: `axonius:${String(json[0].internal_axon_id)}`,
		});
		expect(memory).toEqual({});
	});

	onBoth('distinguishes findings of the same second', async (version) => {
		const { vendor, poll } = await lively(version);
		const memory = {};
		await poll({}, memory);
		const second = Date.now();
		const first = vendor.addAlertFinding({ triggeredAt: second });
		expect(ids((await poll({}, memory)).json)).toEqual([first.internal_axon_id]);
		const others = [vendor.addAlertFinding({ triggeredAt: second }), vendor.addAlertFinding({ triggeredAt: second })];
		expect(ids((await poll({}, memory)).json).sort()).toEqual(ids(others).sort());
		expect((await poll({}, memory)).items).toBeNull();
	});

	onBoth('outputs a backlog in portions, oldest first, also where the list comes newest first', async (version) => {
		const { vendor, poll } = await lively(version, { alertFindings: 0, newestFirst: true });
		const memory = {};
		const parameters = { options: { maxItems: 40 } };
		await poll(parameters, memory);
		const added = Array.from({ length: 90 }, (_, index) =>
			vendor.addAlertFinding({ triggeredAt: ago(45 - index / 2) }),
		);
		const portions = [await poll(parameters, memory), await poll(parameters, memory), await poll(parameters, memory)];
		expect(portions.map(({ json }) => json.length)).toEqual([40, 40, 10]);
		expect(portions.flatMap(({ json }) => ids(json))).toEqual(ids(added));
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	onBoth(
		'asks for a long time back in days, and for a short one in hours, one hour more than it looks back',
		async (version) => {
			const { poll, asked } = await lively(version);
			await poll({ options: { startFrom: new Date(ago(10 * 24 * 60)).toISOString() } }, {});
			await poll({ options: { lookBackMinutes: 90 } }, {});
			const [long, short] = asked().map(({ body }) => body.query ?? body.filter);
			expect(long).toBe('("specific_data.data.trigger_date" >= date("NOW - 11d"))');
			expect(short).toBe('("specific_data.data.trigger_date" >= date("NOW - 3h"))');
		},
	);

	onBoth('outputs only what matches the filters', async (version) => {
		const { vendor, poll, asked } = await lively(version);
		const memory = {};
		const filters = {
			severities: ['critical', 'high'],
			statuses: 'open',
			aql: '("specific_data.data.finding_name" == "Agent missing")',
		};
		await poll({ filters }, memory);
		const matching = { finding_severity: 'critical', status: 'open', finding_name: 'Agent missing' };
		const wanted = vendor.addAlertFinding(matching);
		vendor.addAlertFinding({ ...matching, finding_severity: 'low' });
		vendor.addAlertFinding({ ...matching, status: 'closed' });
		vendor.addAlertFinding({ ...matching, finding_name: 'Other' });
		expect(ids((await poll({ filters }, memory)).json)).toEqual([wanted.internal_axon_id]);
		expect(asked()[0].body).toMatchObject({ use_cache_entry: false, include_details: false });
	});

	onBoth('gives the record as Axonius sends it when Output is Raw', async (version) => {
		const { poll } = await lively(version);
		const { json } = await poll({ output: 'raw' }, {}, { mode: 'manual' });
		expect(json[0]).toMatchObject({
			'specific_data.data.trigger_date': expect.stringMatching(/ GMT$/),
			asset_type: 'alert_findings',
			dedupeKey: expect.stringMatching(/^axonius:/),
		});
	});

	test('outputs a finding without a time, or without an ID, once [case 64]', async () => {
		const { vendor, poll } = await lively('v2');
		const memory = {};
		await poll({}, memory);
		const now = new Date().toUTCString();
		const rows = [{ internal_axon_id: 'never' }, { [DATE]: [null, now], name: 'without an ID' }];
		vendor.setFaults(answering(rows));
		expect((await poll({}, memory)).json.map(({ dedupeKey }) => dedupeKey)).toEqual([
			expect.stringMatching(/^axonius:[0-9a-f]{64}$/),
			'axonius:never',
		]);
		expect((await poll({}, memory)).items).toBeNull();
	});

	test('reads the time from raw adapter records, too', async () => {
		const { vendor, poll } = await lively('v2');
		const memory = {};
		await poll({}, memory);
		const data = { trigger_date: new Date(systemClock.now()).toUTCString(), finding_name: 'Raw' };
		vendor.setFaults(answering([{ internal_axon_id: 'a', specific_data: [{ data }] }]));
		expect((await poll({}, memory)).json).toEqual([
			expect.objectContaining({
				internal_axon_id: 'a',
				finding_name: 'Raw',
				trigger_date: expect.stringMatching(/Z$/),
			}),
		]);
	});

	test('stops instead of flooding when no finding has a time any more', async () => {
		const { vendor, poll } = await lively('v2');
		const memory = {};
		await poll({}, memory);
		vendor.setFaults(answering([{ internal_axon_id: 'a' }, { internal_axon_id: 'b' }]));
		expect((await poll({}, memory)).error?.message).toContain('no record has a time');
	});

	test('says what to do when more falls into the look-back than can be sorted', async () => {
		const rows = (page: number) => Array.from({ length: 2_000 }, (_, row) => ({ internal_axon_id: `${page}-${row}` }));
		const faults = Array.from({ length: 51 }, (_, page) => ({
			answer: { status: 200, body: { assets: rows(page), meta: { next_page: `token ${page}` } } },
		}));
		const { poll } = await lively('v2', { faults });
		const { error } = await poll({}, {});
		expect(error?.message).toContain('more than 100,000 alert findings are in the time range that is read');
		expect(error).toMatchObject({ description: expect.stringContaining('Lower Look Back') });
	});
});
