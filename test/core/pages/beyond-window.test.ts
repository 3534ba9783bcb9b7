import fc from 'fast-check';
import { ResponseError } from '../../../core/errors/response-error';
import { WalkError } from '../../../core/errors/walk-error';
import { beyondWindow, withinWindow, type WindowedList } from '../../../core/pages/beyond-window';
import type { Row } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { caughtAs } from './caught-as';
import { collect, halList, pagesOf, records } from './lists';

interface Server {
	/** Sorted. */
	items: Row[];
	/** Rows the server gives at most. */
	rows: number;
	/** Page size it keeps to. */
	size: number;
	/** Page size it is asked for. */
	asked?: number;
}

const keyOf = (row: Row) => row.key as number | undefined;
const idOf = (row: Row) => String(row.id);

/** A server whose list is sorted up or down and ends, with a refusal, at its window. */
function windowed({ items, rows, size, asked = size }: Server): WindowedList & { requests: number } {
	const isDown = Number(items.at(-1)?.key) < Number(items[0]?.key);
	const list = {
		requests: 0,
		rows,
		keyOf,
		idOf,
		from(key: number | undefined) {
			const isFrom = (row: Row) => key === undefined || (isDown ? Number(row.key) <= key : Number(row.key) >= key);
			const { style, answer } = halList(items.filter(isFrom), asked, size, ['links', 'page']);
			return walk(
				async (step) => {
					list.requests += 1;
					const end = (Number(step.query?.page) + 1) * size;
					return end > rows ? await Promise.reject(new Error('beyond the window')) : answer(step);
				},
				style,
				{ window: 3, wanted: rows },
			);
		},
	};
	return list;
}

const ties = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 });
/** Groups of rows with the same key, of these lengths. */
const grouped = (lengths: number[], way: number): Row[] =>
	lengths.flatMap((length, group) => Array.from({ length }, () => way * group)).map((key, id) => ({ id, key }));

describe('a sorted list that is longer than the server gives at once', () => {
	test('arrives whole, in order, each row once, with any ties, window and page size, up and down', async () => {
		await fc.assert(
			fc.asyncProperty(
				ties,
				fc.integer({ min: 1, max: 8 }),
				fc.nat(20),
				fc.constantFrom(1, -1),
				async (lengths, size, more, way) => {
					const items = grouped(lengths, way);
					// Whole pages of the window must hold more than the longest tie.
					const rows = Math.ceil(7 / size) * size + more;
					expect(await collect(beyondWindow(windowed({ items, rows, size })))).toEqual(items);
				},
			),
			{ numRuns: 300 },
		);
	});

	test('does not reach over the edge when the server lowers the page size to one that does not fit', async () => {
		const items = grouped(
			Array.from({ length: 40 }, () => 1),
			1,
		);
		expect(await collect(beyondWindow(windowed({ items, rows: 10, size: 3, asked: 5 })))).toEqual(items);
	});

	test('is asked for once when it is shorter', async () => {
		const list = windowed({ items: grouped([3, 3], 1), rows: 100, size: 10 });
		await collect(beyondWindow(list));
		expect(list.requests).toBe(1);
	});

	test('gets stuck, and says why, only when one instant fills a window', async () => {
		const before = windowed({ items: grouped([2, 9], 1), rows: 10, size: 1 });
		expect(await collect(beyondWindow(before))).toHaveLength(11);
		const over = windowed({ items: grouped([2, 11], 1), rows: 10, size: 1 });
		const error = await caughtAs(collect(beyondWindow(over)), WalkError);
		expect(error.message).toBe(
			'the service gives no more than 10 records at once, and so many have the very same time',
		);
		const atOnce = windowed({ items: grouped([11], 1), rows: 10, size: 1 });
		await caughtAs(collect(beyondWindow(atOnce)), WalkError);
	});

	test('keeps records without a key in their place, and those without an id even if twice', async () => {
		const items: Row[] = [
			{ id: 0 },
			{ id: 1, key: 1 },
			{ id: 2 },
			{ key: 2 },
			{ key: 3 },
			{ id: 5, key: 4 },
			{ id: 6, key: 5 },
		];
		const list: WindowedList = {
			rows: 4,
			keyOf,
			idOf: (row) => row.id as string | undefined,
			from: (key) => pagesOf(items.filter((row) => key === undefined || Number(row.key) >= key).slice(0, 4)),
		};
		const all = await collect(beyondWindow(list));
		expect(all).toEqual([...items.slice(0, 4), ...items.slice(3)]);
	});

	test('cannot go on when no record has a key', async () => {
		const list: WindowedList = { rows: 3, keyOf, idOf, from: () => pagesOf(records(3)) };
		const error = await caughtAs(collect(beyondWindow(list)), ResponseError);
		expect(error.message).toBe('no record of the list has a time to go on from');
	});

	test('ends with an error, and hands on nothing twice, when the server ignores where to go on', async () => {
		for (const way of [1, -1]) {
			const items = grouped([1, 1, 1, 1, 1], way);
			const ignoring: WindowedList = {
				rows: 4,
				keyOf,
				idOf,
				from: () => pagesOf(items.slice(0, 2), items.slice(2, 4)),
			};
			const handedOn: Row[] = [];
			const read = async () => {
				for await (const rows of beyondWindow(ignoring)) handedOn.push(...rows);
			};
			const error = await caughtAs(read(), ResponseError);
			expect(error.message).toContain('the service did not go on from the time it was asked for');
			expect(handedOn).toEqual(items.slice(0, 4));
		}
	});

	test('ends with an error when it has no end', async () => {
		const endless: WindowedList = {
			rows: 2,
			keyOf,
			idOf,
			from: (key = 0) => pagesOf([key, key + 1].map((at) => ({ id: at, key: at }))),
		};
		const error = await caughtAs(collect(beyondWindow(endless)), WalkError);
		expect(error.message).toBe('the list has more than 1000 times 2 records');
	});
});

describe('a list in no order to go on from', () => {
	test('is read to its end when it is short', async () => {
		expect(await collect(withinWindow(pagesOf(records(3), records(2)), 6))).toHaveLength(5);
	});

	test('is not passed off as whole when the window ends it', async () => {
		const handedOn: Row[] = [];
		const read = async () => {
			for await (const rows of withinWindow(pagesOf(records(3), records(3), records(1)), 6)) handedOn.push(...rows);
		};
		const error = await caughtAs(read(), WalkError);
		expect(error.message).toBe('the service gives no more than 6 records in this order');
		expect(handedOn).toHaveLength(6);
	});
});
