import type { INodeParameters } from 'n8n-workflow';
import { onBoth } from './both.cts';
import { by, ids, tenant } from './setting.cts';

const options = { pageSize: 20, parallelRequests: 4 };
const LIST = { resource: 'asset', operation: 'getAll', returnAll: true, options };
const EXPORT = { resource: 'asset', operation: 'export', format: 'ndjson', options };
const MOVED = 'records moved from page to page while several pages were read at the same time';

/** The positions that were asked for. */
const cutsOf = (asked: Array<{ body: INodeParameters }>) =>
	asked.map(({ body: { page } }) => {
		const { offset, limit } = page as { offset: number; limit: number };
		return [offset, limit];
	});

describe('With Parallel Requests, assets', () => {
	onBoth(
		'come all and in order, asked for by position, each page with the last asset of the one before',
		async (version) => {
			const { vendor, run, asked } = await tenant(version, { devices: 50 });
			const { json, hints } = await run(LIST);
			expect(ids(json)).toEqual(ids(vendor.devices));
			expect(hints[0].message).not.toContain('may be incomplete');
			expect(cutsOf(asked() as never)).toEqual([
				[0, 19],
				[18, 20],
				[37, 20],
			]);
		},
	);

	onBoth('keep to the selection, and to the largest page', async (version) => {
		const { vendor, run, asked } = await tenant(version, { devices: 2_100 });
		const [{ uuid }] = vendor.savedQueries;
		const selected = { select: 'savedQuery', savedQueryId: by('id', uuid) };
		const { json } = await run({ ...LIST, ...selected, options: { parallelRequests: 4 } });
		expect(ids(json)).toEqual([...vendor.membersOf(uuid)]);
		expect(cutsOf(asked() as never).every(([, limit]) => limit <= 2_000)).toBe(true);
	});

	onBoth('are said to be incomplete when some leave the list and as many arrive while it is read', async (version) => {
		const { vendor, run } = await tenant(version, { devices: 90 });
		const [{ uuid }] = vendor.savedQueries;
		const members = [...vendor.membersOf(uuid)];
		const selected = { select: 'savedQuery', savedQueryId: by('id', uuid) };
		vendor.setFaults([{ answer: { delayMs: 60 }, after: 2, times: 1 }]);
		const reading = run({ ...EXPORT, ...selected });
		while (vendor.requests.length < 3) await new Promise(setImmediate);
		vendor.leaveQuery(uuid, members[0]);
		vendor.addAsset('devices');
		const { json } = await reading;
		expect(json).toMatchObject([{ complete: false }]);
		expect(JSON.stringify(json)).toContain(MOVED);
	});

	test('of which a page is refused are not returned in part', async () => {
		const { vendor, run } = await tenant('v2', { devices: 90 });
		vendor.setFaults([{ answer: { status: 403, body: {} }, after: 3, times: 'always' }]);
		const { error, items } = await run(LIST);
		expect([items, error?.message]).toEqual([[], expect.stringMatching(/HTTP 403.*at page \d, after \d+ records/)]);
	});

	test('come one page after the other, by token, when it is 1', async () => {
		const { run, asked } = await tenant('v2', { devices: 50 });
		await run({ ...LIST, options: { ...options, parallelRequests: 1 } });
		expect(asked().map(({ body }) => Boolean(body.next_page))).toEqual([false, true, true]);
	});

	test('as few as Limit asks for need one page', async () => {
		const { run, asked } = await tenant('v2', { devices: 90 });
		const { json } = await run({ ...LIST, returnAll: false, limit: 10 });
		expect([json.length, asked().length]).toEqual([10, 1]);
	});
});
