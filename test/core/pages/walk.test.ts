import fc from 'fast-check';
import type { Row, Step } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
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

const size = fc.integer({ min: 1, max: 8 });
const count = fc.integer({ min: 0, max: 50 });
/** Never five empty pages in a row, which is another promise. */
const splits = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 8 });

const anyList = fc
	.record({ count, size, cap: size, splits, place: fc.constantFrom('query' as const, 'body' as const) })
	.chain(({ count, size, cap, splits, place }) => {
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
				offsetList(items, size, () => cap, place, all),
				offsetList(items, size, () => cap, place),
				cursorList(pages),
				cursorList(pages, place),
				linkList(pages),
			),
		});
	});

const limitsOf = fc.record({ window: fc.integer({ min: 1, max: 6 }), wanted: fc.option(count, { nil: undefined }) });

describe('the records of a list', () => {
	test('arrive all, in order, each once, whatever the page style, the split and the window', async () => {
		await fc.assert(
			fc.asyncProperty(anyList, limitsOf, async ({ items, list }, limits) => {
				expect(await collect(walking(list, limits).pages)).toEqual(items);
			}),
			{ numRuns: 500 },
		);
	});

	test('arrive in order however the answers overtake each other, with no more requests in flight than allowed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), anyList, limitsOf, async (s, { items, list }, limits) => {
				let inFlight = 0;
				let asked = 0;
				let handedOn = 0;
				const ask = async (step: Step) => {
					asked += 1;
					inFlight += 1;
					expect(inFlight).toBeLessThanOrEqual(limits.window);
					// The page that is just being handed on is no longer in the window.
					expect(asked - handedOn).toBeLessThanOrEqual(limits.window + 1);
					await s.schedule(Promise.resolve());
					inFlight -= 1;
					return list.answer(step);
				};
				const read = async () => {
					const all: Row[] = [];
					for await (const rows of walk(ask, list.style, limits)) {
						handedOn += 1;
						all.push(...rows);
					}
					return all;
				};
				expect(await s.waitFor(read())).toEqual(items);
			}),
		);
	});

	test('arrive all from a server that gives pages of any length for an offset, and again never too many are in flight', async () => {
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
	test('never has a page too many asked for, and still gets all when it goes on', async () => {
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

	test('does not cause a run ahead when the first page is empty, or one in the middle is short', async () => {
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

	test('keeps what is already under way when pages turn out to be longer than they seemed', async () => {
		const pages = [records(1), records(5), records(5), records(5)];
		const list = numberedList([], 5, 5, 0, true);
		const growing = { ...list, answer: ({ query }: Step) => ({ rows: pages[Number(query?.p)], totalPages: 4 }) };
		const walk = walking(growing, { window: 3, wanted: 4 });
		expect(await collect(walk.pages)).toHaveLength(16);
		expect(walk.asked.map(({ query }) => query?.p)).toEqual([0, 1, 2, 3]);
	});
});

describe('a total that changes or lies', () => {
	const lie = fc.constantFrom<unknown>(0, 1, 2, 3, '3', 'NaN', NaN, -1, null, undefined, 1.5, {}, 40);

	test('loses and doubles nothing where links tell whether there is more', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 30 }),
				fc.array(lie, { minLength: 1 }),
				limitsOf,
				async (count, lies, limits) => {
					const items = records(count);
					const list = halList(items, 2, 2, ['links']);
					const answer = (step: Step) => ({
						...(list.answer(step) as object),
						page: { totalPages: lies[Number(step.query?.page) % lies.length] },
					});
					expect(await collect(walking({ ...list, answer }, limits).pages)).toEqual(items);
				},
			),
		);
	});

	test('loses and doubles nothing by offset, unless it is the very number of records already read', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 30 }),
				fc.array(lie, { minLength: 1 }),
				limitsOf,
				async (count, lies, limits) => {
					const items = records(count);
					const told = (start: number) => lies[start % lies.length];
					const list = offsetList(
						items,
						2,
						() => 2,
						'query',
						(start) => (Number(told(start)) === start + 2 ? count : told(start)),
					);
					expect(await collect(walking(list, limits).pages)).toEqual(items);
				},
			),
		);
	});

	test('is not believed in numbered pages when it is below the number of a page that has records', async () => {
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
