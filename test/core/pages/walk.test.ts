import fc from 'fast-check';
import { countOf } from '../../../core/json';
import type { Doubt } from '../../../core/pages/doubt';
import type { Row, Step } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { expectRows } from '../../harness/rows';
import {
	collect,
	cursorList,
	cut,
	halList,
	linkList,
	numberedList,
	offsetList,
	records,
	walking,
	type List,
} from './lists';
import { runs } from '../../harness/runs.cts';

const size = fc.integer({ min: 1, max: 8 });
const count = fc.integer({ min: 0, max: 50 });
/** Never five empty pages in a row, which is another promise. */
const splits = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 8 });

const anyList = fc
	.record({ count, size, cap: size, splits, location: fc.constantFrom('query' as const, 'body' as const) })
	.chain(({ count, size, cap, splits, location }) => {
		const items = records(count);
		const pages = cut(items, splits.flat());
		const all = () => count;
		return fc.record({
			items: fc.constant(items),
			list: fc.constantFrom<List>(
				halList(items, size, cap, ['links', 'page']),
				halList(items, size, cap, ['links']),
				halList(items, size, cap, ['page']),
				numberedList(items, size, cap, 0, true),
				numberedList(items, size, cap, 1, true),
				numberedList(items, size, cap, 1, false),
				offsetList(items, size, () => cap, location, all),
				offsetList(items, size, () => cap, location),
				cursorList(pages),
				cursorList(pages, location),
				linkList(pages),
			),
		});
	});

const limitsOf = fc.record({ window: fc.integer({ min: 1, max: 6 }), wanted: fc.option(count, { nil: undefined }) });

describe('the records of a list', () => {
	test('are returned all, in order, each once, for any page style, split and window [P1]', async () => {
		await fc.assert(
			fc.asyncProperty(anyList, limitsOf, async ({ items, list }, limits) => {
				expect(await collect(walking(list, limits).pages)).toEqual(items);
			}),
			{ numRuns: runs(500) },
		);
	});

	test('are returned in order although answers arrive in any order, with no more requests in flight than allowed [P3]', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), anyList, limitsOf, async (s, { items, list }, limits) => {
				let inFlight = 0;
				let asked = 0;
				let returned = 0;
				const ask = async (step: Step) => {
					asked += 1;
					inFlight += 1;
					expect(inFlight).toBeLessThanOrEqual(limits.window);
					// The page that is just being returned no longer counts.
					expect(asked - returned).toBeLessThanOrEqual(limits.window + 1);
					await s.schedule(Promise.resolve());
					inFlight -= 1;
					return list.answer(step);
				};
				const read = async () => {
					const all: Row[] = [];
					for await (const rows of walk(ask, list.style, limits)) {
						returned += 1;
						all.push(...rows);
					}
					return all;
				};
				expect(await s.waitFor(read())).toEqual(items);
			}),
			{ numRuns: runs(100) },
		);
	});

	test('are returned all from a server with pages of any length by offset, and again never too many are in flight', async () => {
		const lengths = fc.array(size, { minLength: 1, maxLength: 7 });
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), count, lengths, limitsOf, async (s, count, lengths, limits) => {
				const items = records(count);
				const list = offsetList(
					items,
					8,
					(start) => lengths[start % lengths.length],
					'query',
					() => count,
				);
				let inFlight = 0;
				const ask = async (step: Step) => {
					inFlight += 1;
					expect(inFlight).toBeLessThanOrEqual(limits.window);
					await s.schedule(Promise.resolve());
					inFlight -= 1;
					return list.answer(step);
				};
				expect(await s.waitFor(collect(walk(ask, list.style, limits)))).toEqual(items);
			}),
		);
	});
});

describe('a reader that wants a certain number of records', () => {
	test('never causes one request too many, and still gets everything when it continues', async () => {
		await fc.assert(
			fc.asyncProperty(
				count,
				size,
				fc.integer({ min: 1, max: 60 }),
				limitsOf,
				async (count, size, wanted, { window }) => {
					const items = records(count);
					const { pages, asked } = walking(halList(items, size, size, ['links', 'page']), { window, wanted });
					const all: Row[] = [];
					for await (const rows of pages) {
						all.push(...rows);
						if (all.length <= wanted) expect(asked.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(wanted / size)));
					}
					expect(all).toEqual(items);
				},
			),
		);
	});

	test('does not cause early requests when the first page is empty, or one in the middle is short', async () => {
		const items = records(100);
		const lengths: Record<number, number> = { 10: 1 };
		const short = walking(
			offsetList(
				items,
				10,
				(start) => lengths[start] ?? 10,
				'query',
				() => 100,
			),
			{ window: 10, wanted: 30 },
		);
		await short.pages.next();
		await short.pages.next();
		expect(new Set(short.asked.map(({ query }) => query?.from))).toEqual(new Set([0, 10, 20, 11]));

		const numbered = numberedList([], 10, 10, 0, true);
		const hollow = walking({ ...numbered, answer: () => ({ rows: [], totalPages: 50 }) }, { window: 10, wanted: 30 });
		await hollow.pages.next();
		expect(hollow.asked).toHaveLength(2);
	});

	test('keeps requests in flight when pages are longer than expected', async () => {
		const pages = cut(records(16), [1, 5, 5]);
		const list = numberedList([], 5, 5, 0, true);
		const growing = { ...list, answer: ({ query }: Step) => ({ rows: pages[Number(query?.p)], totalPages: 4 }) };
		const walk = walking(growing, { window: 3, wanted: 4 });
		expect(await collect(walk.pages)).toHaveLength(16);
		// The last page is full, so one more is asked for.
		expect(walk.asked.map(({ query }) => query?.p)).toEqual([0, 1, 2, 3, 4]);
	});
});

describe('a total that changes or is wrong', () => {
	const wrongTotal = fc.constantFrom<unknown>(0, 1, 2, 3, '3', 'NaN', NaN, -1, null, undefined, 1.5, {}, 40);

	test('causes no missing and no duplicate records where links tell whether there is more', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 30 }),
				fc.array(wrongTotal, { minLength: 1 }),
				limitsOf,
				async (count, totals, limits) => {
					const items = records(count);
					const list = halList(items, 2, 2, ['links']);
					const answer = (step: Step) => ({
						...(list.answer(step) as object),
						page: { totalPages: totals[Number(step.query?.page) % totals.length] },
					});
					expect(await collect(walking({ ...list, answer }, limits).pages)).toEqual(items);
				},
			),
		);
	});

	test('causes no missing and no duplicate records by offset, unless it equals the number of records already read', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 30 }),
				fc.array(wrongTotal, { minLength: 1 }),
				limitsOf,
				async (count, totals, limits) => {
					const items = records(count);
					const totalAt = (start: number) => totals[start % totals.length];
					const list = offsetList(
						items,
						2,
						() => 2,
						'query',
						(start) => (Number(totalAt(start)) === start + 2 ? count : totalAt(start)),
					);
					// What is doubted then is another promise.
					const { pages } = walking(list, { ...limits, onDoubt: () => undefined });
					expect(await collect(pages)).toEqual(items);
				},
			),
		);
	});

	test('is not believed in numbered pages when it is below the number of a page with records', async () => {
		const list = numberedList(records(5), 2, 2, 1, true);
		const answer = (step: Step) => ({ ...(list.answer(step) as object), totalPages: 0 });
		expect(await collect(walking({ ...list, answer }, { window: 4 }).pages)).toEqual(records(5));
	});

	test('is followed when the list grows or shrinks during the walk', async () => {
		const growing = records(4);
		const grow = () => {
			if (growing.length < 9) growing.push({ id: growing.length });
			return growing.length;
		};
		const list = offsetList(growing, 2, () => 2, 'query', grow);
		expect(await collect(walking(list, { window: 3 }).pages)).toEqual(records(9));

		const shrinking = records(20);
		const shrunk = offsetList(
			shrinking,
			2,
			() => 2,
			'query',
			() => shrinking.length,
		);
		const walk = walking(shrunk, { window: 1 }).pages;
		await walk.next();
		shrinking.length = 3;
		expect(await collect(walk)).toEqual(records(4).slice(2));
	});
});

describe('a list that becomes shorter while it is read', () => {
	/** Reads a list whose pages tell these totals, and returns the doubts. */
	async function doubts(totals: unknown[], withTotal = true) {
		// Cursors, so that the totals do not matter for what is read.
		const { style: cursors } = cursorList([]);
		const total = (body: unknown) => countOf((body as { total: unknown }).total);
		const style = { ...cursors, total: withTotal ? total : undefined };
		const answer = (step: Step) => {
			const index = Number(step.query?.after ?? 0);
			return { rows: [{ id: index }], total: totals[index], next: index + 1 < totals.length ? index + 1 : null };
		};
		const found: Doubt[] = [];
		const rows = await collect(walking({ style, answer }, { window: 2, onDoubt: (doubt) => found.push(doubt) }).pages);
		expect(rows).toEqual(records(totals.length));
		// What was announced and did not come is another promise.
		return found.map(({ reason }) => reason).filter((reason) => !reason.startsWith('the service announced'));
	}
	const shorter = ['it became shorter while it was read'];

	test('is doubted once, where a page tells fewer records than the first one did', async () => {
		await expectRows<unknown[]>(
			[
				[[3, 3, 3], []],
				[[3, 4, 3], []],
				[[5, 4, 5], shorter],
				[[5, 6, 4], shorter],
				[[undefined, 5, undefined, 4], shorter],
				[['5', 'many', '4'], shorter],
				[[undefined, undefined], []],
			],
			doubts,
		);
	});

	test('is not doubted where the page style knows no total; and that is usual, so a reader that looks back goes on', async () => {
		expect(await doubts([5, 4], false)).toEqual([]);
		const list = offsetList(
			records(2),
			1,
			() => 1,
			'query',
			(start) => (start === 0 ? 3 : 2),
		);
		expect(await collect(walking(list, { window: 1 }).pages)).toHaveLength(2);
	});
});
