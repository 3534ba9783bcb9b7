import type { AxoniusOptions, Fault } from '../../../simulators/axonius/index.cts';
import { onBoth } from './both.cts';
import { ids, tenant, type Version } from './setting.cts';

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

/** Reads 95 devices in small pages. */
async function expectAll(version: Version, release: AxoniusOptions): Promise<void> {
	const { vendor, run } = await tenant(version, { devices: 95, ...release });
	const { json } = await run({ ...LIST, options: { pageSize: 10, uniqueById: false } });
	expect([release, ids(json)]).toEqual([release, ids(vendor.devices)]);
}

describe('The walk over all assets', () => {
	onBoth(
		'gives every asset once and in order, 2,000 a page, although the last page still carries a token',
		async (version) => {
			const { vendor, run, asked } = await tenant(version, { devices: 2_100 });
			const { json, hints } = await run(LIST);
			expect(ids(json)).toEqual(ids(vendor.devices));
			expect(asked().map(({ body }) => (body.page as { limit: number }).limit)).toEqual([2_000, 2_000]);
			expect(hints[0].message).toMatch(/^2,100 assets on 2 pages in/);
			expect(hints[0].message).not.toContain('may be incomplete');
		},
	);

	onBoth('asks once more where the last page is full, and takes a refusal for the end', async (version) => {
		const { run, asked } = await tenant(version, { devices: 200, afterEnd: 'refused' });
		const { json, hints } = await run(SMALL);
		expect(json).toHaveLength(200);
		expect(hints[0].message).not.toContain('may be incomplete');
		expect(asked()).toHaveLength(3);
	});

	onBoth('reads on behind a full page where the total is just what has come, and too low', async (version) => {
		const faults = [
			page(version, 0, 10, { token: 'a' }),
			page(version, 10, 20, { token: 'b' }),
			page(version, 20, 20, { token: 'c', count: 3 }),
			page(version, 23, 20, { count: 0 }),
		];
		const { run } = await tenant(version, { faults });
		const { json, hints } = await run({ ...LIST, options: { pageSize: 10 } });
		expect(json).toHaveLength(23);
		expect(hints[0].message).not.toContain('may be incomplete');
	});

	onBoth('does the same where Axonius gives fewer assets on a page than were asked for', async (version) => {
		const faults = [
			page(version, 0, 20, { token: 'a' }),
			page(version, 10, 20, { token: 'b' }),
			page(version, 20, 20, { token: 'c', count: 3 }),
			page(version, 23, 20, { count: 0 }),
		];
		const { run } = await tenant(version, { faults });
		const { json, hints } = await run(LIST);
		expect(json).toHaveLength(23);
		expect(hints[0].message).not.toContain('may be incomplete');
	});

	onBoth(
		'loses nothing when totals grow or shrink while the list is read, even to what has just been read',
		async (version) => {
			for (const totalDrift of [35, -50, -100]) {
				const { vendor, run } = await tenant(version, { devices: 450, totalDrift });
				expect([totalDrift, ids((await run(SMALL)).json)]).toEqual([totalDrift, ids(vendor.devices)]);
			}
		},
	);

	onBoth('reads on to the end where the total is wrong, and ten assets come on each page', async (version) => {
		for (const total of [0, 1, 15, -1, 'many', null]) {
			const faults = [
				page(version, 0, total, { token: 'a' }),
				page(version, 10, total, { token: 'b' }),
				page(version, 20, total, { token: 'c' }),
				page(version, 30, total, { count: 0 }),
			];
			const { run } = await tenant(version, { faults });
			const { json, hints } = await run(LIST);
			expect([total, ids(json)]).toEqual([total, Array.from({ length: 30 }, (_, index) => `asset ${index}`)]);
			expect(hints[0].message).not.toContain('may be incomplete');
		}
	});

	test('says when a full page without token and total ends the list', async () => {
		for (const [count, isDoubtful] of [
			[10, true],
			[9, false],
		] as const) {
			const assets = Array.from({ length: count }, (_, number) => ({ internal_axon_id: `asset ${number}` }));
			const { run } = await tenant('v2', { faults: [{ times: 'always', answer: { status: 200, body: { assets } } }] });
			const { json } = await run({ ...LIST, operation: 'export', options: { pageSize: 10 } });
			expect(json).toMatchObject([{ count, complete: !isDoubtful }]);
		}
	});

	onBoth('says when Axonius ends the list before all that it announced has come', async (version) => {
		const shape =
			version === 'v2'
				? { assets: [{ internal_axon_id: 'a' }], meta: { page: { totalResources: 9 }, next_page: null } }
				: { data: [], meta: { page: { totalResources: 9 } } };
		const { run } = await tenant(version, { faults: [{ times: 'always', answer: { status: 200, body: shape } }] });
		const { hints } = await run(LIST);
		expect(hints[0].message).toContain(
			'The list of assets may be incomplete: the service announced 9 records, but sent ',
		);
		const { json } = await run({ ...LIST, operation: 'export' });
		expect(json).toMatchObject([{ complete: false }]);
	});

	onBoth('ends where a page leads back to one that was read, and says so', async (version) => {
		const body =
			version === 'v2'
				? { assets: [{ internal_axon_id: 'a' }], meta: { next_page: 'T' } }
				: { data: [{ attributes: { internal_axon_id: 'a' } }], meta: { cursor: 'T' } };
		const { vendor, run } = await tenant(version, { faults: [{ times: 'always', answer: { status: 200, body } }] });
		const { json, hints } = await run({ ...LIST, options: { pageSize: 10 } });
		expect(json).toHaveLength(1);
		expect(hints[0].message).toContain(
			'may be incomplete: the service sent the same page again instead of the next one',
		);
		expect(vendor.requests.length).toBeLessThan(5);
	});
});

describe('The walk by page token', () => {
	test('reads every page of a release, wherever its token is and whatever it is called', async () => {
		const releases: AxoniusOptions[] = [
			{ tokenLocation: 'page.cursor' },
			{ tokenLocation: 'page.cursor', tokenName: 'cursor' },
			{ tokenName: 'cursor' },
			{ lastPageHasToken: false },
			{ afterEnd: 'emptyWithToken' },
		];
		for (const release of releases) await expectAll('v2', release);
	});

	test('goes on behind a page without assets, where more was announced and its token leads on [case 69]', async () => {
		const faults = [
			page('v2', 0, 20, { token: 'a' }),
			page('v2', 10, 20, { token: 'b', count: 0 }),
			page('v2', 10, 20, { token: 'c' }),
			page('v2', 20, 20, { count: 0 }),
		];
		const { run, asked } = await tenant('v2', { faults });
		const { json, hints } = await run(LIST);
		expect(json).toHaveLength(20);
		expect(asked().map(({ body }) => body.next_page)).toEqual([undefined, 'a', 'b', 'c']);
		expect(hints[0].message).not.toContain('may be incomplete');
	});

	test('stops with an error where page after page has no assets, although more was announced [case 68]', async () => {
		const faults = Array.from({ length: 9 }, (_, index) => page('v2', 0, 20, { token: `token ${index}`, count: 0 }));
		const { run } = await tenant('v2', { faults });
		expect((await run(LIST)).error?.message).toContain('5 pages in a row were empty');
	});
});

test('the walk by cursor reads every page, whether the cursor is a state or a position', async () => {
	for (const cursorAs of ['state', 'position'] as const) await expectAll('v1', { cursorAs });
});
