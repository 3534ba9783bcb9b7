import type { ArmisOptions } from '../../../simulators/armis/index.cts';
import { expectRows } from '../../harness/rows';
import { at, tenant } from './setting.cts';

const options = { pageSize: 5_000 };
const ALERTS = { resource: 'alert', operation: 'getAll', returnAll: true, sort: 'oldest', output: 'raw', options };
const EXPORT = { resource: 'alert', operation: 'export', format: 'ndjson', output: 'raw', options };
const RUN = { resource: 'search', operation: 'run', returnAll: true, options };
/** Three records in each second: parts begin and end inside of one. */
const MANY: ArmisOptions = { alerts: 20_501, spacingMs: 400, mostCounted: 10_000 };

describe('Where Armis counts 10,000 records at most', () => {
	test('a list in order of time has all of them, in order and each once, and is complete', async () => {
		const { vendor, run } = await tenant(MANY);
		const { json, hints } = await run({ ...ALERTS, options: { ...options, uniqueById: false } });
		expect(json.map(({ alertId }) => alertId)).toEqual(vendor.alerts.map(({ alertId }) => alertId));
		expect(hints[0].message).not.toContain('may be incomplete');
		expect((await run(EXPORT)).json).toMatchObject([{ count: 20_501, complete: true }]);
	});

	test('filters, and queries of AQL Search, keep their conditions in each part', async () => {
		const { run, queries } = await tenant({ activities: 20_500, mostCounted: 10_000 });
		const { json } = await run({ ...RUN, aql: 'in:activity' });
		expect(new Set(json.map(({ activityUUID }) => activityUUID)).size).toBe(20_500);
		expect(queries().filter((query) => !query.startsWith('in:activity'))).toEqual([]);
		expect(new Set(queries().filter((query) => query.includes('before:'))).size).toBe(3);
	});

	test('the newest first are refused, since they are not where the total says', async () => {
		const { run } = await tenant(MANY);
		const { error, items } = await run({ ...ALERTS, sort: 'newest', returnAll: false, limit: 5 });
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			message: expect.stringContaining('the newest records cannot be found'),
			description: expect.stringContaining('Choose Oldest First as Sort'),
		});
	});

	test('the same holds where it counts less far, as long as that is a round number', async () => {
		const { vendor, run } = await tenant({ ...MANY, alerts: 2_501, mostCounted: 1_000 });
		const { json } = await run({ ...ALERTS, options: { ...options, uniqueById: false } });
		expect(json.map(({ alertId }) => alertId)).toEqual(vendor.alerts.map(({ alertId }) => alertId));
		const { error, items } = await run({ ...ALERTS, sort: 'newest', returnAll: false, limit: 5 });
		expect(items).toEqual([]);
		expect(error?.message).toContain('the newest records cannot be found');
	});

	test('a list in another order is said to be incomplete', async () => {
		const { run } = await tenant({ devices: 10_400, mostCounted: 10_000 });
		const { json, hints } = await run({ ...RUN, aql: 'in:devices' });
		expect(json).toHaveLength(10_000);
		expect(hints[0].message).toContain('may be incomplete: 10,000 may be the most records that Armis counts');
	});

	test('more records with the same time than it counts are an error', async () => {
		const { run } = await tenant({ ...MANY, spacingMs: 0 });
		expect((await run(ALERTS)).error?.message).toContain('at least 5,000 records have the same time to the second');
	});

	test('records without a time are an error where the list cannot be divided or its end not be checked', async () => {
		const body = { success: true, data: { results: [{ alertId: 1 }], total: 10_000 } };
		await expectRows<[sort: string, after: number]>(
			[
				[['oldest', 1], expect.stringContaining('the answer has no time from which to continue')],
				[['newest', 2], expect.stringContaining('the newest records cannot be found')],
			],
			async ([sort, after]) => {
				const { vendor, run } = await tenant(MANY);
				vendor.setFaults([{ path: '/api/v1/search', answer: { status: 200, body }, after, times: 1 }]);
				return (await run({ ...ALERTS, sort })).error?.message;
			},
		);
	});

	test('records of other times than those that were asked for make the list incomplete; one without a time is kept', async () => {
		const { vendor, run } = await tenant(MANY);
		const results = [{ alertId: 1, time: at(Date.UTC(2020, 0, 1)) }, { alertId: 2 }];
		const body = { success: true, data: { results, total: 2, count: 2, next: null } };
		// The first page of the second part.
		vendor.setFaults([{ path: '/api/v1/search', answer: { status: 200, body }, after: 4, times: 1 }]);
		const { json } = await run(EXPORT);
		expect(json).toMatchObject([{ complete: false, count: 5_001 }]);
		expect(String(json[0].incompleteReason)).toContain('records of other times than those that were asked for');
		expect(String(json[0].incompleteReason)).toContain('announced 10000 records, but sent');
	});
});

test('a list that really has 10,000 records comes whole in any order, without a doubt in order of time', async () => {
	const { vendor, run } = await tenant({ alerts: 10_000, spacingMs: 400 });
	const known = vendor.alerts.map(({ alertId }) => alertId);
	for (const sort of ['oldest', 'newest']) {
		const { json, hints } = await run({ ...ALERTS, sort });
		expect(json.map(({ alertId }) => alertId)).toEqual(sort === 'oldest' ? known : [...known].reverse());
		expect(hints[0].message).not.toContain('may be incomplete');
	}
});

test('a limit that the counted ones reach is read as in any other list, also where all have one time', async () => {
	const { vendor, run, queries } = await tenant({ alerts: 1_000, spacingMs: 0 });
	const { json, error } = await run({ ...ALERTS, returnAll: false, limit: 10 });
	expect(error).toBeUndefined();
	expect(json.map(({ alertId }) => alertId)).toEqual(vendor.alerts.slice(0, 10).map(({ alertId }) => alertId));
	expect(queries()).toHaveLength(1);
});

test('1,000 records of one second, which may be all, come with a doubt', async () => {
	const { run } = await tenant({ alerts: 1_000, spacingMs: 0 });
	const { json, error, hints } = await run(ALERTS);
	expect(error).toBeUndefined();
	expect(json).toHaveLength(1_000);
	expect(hints[0].message).toContain('may be incomplete: 1,000 may be the most records that Armis counts');
});
