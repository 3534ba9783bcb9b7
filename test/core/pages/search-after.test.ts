import fc from 'fast-check';
import { ResponseError } from '../../../core/errors/response-error';
import { WalkError } from '../../../core/errors/walk-error';
import type { Doubt } from '../../../core/pages/doubt';
import { searchAfter, withinResultWindow, type WindowedList } from '../../../core/pages/search-after';
import type { Row } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { caughtAs } from './caught-as';
import { collect, halList, pagesOf, records } from './lists';

interface Server {
	/** Sorted. */
	items: Row[];
	/** Rows that the server returns at most. */
	rows: number;
	/** Largest page that it returns. */
	size: number;
	/** Page size in the request. */
	asked?: number;
}

const keyOf = (row: Row) => row.key as number | undefined;
const idOf = (row: Row) => String(row.id);
/** Of a list whose service announces nothing. */
const UNJUDGED = { total: () => undefined, onDoubt: () => undefined };

/** A server whose list is sorted up or down and ends, with a refusal, at its window. */
function windowed({ items, rows, size, asked = size }: Server): WindowedList & { requests: number; doubts: string[] } {
	const isDown = Number(items.at(-1)?.key) < Number(items[0]?.key);
	const list = {
		requests: 0,
		rows,
		keyOf,
		idOf,
		total: () => items.length,
		onDoubt: ({ reason }: Doubt) => void list.doubts.push(reason),
		doubts: [] as string[],
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
const grouped = (lengths: number[], direction: number): Row[] =>
	lengths.flatMap((length, group) => Array.from({ length }, () => direction * group)).map((key, id) => ({ id, key }));

describe('a sorted list that is longer than the server returns at once', () => {
	test('is read completely, in order, each row once, with any ties, window and page size, up and down', async () => {
		await fc.assert(
			fc.asyncProperty(
				ties,
				fc.integer({ min: 1, max: 8 }),
				fc.nat(20),
				fc.constantFrom(1, -1),
				async (lengths, size, more, direction) => {
					const items = grouped(lengths, direction);
					// Whole pages of the window must hold more than the longest tie.
					const rows = Math.ceil(7 / size) * size + more;
					expect(await collect(searchAfter(windowed({ items, rows, size })))).toEqual(items);
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
		expect(await collect(searchAfter(windowed({ items, rows: 10, size: 3, asked: 5 })))).toEqual(items);
	});

	test('is asked behind each window for what has not come yet', async () => {
		const counted: number[] = [];
		const list = windowed({ items: grouped([2, 2, 3, 2], 1), rows: 4, size: 2 });
		const from = (key: number | undefined, returned: number) => {
			counted.push(returned);
			return list.from(key, returned);
		};
		expect(await collect(searchAfter({ ...list, from }))).toHaveLength(9);
		// The last key of a window comes again.
		expect(counted).toEqual([0, 2, 4, 7]);
	});

	test('is doubted where fewer records came than were announced for all windows together, and only there', async () => {
		const items = grouped([2, 2, 3, 2], 1);
		const whole = windowed({ items, rows: 4, size: 2 });
		await collect(searchAfter(whole));
		expect(whole.doubts).toEqual([]);
		const lacking = windowed({ items, rows: 4, size: 2 });
		await collect(searchAfter({ ...lacking, total: () => 12 }));
		expect(lacking.doubts).toEqual(['the service announced 12 records, but sent 9']);
		await collect(searchAfter({ ...lacking, total: () => undefined }));
		expect(lacking.doubts).toHaveLength(1);
	});

	test('is requested once when it is shorter', async () => {
		const list = windowed({ items: grouped([3, 3], 1), rows: 100, size: 10 });
		await collect(searchAfter(list));
		expect(list.requests).toBe(1);
	});

	test('cannot be read, and says why, only when rows with the same time fill a window', async () => {
		const before = windowed({ items: grouped([2, 9], 1), rows: 10, size: 1 });
		expect(await collect(searchAfter(before))).toHaveLength(11);
		const over = windowed({ items: grouped([2, 11], 1), rows: 10, size: 1 });
		const error = await caughtAs(collect(searchAfter(over)), WalkError);
		expect(error.message).toBe(
			'the service returns at most 10 records at once, and at least that many have exactly the same time',
		);
		const atOnce = windowed({ items: grouped([11], 1), rows: 10, size: 1 });
		await caughtAs(collect(searchAfter(atOnce)), WalkError);
	});

	test('keeps records without a key in their position, and returns those without an ID even twice', async () => {
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
			...UNJUDGED,
			from: (key) => pagesOf(items.filter((row) => key === undefined || Number(row.key) >= key).slice(0, 4)),
		};
		const all = await collect(searchAfter(list));
		expect(all).toEqual([...items.slice(0, 4), ...items.slice(3)]);
	});

	test('cannot be continued when no record has a key', async () => {
		const list: WindowedList = { rows: 3, keyOf, idOf, ...UNJUDGED, from: () => pagesOf(records(3)) };
		const error = await caughtAs(collect(searchAfter(list)), ResponseError);
		expect(error.message).toBe('no record of the list has a time from which to continue');
	});

	test('ends with an error, and returns nothing twice, when the server ignores the key', async () => {
		for (const direction of [1, -1]) {
			const items = grouped([1, 1, 1, 1, 1], direction);
			const ignoring: WindowedList = {
				rows: 4,
				keyOf,
				idOf,
				...UNJUDGED,
				from: () => pagesOf(items.slice(0, 2), items.slice(2, 4)),
			};
			const returned: Row[] = [];
			const read = async () => {
				for await (const rows of searchAfter(ignoring)) returned.push(...rows);
			};
			const error = await caughtAs(read(), ResponseError);
			expect(error.message).toContain('the service did not continue from the requested time');
			expect(returned).toEqual(items.slice(0, 4));
		}
	});

	test('ends with an error when it has no end', async () => {
		const endless: WindowedList = {
			rows: 2,
			keyOf,
			idOf,
			...UNJUDGED,
			from: (key = 0) => pagesOf([key, key + 1].map((at) => ({ id: at, key: at }))),
		};
		const error = await caughtAs(collect(searchAfter(endless)), WalkError);
		expect(error.message).toBe('the list has more than 2000 records');
	});
});

describe('a list whose order does not allow to continue', () => {
	test('is read to its end when it is short', async () => {
		expect(await collect(withinResultWindow(pagesOf(records(3), records(2)), 6))).toHaveLength(5);
	});

	test('is not returned as complete when the window ends it', async () => {
		const returned: Row[] = [];
		const read = async () => {
			for await (const rows of withinResultWindow(pagesOf(records(3), records(3), records(1)), 6))
				returned.push(...rows);
		};
		const error = await caughtAs(read(), WalkError);
		expect(error.message).toBe('the service returns at most 6 records in this order');
		expect(returned).toHaveLength(6);
	});
});
