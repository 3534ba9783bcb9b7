import type { Fault } from '../../../simulators/axonius/index.cts';
import { ids, tenant, VERSIONS, type Version } from './setting.cts';

const LIST = { resource: 'asset', operation: 'getAll', returnAll: true };
const SMALL = { ...LIST, options: { pageSize: 100 } };

/** An answer with ten assets from a number on, or with fewer. */
function page(
	version: Version,
	from: number,
	total: unknown,
	{ token, count = 10 }: { token?: string; count?: number },
): Fault {
	const assets = Array.from({ length: count }, (_, index) => ({ internal_axon_id: `asset ${from + index}` }));
	const meta = { page: { totalResources: total }, next_page: token, cursor: token };
	const data = assets.map((attributes) => ({ attributes }));
	return { answer: { status: 200, body: version === 'v2' ? { assets, meta } : { data, meta } } };
}

describe.each(VERSIONS)('The walk over all assets on API %s', (version) => {
	test('gives every asset once and in order, 2,000 a page, although the last page still carries a token', async () => {
		const { vendor, run, asked } = await tenant(version, { devices: 2_100 });
		const { json, hints } = await run(LIST);
		expect(ids(json)).toEqual(ids(vendor.devices));
		expect(asked().map(({ body }) => (body.page as { limit: number }).limit)).toEqual([2_000, 2_000]);
		expect(hints[0].message).toMatch(/^2,100 assets on 2 pages in/);
		expect(hints[0].message).not.toContain('fewer assets');
	});

	test('ends without a further request where the last page is full', async () => {
		const { run, asked } = await tenant(version, { devices: 200, afterEnd: 'refused' });
		expect((await run(SMALL)).json).toHaveLength(200);
		expect(asked()).toHaveLength(2);
	});

	test.each([
		['grow', 35],
		['shrink', -50],
		['shrink to what has just been read', -100],
	])('loses nothing when totals %s while the list is read', async (_, totalDrift) => {
		const { vendor, run } = await tenant(version, { devices: 450, totalDrift });
		expect(ids((await run(SMALL)).json)).toEqual(ids(vendor.devices));
	});

	test.each([0, 1, 15, -1, 'many', null])(
		'reads on to the end where the total is %j, and ten assets come on each page',
		async (total) => {
			const faults = [
				page(version, 0, total, { token: 'a' }),
				page(version, 10, total, { token: 'b' }),
				page(version, 20, total, { token: 'c' }),
				page(version, 30, total, { count: 0 }),
			];
			const { run } = await tenant(version, { faults });
			const { json, hints } = await run(LIST);
			expect(ids(json)).toEqual(Array.from({ length: 30 }, (_, index) => `asset ${index}`));
			expect(hints[0].message).not.toContain('fewer assets');
		},
	);

	test('says when Axonius ends the list before all that it announced has come', async () => {
		const shape =
			version === 'v2'
				? { assets: [{ internal_axon_id: 'a' }], meta: { page: { totalResources: 9 }, next_page: null } }
				: { data: [], meta: { page: { totalResources: 9 } } };
		const { run } = await tenant(version, { faults: [{ times: 'always', answer: { status: 200, body: shape } }] });
		const { hints } = await run(LIST);
		expect(hints[0].message).toContain('Axonius returned fewer assets than it announced');
		const { json } = await run({ ...LIST, operation: 'export' });
		expect(json).toMatchObject([{ complete: false }]);
	});

	test('ends with an error where a page leads back to one that was read', async () => {
		const body =
			version === 'v2'
				? { assets: [{ internal_axon_id: 'a' }], meta: { next_page: 'T' } }
				: { data: [{ attributes: { internal_axon_id: 'a' } }], meta: { cursor: 'T' } };
		const { vendor, run } = await tenant(version, { faults: [{ times: 'always', answer: { status: 200, body } }] });
		const { error } = await run({ ...LIST, options: { pageSize: 10 } });
		expect(error?.message).toContain('the service sent the same page again instead of the next one');
		expect(vendor.requests.length).toBeLessThan(5);
	});
});

describe('The walk by page token', () => {
	test.each([
		{ tokenLocation: 'page.cursor' as const },
		{ tokenLocation: 'page.cursor' as const, tokenName: 'cursor' as const },
		{ tokenName: 'cursor' as const },
		{ lastPageHasToken: false },
		{ afterEnd: 'emptyWithToken' as const },
	])('reads every page of a release with %j', async (options) => {
		const { vendor, run } = await tenant('v2', { devices: 95, ...options });
		const { json } = await run({ ...LIST, options: { pageSize: 10, uniqueById: false } });
		expect(ids(json)).toEqual(ids(vendor.devices));
	});

	test('goes on behind a page without assets, where more was announced and its token leads on', async () => {
		const faults = [
			page('v2', 0, 20, { token: 'a' }),
			page('v2', 10, 20, { token: 'b', count: 0 }),
			page('v2', 10, 20, { token: 'c' }),
		];
		const { run, asked } = await tenant('v2', { faults });
		const { json, hints } = await run(LIST);
		expect(json).toHaveLength(20);
		expect(asked().map(({ body }) => body.next_page)).toEqual([undefined, 'a', 'b']);
		expect(hints[0].message).not.toContain('fewer assets');
	});

	test('stops with an error where page after page has no assets, although more was announced', async () => {
		const faults = Array.from({ length: 9 }, (_, index) => page('v2', 0, 20, { token: `token ${index}`, count: 0 }));
		const { run } = await tenant('v2', { faults });
		expect((await run(LIST)).error?.message).toContain('5 pages in a row were empty');
	});
});

describe('The walk by cursor', () => {
	test.each(['state', 'position'] as const)('reads every page with a cursor that is a %s', async (cursorAs) => {
		const { vendor, run } = await tenant('v1', { devices: 95, cursorAs });
		const { json } = await run({ ...LIST, options: { pageSize: 10, uniqueById: false } });
		expect(ids(json)).toEqual(ids(vendor.devices));
	});
});
