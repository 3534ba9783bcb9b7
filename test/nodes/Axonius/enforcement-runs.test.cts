import type { INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { expectRows } from '../../harness/rows';
import { onBoth } from './both.cts';
import { by, ids, tenant, type Tenant, type Version } from './setting.cts';

/** A tenant whose runs take their time on the node's own clock. */
const started = async (version: Version, runSeconds = 60) =>
	await tenant(version, { runSeconds, now: () => systemClock.now() });
const runOn = (enforcementId: unknown, assetIds: unknown, more: INodeParameters = {}) =>
	({
		...{ resource: 'asset', operation: 'runEnforcement', enforcementId: by('id', enforcementId) },
		...{ assetIds, ...more },
	}) as INodeParameters;
const getRuns = (more: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'enforcement', operation: 'getRuns', ...more },
});
const isolate = ({ vendor }: Tenant) => vendor.enforcements.find(({ name }) => name === 'Isolate Host')!;

describe('Run Enforcement', () => {
	onBoth(
		'runs a set, chosen by ID or by name, on the chosen assets: once for items that follow each other',
		async (version) => {
			const place = await tenant(version);
			const { uuid, name } = isolate(place);
			const chosen = (ids(place.vendor.devices) as string[]).slice(0, 3);
			const items = chosen.map((id) => ({ json: { id } }));
			for (const given of [uuid, 'isolate host']) {
				const { json, items: results } = await place.run(runOn(given, '={{ $json.id }}'), { items });
				const result = {
					asset_type: 'devices',
					enforcement_id: uuid,
					enforcement_name: name,
					submitted: 1,
					started: true,
				};
				expect(json).toEqual(chosen.map(() => ({ ...result, requested_at: expect.stringMatching(/^\d{4}-.*Z$/) })));
				expect(results.map(({ pairedItem }) => pairedItem)).toEqual(chosen.map((_, item) => ({ item })));
				expect(place.vendor.enforcementRuns.map((run) => [run.uuid, run.attributes?.ids])).toEqual([[uuid, chosen]]);
				place.vendor.enforcementRuns.length = 0;
			}
		},
	);

	onBoth('is never sent twice, and says that the run may have started where no clear answer came', async (version) => {
		for (const [answer, words] of [
			[{ resetInBody: true }, 'the run may have started'],
			[{ status: 200, body: 'not JSON' }, 'the run may have started'],
			[{ status: 503 }, 'HTTP 503'],
			[{ status: 429 }, 'HTTP 429'],
		] as const) {
			const place = await tenant(version);
			place.vendor.setFaults([{ pathPattern: '/enforce$', answer, times: 'always' }]);
			const { error } = await place.run(runOn(isolate(place).uuid, 'a'));
			expect([answer, error?.message]).toEqual([answer, expect.stringContaining(words)]);
			expect(place.vendor.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
		}
	});

	onBoth('runs nothing for a set that does not exist, or whose name another one has', async (version) => {
		const place = await tenant(version);
		const { uuid, name } = isolate(place);
		place.vendor.enforcements[0].name = name;
		const unknown = uuid.replace(/./g, '0');
		await expectRows<string>(
			[
				[unknown, expect.stringContaining(`there is no enforcement set with the ID "${unknown}"`)],
				['Isolate', expect.stringContaining('there is no enforcement set with this ID or name')],
				[name, expect.stringContaining('which is the name of more than one enforcement set')],
				[uuid, expect.stringContaining(`more than one enforcement set is called "${name}"`)],
			],
			async (given) => (await place.run(runOn(given, 'a'))).error?.message,
		);
		expect(place.vendor.enforcementRuns).toEqual([]);
	});
});

test('a list of sets that could not be read is asked for again by the next item', async () => {
	const place = await tenant('v2', { faults: [{ pathPattern: '/enforcements$', answer: { status: 403 } }] });
	const run = { resource: 'enforcement', operation: 'run', enforcementId: 'Isolate Host' };
	const { json } = await place.run(run, { items: [{ json: {} }, { json: {} }], continueOnFail: true });
	expect(json).toEqual([
		{ error: expect.stringContaining('HTTP 403') },
		expect.objectContaining({ uuid: isolate(place).uuid, started: true }),
	]);
});

describe('Get Runs', () => {
	onBoth('waits until the run that was just started is done, and says what came of it', async (version) => {
		const place = await started(version);
		const { uuid, name } = isolate(place);
		const chosen = (ids(place.vendor.devices) as string[]).slice(0, 2);
		const [{ requested_at: requestedAfter }] = (await place.run(runOn(uuid, chosen))).json;
		place.vendor.endLatestRun('Completed with Errors', 'partial');
		const own = getRuns({ enforcementId: by('id', name), filters: { requestedAfter } as INodeParameters });
		expect((await place.run(own)).json).toMatchObject([{ status: 'Pending', result: 'pending' }]);
		const before = systemClock.monotonic();
		const { json, error } = await place.run({ ...own, waitUntilDone: true });
		expect([error, json]).toEqual([
			undefined,
			[
				{
					...{ uuid: expect.any(String), enforcement_name: name, dedupeKey: expect.stringMatching(/^axonius:./) },
					...{ status: 'Completed with Errors', result: 'partial' },
					...{ affected_assets: 2, success_count: 0, failure_count: 0 },
					...{ started_at: expect.any(String), finished_at: expect.any(String) },
				},
			],
		]);
		const waited = systemClock.monotonic() - before;
		expect(waited).toBeGreaterThan(50_000);
		expect(waited).toBeLessThan(100_000);
	});

	onBoth(
		'gives the runs of the chosen set and of the chosen time and state only, also where Axonius ignores that',
		async (version) => {
			const place = await tenant(version, { enforcementRuns: 8, endTime: Date.UTC(2026, 0, 15) });
			const { uuid, name } = isolate(place);
			const asked = async (more: INodeParameters) => (await place.run(getRuns({ returnAll: true, ...more }))).json;
			const times = { requestedAfter: '2026-01-14T23:54:00Z', requestedBefore: '2026-01-14T23:57:00Z' };
			const all = place.vendor.enforcementRuns.map(({ runId }) => runId);
			expect((await asked({})).map((run) => run.uuid)).toEqual(all);
			for (const isIgnored of [false, true]) {
				const body = { data: (await ignored(place)) as never };
				place.vendor.setFaults(
					isIgnored ? [{ pathPattern: '/tasks', times: 'always', answer: { status: 200, body } }] : [],
				);
				const found = await asked({ enforcementId: by('list', uuid) });
				expect([isIgnored, found.map((run) => run.enforcement_name)]).toEqual([isIgnored, [name, name]]);
				expect((await asked({ filters: times })).map((run) => run.uuid)).toEqual(all.slice(2, 6));
				expect(await asked({ filters: { statuses: 'failed, In Progress' } })).toEqual([]);
			}
		},
	);

	onBoth('gives up after the time in the form, and says whether there was a run', async (version) => {
		for (const [runs, words] of [
			[1, 'after 2 min, runs not yet done: 1'],
			[0, 'after 2 min, there was no matching run'],
		] as const) {
			const place = await started(version, 9_999);
			const { uuid } = isolate(place);
			if (runs > 0) await place.run({ resource: 'enforcement', operation: 'run', enforcementId: by('id', uuid) });
			const before = systemClock.monotonic();
			const { error } = await place.run(getRuns({ waitUntilDone: true, waitMinutes: 2 }));
			expect(error?.message).toContain(words);
			expect(Math.round((systemClock.monotonic() - before) / 10_000)).toBe(12);
			// Slower and slower, and no faster than needed.
			expect(place.vendor.requests.length).toBeLessThan(12);
		}
	});

	onBoth('ends at once when the execution is cancelled while it waits', async (version) => {
		const place = await started(version, 9_999);
		jest.spyOn(systemClock, 'sleep').mockImplementation(async () => await new Promise(() => undefined));
		const stop = new AbortController();
		const running = place.run(getRuns({ waitUntilDone: true }), { cancel: stop.signal });
		while (!place.vendor.requests.some(({ status }) => status === 200)) await new Promise(setImmediate);
		setTimeout(() => stop.abort(), 50);
		expect((await running).error?.message).toContain('the execution was cancelled');
	});

	onBoth('takes a run of an unknown state, or without one, for done when it has an end', async (version) => {
		await expectRows<object>(
			[
				[{ 'result.metadata.status': 'Skipped' }, true],
				[{ result_metadata_status: 'in progress', finished_at: 'x' }, false],
				[{ aggregated_status: 'Pending' }, false],
				[{ aggregated_status: 'Queued' }, false],
				[{ aggregated_status: 'Queued', finished_at: 'Thu, 15 Jan 2026 12:00:00 GMT' }, true],
				[{ finished_at: 'Thu, 15 Jan 2026 12:00:00 GMT' }, true],
				[{}, false],
			],
			async (run) => {
				const body = { data: [{ attributes: { uuid: 'r', enforcement_name: 'x', ...run } }] };
				const place = await tenant(version, { faults: [{ times: 'always', answer: { status: 200, body } }] });
				const { error } = await place.run(getRuns({ waitUntilDone: true, waitMinutes: 1 }));
				await place.vendor.stop();
				return error === undefined;
			},
		);
	});
});

/** All runs, as an Axonius gives them that knows no filters. */
async function ignored({ vendor, run }: Tenant): Promise<unknown[]> {
	vendor.setFaults([]);
	const raw = await run(getRuns({ returnAll: true, output: 'raw' }));
	return raw.json.map(({ id, ...attributes }) => ({ id, attributes }));
}
