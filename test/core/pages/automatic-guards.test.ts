import fc from 'fast-check';
import { ApiError } from '../../../core/errors/api-error';
import { ForeignLinkError } from '../../../core/errors/foreign-link-error';
import { ResponseError } from '../../../core/errors/response-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import { WalkError } from '../../../core/errors/walk-error';
import { automatic, type ListRequest } from '../../../core/pages/automatic';
import type { Row } from '../../../core/pages/page-style';
import { expectRows } from '../../harness/rows';
import { BASE, byNumber, byOffset, given, walked, type Served } from './automatic-lists';
import { caughtAs } from './caught-as';
import { records } from './lists';

const paged = (query: Record<string, string>) => ({ request: { path: '/things', query } });
const always = (body: unknown, request: ListRequest = { path: '/things' }): Served => ({
	request,
	answer: () => ({ body }),
});
/** Gives these answers one after the other to any request. */
function inOrder(bodies: unknown[], request: ListRequest = { path: '/things' }): Served {
	const left = [...bodies];
	return { request, answer: () => ({ body: left.shift() }) };
}

describe("the user's own paging parameters", () => {
	test('say where the walk starts and how long its pages are', async () => {
		const list = byNumber(
			records(10),
			2,
			{ start: 0, ...paged({ page: '3', size: '2', x: 'y' }) },
			(content, number) => ({
				content,
				number,
				totalPages: 5,
				totalElements: 10,
			}),
		);
		const { rows, asked } = await walked(list);
		expect(rows).toEqual(records(10).slice(6));
		expect(asked[0]).toEqual({ path: '/things', query: { page: '3', size: '2', x: 'y' } });
		for (const { query } of asked) expect(query).toMatchObject({ size: '2', x: 'y' });
	});

	test('are kept in a body, beside everything else in it', async () => {
		const body = { filter: { a: 1 }, paging: { offset: 4, limit: 2, z: 0 } };
		const list = byOffset(records(9), 2, { request: { path: '/s', body } }, (items) => ({ items, total: 9 }), [
			'paging',
			'offset',
		]);
		const { rows, asked } = await walked(list);
		expect(rows).toEqual(records(9).slice(4));
		expect(asked[1]).toEqual({ path: '/s', query: {}, body: { ...body, paging: { offset: 6, limit: 2, z: 0 } } });
	});

	test('are not recognized in a value that is not a position: a time, a name, two numbers', async () => {
		for (const query of [{ from: '1700000000000' }, { start: 'Monday' }, { page: ['1', '2'] }]) {
			const { asked } = await walked(always({ items: records(3) }, { path: '/things', query }));
			expect(asked).toHaveLength(1);
		}
	});

	test('are added to links that lack them, except positions', async () => {
		const list = inOrder([{ items: records(1), next: '/api/v1/things?page=2&size=5' }, { items: [] }], {
			path: '/things',
			query: { page: '1', size: '9', state: 'open' },
		});
		const style = automatic(list.request, BASE);
		const ahead = style.following(list.answer({}), style.first, 1);
		expect(ahead.at(0)).toEqual({ path: '/things', query: { page: 2, size: '9', state: 'open' } });
		const other = automatic({ path: '/things', query: { cursor: 'a', size: '9', state: 'open' } }, BASE);
		other.rows({ body: { items: records(1), next: '/api/v1/things?token=b&size=5' } });
		const next = other.following(
			{ body: { items: records(1), next: '/api/v1/things?token=b&size=5' } },
			other.first,
			1,
		);
		expect(next.at(0)).toEqual({ path: '/things?token=b&size=5', query: { state: 'open' } });
	});

	test('leave a body that is a list or a text as it is, with each page', async () => {
		for (const body of [[{ id: 1 }], 'a=1&b=2']) {
			const list = byOffset(records(4), 2, { request: { path: '/resolve', body } }, (items) => ({ items, total: 4 }));
			const { rows, asked } = await walked(list);
			expect(rows).toEqual(records(4));
			expect(asked.every((step) => step.body === (body as unknown))).toBe(true);
		}
	});
});

describe('where the answer says nothing about other pages', () => {
	/** Records, requests and remark for a service that gives this answer to every request. */
	async function readOf(body: unknown) {
		const { rows, asked, remark } = await walked(always(body));
		return { rows, requests: asked.length, remark };
	}

	test('its list is read as one page, and the remark says so', async () => {
		const onePage = (count: number) => ({
			rows: records(count),
			requests: 1,
			remark: expect.stringContaining('was read as one page and may be incomplete'),
		});
		await expectRows<unknown>(
			[
				[records(3), onePage(3)],
				[{ ok: true, queries: records(3) }, onePage(3)],
				// The longest of several lists; one with a usual name before all others.
				[{ a: records(1), b: records(4), c: ['x'], d: { e: records(2) } }, onePage(4)],
				[{ included: records(9), errors: records(9), data: records(2), more_data: records(5) }, onePage(2)],
				// The count is that of the page.
				[{ count: 2, items: records(2) }, onePage(2)],
			],
			readOf,
		);
	});

	test('a list that is empty or says that it is complete needs no remark', async () => {
		const complete = (count: number) => ({ rows: records(count), requests: 1, remark: undefined });
		await expectRows<unknown>(
			[
				[{ items: [] }, complete(0)],
				[{ data: null }, complete(0)],
				[{ _links: { self: {} }, page: { totalPages: 0, totalElements: 0 } }, complete(0)],
				[undefined, complete(0)],
				[{ items: records(2), total: 2 }, complete(2)],
				[{ items: records(2), next: null }, complete(2)],
				[{ items: records(2), links: { prev: '/x', first: '/y' } }, complete(2)],
				[{ items: records(2), hasMore: false, nextCursor: 'x', page: 1 }, complete(2)],
				[{ content: records(2), last: true, number: 0 }, complete(2)],
				[{ items: records(2), pageInfo: { hasNextPage: false, endCursor: 'x' } }, complete(2)],
				[{ items: records(2), page: 1, total_pages: 1 }, complete(2)],
			],
			readOf,
		);
	});

	test('an answer without a list of records is returned as one item', async () => {
		const one = (row: object) => ({
			rows: [row],
			requests: 1,
			remark: 'The answer has no list, so it is returned as one item.',
		});
		const record = { id: 7, roles: records(3), items: records(2) };
		await expectRows<unknown>(
			[
				[record, one(record)],
				[{ version: '1' }, one({ version: '1' })],
				[['a', 'b'], one({ body: ['a', 'b'] })],
				['text', one({ body: 'text' })],
				[5, one({ body: 5 })],
				[[1, {}], one({ body: [1, {}] })],
			],
			readOf,
		);
	});

	test('otherwise the remark says how the list is paged', async () => {
		const list = byOffset(records(5), 2, {}, (items) => ({ items, total: 5 }));
		expect((await walked(list)).remark).toBe('The list is paged by offset (offset).');
	});
});

describe('a service that sends the same page again', () => {
	const ask = (body: unknown, request?: ListRequest) => walked(always(body, request));

	test('although the answer says that there is more is an error, and no record is returned twice', async () => {
		const refused = [
			expect.stringMatching(/^the service did not send the next page when it was requested by /),
			'Enter the parameters for page and page size as the API reference names them, or read the first page only.',
			[expect.stringMatching(/^at page \d, after 2 records$/)],
		];
		await expectRows<[body: unknown, query: Record<string, string>]>(
			[
				[[{ items: records(2), total: 9 }, {}], refused],
				[[{ items: records(2), count: 9 }, {}], refused],
				[[{ items: records(2), pages: 3, page: 1 }, {}], refused],
				[[{ items: records(2), has_more: true }, {}], refused],
				[[{ items: records(2), next_cursor: 'abc' }, {}], refused],
				// A full page of the size that was requested.
				[[records(2), { page: '1', size: '2' }], refused],
			],
			async ([body, query]) => {
				const error = await caughtAs(ask(body, { path: '/things', query }), WalkError);
				return [error.message, error.description, error.notes];
			},
		);
	});

	test('is asked with every likely strategy first, and the error names each of them', async () => {
		const error = await caughtAs(ask({ items: records(2), total: 9 }), WalkError);
		expect(error.message).toContain('by offset (offset), then by page number (page), then by page number (page)');
	});

	test('is believed to be at its end where nothing says that there is more', async () => {
		for (const query of [{ page: '1' }, { page: '1', size: '50' }, { limit: '50' }]) {
			const { rows, remark } = await ask(records(2), { path: '/things', query });
			expect(rows).toEqual(records(2));
			expect(remark).toContain('sent the same page again instead of the next one, requested by');
		}
	});

	test('only for page numbers behind the last one is at its end', async () => {
		const list = byNumber(records(6), 2, { start: 1, ...paged({ page: '1', size: '2' }) }, (rows) => rows);
		const clamped: Served = {
			...list,
			answer: (step) => list.answer({ query: { page: Math.min(given(step, 'page')!, 3) } }),
		};
		const { rows, remark } = await walked(clamped);
		expect(rows).toEqual(records(6));
		expect(remark).toContain('The list is paged by page number (page). The service sent the same page again');
	});

	test('is recognized by its page number even where the records have changed in the meantime', async () => {
		let id = 0;
		const list: Served = {
			request: { path: '/things', query: { page: '0' } },
			answer: () => ({ body: { content: [{ id: id++ }], number: 0, totalPages: 4 } }),
		};
		await caughtAs(walked(list), WalkError);
	});

	test('is recognized when it sends a wrong page later', async () => {
		const page = (number: number) => ({ content: [{ id: number }], number, totalPages: 9 });
		await caughtAs(walked(inOrder([page(0), page(1), page(5)]), { window: 1 }), WalkError);
		await caughtAs(walked(inOrder([page(0), page(1), page(1)]), { window: 1 }), WalkError);
	});

	test('is not suspected behind links and proven cursors, since different records may look the same', async () => {
		const same = [{ state: 'open' }];
		const links = [1, 2, 3].map((next) => ({ items: same, next: next < 3 ? `/api/v1/things?x=${next}` : null }));
		expect((await walked(inOrder(links))).rows).toEqual([...same, ...same, ...same]);
		const cursors = [
			{ items: [{ state: 'new' }], cursor: 'a' },
			{ items: same, cursor: 'b' },
			{ items: same, cursor: '' },
		];
		expect((await walked(inOrder(cursors))).rows).toHaveLength(3);
	});
});

describe('what a walk refuses or ends with', () => {
	test('a link without a query is followed, but not when the service says that there is no more', async () => {
		const pages = [
			{ items: records(1), next: 'https://vendor.test/api/v1/things/2' },
			{ items: [{ id: 1 }], next: { url: '/api/v1/things/3' }, hasMore: false },
		];
		const { rows, asked } = await walked(inOrder(pages, { path: '/things', body: { page: 'x', paging: 5 } }));
		expect(rows).toEqual(records(2));
		expect(asked[1].path).toBe('/things/2');
		expect((await walked(always({ items: records(1), next: { href: '' } }))).asked).toHaveLength(1);
	});

	test('a link that leaves the API or is only a template is refused', async () => {
		const links = [
			'https://evil.test/api/v1/things',
			'//evil.test/x',
			'/api/v2/things',
			'https://vendor.test/api/v1/{?page}',
		];
		for (const next of links) await caughtAs(walked(always({ items: records(1), next })), ForeignLinkError);
	});

	test('links and cursors that lead back to an earlier page are refused', async () => {
		await caughtAs(walked(always({ items: records(1), next: '/api/v1/things?a=1' })), WalkError);
		const circle = [1, 2, 1, 2].map((next, id) => ({ items: [{ id }], nextCursor: `c${next}` }));
		await caughtAs(walked(inOrder(circle)), WalkError);
	});

	test('pages without end are refused', async () => {
		let id = 0;
		const endless: Served = {
			request: { path: '/x' },
			answer: () => ({ body: { items: [{ id: ++id }], nextCursor: `c${id}` } }),
		};
		expect((await caughtAs(walked(endless, { window: 2, maxPages: 7 }), WalkError)).message).toContain(
			'more than 7 pages',
		);
	});

	test('a page without its list is refused and never treated as the end', async () => {
		const first = { data: { rows: records(1), next: 'c' } };
		// The field of the list is named only where its name is a plain one.
		const odd = { 'a b': records(1), next: 'c' };
		await expectRows<[first: unknown, second: unknown, request?: ListRequest]>(
			[
				[[first, { error: 'x' }], 'the answer has nothing at data.rows; expected a list'],
				[[first, { data: { rows: {} } }], 'the answer has an object at data.rows; expected a list'],
				[[first, { data: { rows: [{}, 3] } }], 'the answer has a number at data.rows[1]; expected a record'],
				[[odd, { 'a b': 1 }], 'the answer has a number at the field of the list; expected a list'],
				[[records(1), { x: 1 }, { path: '/x', query: { page: '1' } }], 'the answer has an object; expected a list'],
			],
			async ([page, second, request]) =>
				(await caughtAs(walked(inOrder([page, second], request)), ResponseError)).message,
		);
	});

	test('a page without its list is an empty one where it has hints about pages', async () => {
		const page = (number: number) => ({ page: { number, totalPages: 2 } });
		const pages = [{ _embedded: { a: records(1) }, ...page(0) }, page(1)];
		expect((await walked(inOrder(pages, { path: '/x?page=0' }))).rows).toEqual(records(1));
	});
});

describe('what is missing at the end', () => {
	test('is said once, as a doubt, where the service counts more than it sent', async () => {
		const list = byOffset(records(4), 2, {}, (items) => ({ items, total: 5 }));
		expect(await walked(list)).toMatchObject({
			doubts: ['the service announced 5 records, but sent 4'],
			remark: 'The list is paged by offset (offset).',
		});
	});

	test('is said once, as a doubt, where the service says that there is more, but not how to request it', async () => {
		const pages = [
			{ items: records(1), next: 'a' },
			{ items: [{ id: 2 }], has_more: true },
		];
		expect(await walked(inOrder(pages))).toMatchObject({
			doubts: ['the service says that there is more, but not how to request it'],
			remark: 'The list is paged by cursor (after).',
		});
	});

	test('is not what a service refuses behind the end: a full last page may be the last one', async () => {
		const full = { items: records(2), page: 1, pages: 1 };
		const request = { path: '/things', query: { page: '1', size: '2' } };
		let asked = 0;
		const answer = () => {
			if (asked++ > 0) throw new ApiError({ status: 404 });
			return { body: full };
		};
		expect(await walked({ request, answer })).toMatchObject({ rows: records(2), doubts: [], remark: undefined });
		expect(asked).toBe(2);
	});

	test('does not include what the user skipped at the start', async () => {
		const missing = (of: number) => [`the service announced ${of} records, but sent 4`];
		await expectRows<Record<string, string>>(
			[
				[{ offset: '0' }, missing(9)],
				[{ offset: '2' }, missing(7)],
				[{ offset: '5' }, []],
				[{ offset: '30' }, []],
				[{ startIndex: '1' }, missing(9)],
				[{ startIndex: '3' }, missing(7)],
				[{ page: '0' }, missing(9)],
				[{ page: '1' }, missing(9)],
				// It is not known how many records the pages before have, nor those before a cursor.
				[{ page: '3' }, []],
				[{ cursor: 'c' }, []],
			],
			async (query) => {
				let asked = 0;
				const answer = () => ({ body: { items: asked++ === 0 ? records(4) : [], total: 9 } });
				return (await walked({ request: { path: '/things', query }, answer })).doubts;
			},
		);
	});
});

describe('a total that changes or is wrong', () => {
	const wrongTotal = fc.constantFrom<unknown>(0, 1, 2, 3, '3', 'NaN', -1, null, undefined, 1.5, {}, 40);

	test('causes no missing and no duplicate records where a flag or link says that there is more', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 30 }),
				fc.array(wrongTotal, { minLength: 1 }),
				async (count, totals) => {
					const list = byNumber(records(count), 2, { start: 0, ...paged({ page: '0' }) }, (content, number, pages) => ({
						content,
						totalPages: totals[number % totals.length],
						...(number + 1 < pages ? { links: [{ rel: 'next', href: '/n' }] } : { last: true }),
					}));
					expect((await walked(list)).rows).toEqual(records(count));
				},
			),
		);
	});

	test('is followed when the list grows during the walk', async () => {
		const items = records(4);
		const list = byOffset(items, 2, {}, (rows) => ({ rows, total: items.length }));
		const growing: Served = {
			...list,
			answer(step) {
				if (items.length < 9) items.push({ id: items.length });
				return list.answer(step);
			},
		};
		expect((await walked(growing)).rows).toEqual(records(8));
	});
});

describe('an offset', () => {
	test('goes on behind the records received where the server lowers the size', async () => {
		const caps = [3, 1, 2, 3, 3, 3, 3];
		const items = records(12);
		const list: Served = {
			request: { path: '/x', query: { offset: '0', limit: '5' } },
			answer(step) {
				const offset = given(step, 'offset')!;
				return { body: { items: items.slice(offset, offset + caps[offset % 7]), total: 12 } };
			},
		};
		expect((await walked(list)).rows).toEqual(items);
	});

	test('is believed beyond a total that is too low, as far as the service says that there is more', async () => {
		const list = byOffset(records(6), 2, paged({ offset: '0' }), (items, offset) => ({
			items,
			total: 2,
			hasMore: offset < 4,
		}));
		expect((await walked(list)).rows).toEqual(records(6));
		const ended = byOffset(records(6), 2, paged({ offset: '0' }), (items, offset) => ({
			items,
			total: 3,
			next: offset < 4 ? 'x' : null,
		}));
		expect((await walked(ended)).rows).toEqual(records(6));
	});
});

test('a cursor that comes back on an empty page is the end', async () => {
	const pages = [
		{ items: records(1), cursor: 'a' },
		{ items: [], cursor: 'a' },
	];
	expect((await walked(inOrder(pages))).rows).toEqual(records(1));
});

test('an empty page in the middle is not the end where the service names a next one [case 69]', async () => {
	const pages = [
		{ items: records(2), next_cursor: 'a' },
		{ items: [], next_cursor: 'b' },
		{ items: [{ id: 2 }], next_cursor: null },
	];
	expect((await walked(inOrder(pages))).rows).toEqual(records(3));
});

test('any answers end in records, or in one of our errors', async () => {
	const key = fc.constantFrom(
		'items',
		'data',
		'next',
		'page',
		'total',
		'links',
		'_links',
		'cursor',
		'last',
		'number',
		'pages',
		'_embedded',
	);
	const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant([{ id: 1 }]), fc.constant({ href: '?x' }));
	const body = fc.oneof(fc.dictionary(key, value), fc.jsonValue());
	const query = fc.dictionary(fc.constantFrom('page', 'size', 'offset', 'cursor', 'x'), fc.constantFrom('0', '1', 'a'));
	await fc.assert(
		fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 4 }), query, async (bodies, query) => {
			let request = 0;
			const list: Served = {
				request: { path: '/x', query },
				answer: () => ({ body: bodies[request++ % bodies.length] }),
			};
			const end: Row[] | SecOpsError = await walked(list, { window: 3, maxPages: 12 }).then(
				({ rows }) => rows,
				(error: SecOpsError) => error,
			);
			expect(Array.isArray(end) || end instanceof SecOpsError).toBe(true);
		}),
		{ numRuns: 1_000 },
	);
});
