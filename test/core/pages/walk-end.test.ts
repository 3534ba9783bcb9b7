import fc from 'fast-check';
import { ApiError } from '../../../core/errors/api-error';
import { ResponseError } from '../../../core/errors/response-error';
import { WalkError } from '../../../core/errors/walk-error';
import type { PageStyle, Step } from '../../../core/pages/page-style';
import { MAX_PAGES, walk } from '../../../core/pages/walk';
import { caughtAs } from './caught-as';
import { collect, cursorList, halList, records, walking, type List } from './lists';
import { runs } from '../../harness/runs.cts';

function graph(nodes: Array<{ rows: number; next: number | null }>): List {
	return {
		style: cursorList([]).style,
		answer({ query }) {
			const { rows, next } = nodes[Number(query?.after ?? 0)];
			return { rows: records(rows), next };
		},
	};
}

const limitsOf = fc.record({
	window: fc.integer({ min: 1, max: 6 }),
	wanted: fc.option(fc.nat(50), { nil: undefined }),
});

describe('the end of a walk', () => {
	test('comes for any graph of next steps: with all records, or with an error where it leads back [P2]', async () => {
		const node = fc.record({ rows: fc.integer({ min: 0, max: 2 }), next: fc.option(fc.nat(9)) });
		await fc.assert(
			fc.asyncProperty(fc.array(node, { minLength: 10, maxLength: 10 }), limitsOf, async (nodes, limits) => {
				// The first request has no cursor, so a step back to node 0 is noticed one page later.
				const list = graph(nodes);
				const { pages, asked } = walking(list, limits);
				const end = await collect(pages).catch((error: unknown) => error);
				expect(Array.isArray(end) || end instanceof WalkError).toBe(true);
				expect(asked.length).toBeLessThanOrEqual(nodes.length + 1);
			}),
			{ numRuns: runs(100) },
		);
	});

	test('is an error when the pages lead back to the first one, however many they are', async () => {
		for (const length of [1, 2, 5]) {
			const nodes = Array.from({ length }, (_, index) => ({ rows: 1, next: (index + 1) % length }));
			const { pages, asked } = walking(graph(nodes), { window: 4 });
			const error = await caughtAs(collect(pages), WalkError);
			expect(error.message).toBe('a page of the list leads back to one that was already read');
			expect(asked).toHaveLength(length + 1);
		}
	});

	test('is found in long cursors, too, of which only little is remembered', async () => {
		const longCursor = (page: number) => 'x'.repeat(14_000) + String(page);
		const long: List = {
			style: cursorList([]).style,
			answer: ({ query }) => ({
				rows: [{}],
				next: longCursor((Number(String(query?.after ?? 0).replace(/^x+/, '')) + 1) % 50),
			}),
		};
		const remembered = jest.spyOn(Set.prototype, 'add');
		const { pages, asked } = walking(long, { window: 4 });
		const error = await caughtAs(collect(pages), WalkError);
		const lengths = remembered.mock.calls.map(([value]) => String(value).length);
		remembered.mockRestore();
		expect(error.message).toBe('a page of the list leads back to one that was already read');
		expect(asked).toHaveLength(51);
		expect(lengths.length).toBeGreaterThan(50);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(200);
	});

	test('is an error for pages that stay empty while the cursor changes [case 68]', async () => {
		const endless: List = {
			style: cursorList([]).style,
			answer: ({ query }) => ({ rows: [], next: Number(query?.after ?? 0) + 1 }),
		};
		const { pages, asked } = walking(endless, { window: 4 });
		const error = await caughtAs(collect(pages), WalkError);
		expect(error.message).toBe('5 pages in a row were empty although the service says that there is more');
		expect(asked).toHaveLength(5);
	});

	test('comes without an error when the last cursor leads to an empty page [case 70]', async () => {
		expect(await collect(walking(cursorList([records(2), []]), { window: 4 }).pages)).toEqual(records(2));
	});

	test('is an error for a list that has more pages than any list should', async () => {
		const endless: List = {
			style: cursorList([]).style,
			answer: ({ query }) => ({ rows: [{}], next: Number(query?.after ?? 0) + 1 }),
		};
		const { pages, asked } = walking(endless, { window: 4, maxPages: 7 });
		expect((await caughtAs(collect(pages), WalkError)).message).toBe('the list has more than 7 pages');
		expect(asked).toHaveLength(7);
	});

	test('is an error before the second request when the number of pages is absurd', async () => {
		const list = halList(records(100), 1, 1, ['links', 'page']);
		const absurd = {
			...list,
			answer: (step: Step) => ({ ...(list.answer(step) as object), page: { totalPages: 1e9 } }),
		};
		const { pages, asked } = walking(absurd, { window: 10 });
		expect((await caughtAs(collect(pages), WalkError)).message).toBe(`the list has more than ${MAX_PAGES} pages`);
		expect(asked).toHaveLength(1);
	});
});

describe('a failure', () => {
	const refused = () => new ApiError({ status: 500 });

	test('in the middle says how far the walk had come', async () => {
		const list = halList(records(9), 3, 3, ['links', 'page']);
		const failing = async ({ query }: Step) =>
			query?.page === 2 ? await Promise.reject(refused()) : list.answer({ query });
		const pages = walk(failing, list.style, { window: 4 });
		const error = await caughtAs(collect(pages), ApiError);
		expect(error.notes).toEqual(['at page 3, after 6 records']);
	});

	test('in the structure of a page says so too, and one on the first page adds no note', async () => {
		const style = cursorList([]).style;
		const odd: PageStyle = { ...style, rows: (body) => (body === 'odd' ? reject() : style.rows(body)) };
		const reject = (): never => {
			throw new ResponseError('odd');
		};
		const second = walk(async ({ query }) => await Promise.resolve(query ? 'odd' : { rows: [{}], next: 1 }), odd, {
			window: 1,
		});
		expect((await caughtAs(collect(second), ResponseError)).notes).toEqual(['at page 2, after 1 records']);
		const first = walk(async () => await Promise.resolve('odd'), odd, { window: 1 });
		expect((await caughtAs(collect(first), ResponseError)).notes).toEqual([]);
	});

	test('that is not one of our errors passes through unchanged', async () => {
		const fault = new TypeError('ours');
		const list = cursorList([records(1), records(1)]);
		const ask = async (step: Step) => (step.query ? await Promise.reject(fault) : list.answer(step));
		expect(await caughtAs(collect(walk(ask, list.style, { window: 1 })), TypeError)).toBe(fault);
	});

	test('of a page that is no longer read is ignored: no rejection stays unhandled', async () => {
		const list = halList(records(20), 2, 2, ['links', 'page']);
		const handled: jest.SpyInstance[] = [];
		// A separate promise, so that only the walk can have attached a handler to it.
		const ask = ({ query }: Step) => {
			const answer = Number(query?.page) > 0 ? Promise.reject(refused()) : Promise.resolve(list.answer({ query }));
			handled.push(jest.spyOn(answer, 'then'));
			return answer;
		};
		for await (const rows of walk(ask, list.style, { window: 5 })) {
			expect(rows).toHaveLength(2);
			break;
		}
		expect(handled).toHaveLength(6);
		for (const spy of handled) expect(spy).toHaveBeenCalledWith(undefined, expect.any(Function));
	});
});
