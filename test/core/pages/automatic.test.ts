import fc from 'fast-check';
import { automatic } from '../../../core/pages/automatic';
import type { Row } from '../../../core/pages/page-style';
import { BASE, byCursor, byLink, byNumber, byOffset, walked, walkedInParts, type Served } from './automatic-lists';
import { records } from './lists';

type Maker = (items: Row[], cap: number) => Served;

const spring = (rows: Row[], number: number, pages: number) => ({
	content: rows,
	sort: [{ property: 'id' }, { property: 'x' }],
	totalPages: pages,
	number,
	last: number + 1 >= pages,
});
const rels = (rels: string[]) => rels.map((rel) => ({ rel, href: `https://elsewhere.test/${rel}` }));

/** Answers that tell numbers of pages. */
const NUMBERED: Record<string, Maker> = {
	'a HAL collection': (items, cap) =>
		byNumber(items, cap, { start: 0 }, (rows, number, totalPages) => ({
			...(rows.length > 0 ? { _embedded: { things: rows } } : {}),
			_links: { self: {}, ...(number + 1 < totalPages ? { next: { href: 'https://proxied.test/x' } } : {}) },
			page: { size: cap, number, totalPages },
		})),
	'a HAL collection with other names and relations': (items, cap) =>
		byNumber(items, cap, { start: 0 }, (rows, number, pages) => ({
			_embedded: { eventResourceList: rows },
			_links: { first: { href: '/a' }, ...(number + 1 < pages ? { next: [{ href: '/b{?page}' }] } : {}) },
			page: { number },
		})),
	"Spring's Page": (items, cap) => byNumber(items, cap, { start: 0 }, spring),
	"Spring's Page of a server that counts requests from one": (items, cap) => byNumber(items, cap, { start: 1 }, spring),
	"Spring's Slice": (items, cap) =>
		byNumber(items, cap, { start: 0 }, (content, number, pages) => ({ content, number, last: number + 1 >= pages })),
	"Spring's Slice without a page number": (items, cap) =>
		byNumber(items, cap, { start: 1 }, (content, index, pages) => ({ content, last: index + 1 >= pages })),
	"Spring's PagedModel": (items, cap) =>
		byNumber(items, cap, { start: 0 }, (content, number, totalPages) => ({
			content,
			page: { size: cap, number, totalElements: items.length, totalPages },
		})),
	'HATEOAS content and links': (items, cap) =>
		byNumber(items, cap, { start: 0 }, (content, number, pages) => ({
			content,
			page: { number, size: cap },
			links: rels(number + 1 < pages ? ['first', 'next'] : ['first']),
		})),
	'pages counted from one': (items, cap) =>
		byNumber(items, cap, { start: 1 }, (data, index, total_pages) => ({ data, current_page: index + 1, total_pages })),
	'pages in all, and nothing else': (items, cap) =>
		byNumber(items, cap, { start: 1 }, (results, _, pageCount) => ({ results, pageCount })),
	'pages in all, of the size that the user gave': (items, cap) =>
		byNumber(
			items,
			cap,
			{ start: 0, request: { path: '/things', query: { 'page[size]': `${cap}` } } },
			(data, _, totalPages) => ({ data, included: records(99), meta: { totalPages } }),
			['page[number]'],
		),
};

/** Answers that tell a total, an offset or both. */
const OFFSET: Record<string, Maker> = {
	'a total and an offset': (items, cap) =>
		byOffset(items, cap, {}, (items_, offset) => ({ items: items_, offset, limit: cap, total: items.length })),
	'a total and an offset that the answer names': (items, cap) =>
		byOffset(items, cap, {}, (issues, startAt) => ({ issues, startAt, maxResults: cap, total: items.length }), [
			'startAt',
		]),
	'records numbered from one': (items, cap) =>
		byOffset(
			items,
			cap,
			{ start: 1 },
			(Resources, startIndex) => ({ Resources, startIndex, totalResults: items.length }),
			['startIndex'],
		),
	'a total, and an offset that neither side names': (items, cap) =>
		byOffset(items, cap, {}, (rows) => ({ things: rows, total: items.length })),
	'a total and page numbers that neither side names': (items, cap) =>
		byNumber(items, cap, { start: 1 }, (things) => ({ things, total: items.length })),
	'a total in a header': (items, cap) => {
		const list = byOffset(items, cap, {}, (rows) => rows);
		return { ...list, answer: (step) => ({ ...list.answer(step), headers: { 'x-total-count': `${items.length}` } }) };
	},
	'a search by POST with its offset in the query': (items, cap) =>
		byOffset(
			items,
			cap,
			{ request: { path: '/search', query: { limit: [`${cap}`] }, body: { keywords: 'x' } } },
			(rows) => ({
				count: items.length,
				items: rows,
			}),
		),
	'a search by POST with its offset in the body': (items, cap) =>
		byOffset(
			items,
			cap,
			{ request: { path: '/search', body: { page: { limit: cap, offset: 0 }, filter: 'x' } } },
			(assets) => ({ assets, meta: { page: { totalResources: items.length } } }),
			['page', 'offset'],
		),
};

/** Answers that tell a cursor. */
const CURSOR: Record<string, Maker> = {
	'a search by POST whose cursor goes into the body': (items, cap) =>
		byCursor(items, cap, { path: '/search', body: { page: { limit: cap } } }, ['next_page'], (assets, next) => ({
			assets,
			meta: { next_page: next, page: { number: 3, size: cap } },
		})),
	'a cursor that the last page still has': (items, cap) =>
		byCursor(items, cap, { path: '/search', body: { x: 1 } }, ['next_page'], (assets, next) => ({
			assets,
			meta: { next_page: assets.length > 0 ? (next ?? `c${items.length}`) : '' },
		})),
	'a cursor named next': (items, cap) =>
		byCursor(items, cap, { path: '/things', query: { limit: `${cap}` } }, ['after'], (rows, next) => ({
			items: rows,
			next,
		})),
	'a cursor that the user has named': (items, cap) =>
		byCursor(items, cap, { path: '/things', query: { marker: 'c0' } }, ['marker'], (rows, next) => ({ rows, next })),
	'a page token': (items, cap) =>
		byCursor(items, cap, { path: '/things' }, ['pageToken'], (files, nextPageToken) => ({ files, nextPageToken })),
	'a cursor in snake case, empty at the end': (items, cap) =>
		byCursor(items, cap, { path: '/things' }, ['cursor'], (members, next = '') => ({
			ok: true,
			members,
			response_metadata: { next_cursor: next },
		})),
	'the end cursor of a connection': (items, cap) =>
		byCursor(items, cap, { path: '/things' }, ['after'], (nodes, next) => ({
			things: { nodes, pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? 'c99' } },
		})),
	'an offset named next beside the list': (items, cap) =>
		byOffset(
			items,
			cap,
			{ request: { path: '/search/?aql=x', query: { length: `${cap}` } } },
			(results, from) => ({
				data: {
					count: results.length,
					next: from + cap < items.length ? from + cap : null,
					prev: null,
					results,
				},
			}),
			['from'],
		),
};

/** Answers that tell a link. */
const LINKED: Record<string, Maker> = {
	'absolute links': (items, cap) =>
		byLink(
			items,
			cap,
			(from) => `https://vendor.test/api/v1/things?from=${from}`,
			(results, next = null as unknown as string) => ({
				body: { count: results.length, next, previous: null, results },
			}),
		),
	'relative links': (items, cap) =>
		byLink(
			items,
			cap,
			(from) => `things?from=${from}`,
			(value, next) => ({ body: { value, '@odata.nextLink': next } }),
		),
	'links in a header': (items, cap) =>
		byLink(
			items,
			cap,
			(from) => `</api/v1/things?from=0>; rel="first", <?from=${from}>; rel="next"`,
			(body, link = '<?from=0>; rel="prev", <x>') => ({ body, headers: { link } }),
		),
};

const paged = (query: Record<string, string | string[]>) => ({ request: { path: '/things', query } });

/** Answers that tell nothing, and are read by the user's own parameters. */
const ASKED: Record<string, Maker> = {
	'a bare list by page number from zero': (items, cap) =>
		byNumber(items, cap, { start: 0, ...paged({ page: '0', size: `${cap}` }) }, (rows) => rows),
	'a bare list by page number from one': (items, cap) =>
		byNumber(items, cap, { start: 1, ...paged({ page: ['1'], per_page: `${cap}` }) }, (rows) => rows),
	'a bare list by offset': (items, cap) =>
		byOffset(items, cap, paged({ offset: '0', limit: `${cap}` }), (rows) => rows),
	'a bare list of which only the size is given': (items, cap) =>
		byOffset(items, cap, paged({ $top: `${cap}` }), (rows) => rows, ['$skip']),
	'a bare list of which only the size is given, by page number': (items, cap) =>
		byNumber(items, cap, { start: 1, ...paged({ 'page[size]': `${cap}` }) }, (rows) => rows, ['page[number]']),
	'a nested list by page number in the path': (items, cap) =>
		byNumber(items, cap, { start: 0, request: { path: `/things?page=0&x=1&x=2` } }, (rows) => ({ data: { rows } })),
	'null instead of an empty page': (items, cap) =>
		byOffset(items, cap, paged({ start: '0' }), (rows) => ({ rows: rows.length > 0 ? rows : null }), ['start']),
};

const limits = fc.record({
	window: fc.integer({ min: 1, max: 6 }),
	wanted: fc.option(fc.nat(30), { nil: undefined }),
});
/** Records that all differ, so that pages can be distinguished, in pages of at least one record. */
const sizes = fc.record({ count: fc.integer({ min: 0, max: 40 }), cap: fc.integer({ min: 1, max: 9 }) });

describe('A list is read completely, in order, each record once, also in parts', () => {
	test.each([
		['numbers of pages', NUMBERED],
		['a total or an offset', OFFSET],
		['a cursor', CURSOR],
		['a link', LINKED],
		["nothing, by the user's own parameters", ASKED],
	])('where its answers tell %s', async (_, lists) => {
		for (const [name, list] of Object.entries(lists)) {
			await fc.assert(
				fc.asyncProperty(sizes, limits, async ({ count, cap }, limits) => {
					const items = records(count);
					const { rows } = await walked(list(items, cap), limits);
					expect({ name, rows }).toEqual({ name, rows: items });
					const parts = await walkedInParts(list(items, cap));
					expect({ name, parts }).toEqual({ name, parts: items });
				}),
			);
		}
	});
});

test('A walk does not go on where the list is paged in another way by now', () => {
	const { request, answer } = NUMBERED["Spring's Page"](records(40), 9);
	const style = automatic(request, BASE);
	style.reopen(answer(style.first));
	const memo = style.memo!();
	expect(() => style.recall!(memo)).not.toThrow();
	for (const other of [{ ...memo, label: 'link' }, { ...memo, tried: 99, label: 'x' }, {}]) {
		expect(() => style.recall!(other)).toThrow('did not send the next page');
	}
});
