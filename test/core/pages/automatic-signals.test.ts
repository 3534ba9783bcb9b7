/** Public shapes of paging, and what happens where one sign of the end contradicts another. */
import type { ListAnswer } from '../../../core/pages/automatic/hints';
import type { ListRequest } from '../../../core/pages/automatic';
import type { Row, Step } from '../../../core/pages/page-style';
import { given, walked, type Served } from './automatic-lists';
import { records } from './lists';

const ALL = records(46);
const SIZE = 20;

/** Where a page is in the list. */
interface Place {
	rows: Row[];
	from: number;
	number: number;
	isLast: boolean;
	next: number;
}

/** How a list takes its position, and how it answers. */
type Shape = [name: string, position: string, answer: (place: Place) => ListAnswer, request?: ListRequest];

const body = (body: unknown, headers?: Record<string, unknown>): ListAnswer => ({ body, ...(headers && { headers }) });
const link = (from: number, rel = 'next') => `<https://vendor.test/api/v1/things?from=${from}>; rel="${rel}"`;
const url = (from: number) => `https://vendor.test/api/v1/things?from=${from}`;
const sized = (name: string): ListRequest => ({ path: '/things', query: { [name]: String(SIZE) } });
/** In a search by POST. */
const posted = (body: object): ListRequest => ({ path: '/things', body });

/** A fake server; `page` counts from 0, `page1` from 1, `index1` are records from 1; a cursor is `c` and a number. */
function served([, position, answer, request = { path: '/things' }]: Shape): Served {
	return {
		request,
		answer(step: Step) {
			const from = positionIn(position, step);
			const rows = ALL.slice(from, from + SIZE);
			const next = from + SIZE;
			return answer({ rows, from, number: from / SIZE, isLast: next >= ALL.length, next });
		},
	};
}

function positionIn(position: string, step: Step): number {
	const [kind, ...names] = position.split(' ');
	if (kind === 'link') return Number(new URLSearchParams(step.path?.split('?')[1]).get('from') ?? 0);
	if (kind === 'cursor') {
		const holder = { ...step.query, ...step.body } as Row;
		const value = names.reduce((inside: unknown, name) => (inside as Row | undefined)?.[name], holder);
		return typeof value === 'string' || typeof value === 'number' ? Number(String(value).replace('c', '')) : 0;
	}
	const value = given(step, ...names);
	if (kind === 'page') return (value ?? 0) * SIZE;
	if (kind === 'page1') return Math.max(0, (value ?? 1) - 1) * SIZE;
	return (value ?? (kind === 'index1' ? 1 : 0)) - (kind === 'index1' ? 1 : 0);
}

const SHAPES: Shape[] = [
	[
		'HAL',
		'page page',
		({ rows, number, isLast }) =>
			body({
				_embedded: { a: rows },
				_links: isLast ? {} : { next: { href: '/x' } },
				page: { number, totalPages: 3, totalElements: 46 },
			}),
	],
	[
		'JSON:API links',
		'link',
		({ rows, isLast, next }) => body({ data: rows, links: { self: '/x', next: isLast ? null : url(next) } }),
	],
	[
		'JSON:API page numbers',
		'page1 page[number]',
		({ rows }) => body({ data: rows, meta: { totalPages: 3 } }),
		sized('page[size]'),
	],
	[
		'OData next link and count',
		'link',
		({ rows, isLast, next }) =>
			body({ '@odata.count': 46, value: rows, ...(isLast ? {} : { '@odata.nextLink': url(next) }) }),
	],
	['OData count alone', 'offset $skip', ({ rows }) => body({ '@odata.count': 46, value: rows }), sized('$top')],
	[
		'Spring Page',
		'page page',
		({ rows, number, isLast }) => body({ content: rows, number, totalPages: 3, totalElements: 46, last: isLast }),
	],
	['Spring Slice', 'page page', ({ rows, number, isLast }) => body({ content: rows, number, last: isLast })],
	[
		'Spring PagedModel',
		'page page',
		({ rows, number }) => body({ content: rows, page: { size: SIZE, number, totalElements: 46, totalPages: 3 } }),
	],
	[
		'Django REST',
		'link',
		({ rows, isLast, next }) => body({ count: 46, next: isLast ? null : url(next), previous: null, results: rows }),
	],
	[
		'Elasticsearch, total as an object',
		'offset from',
		({ rows }) => body({ took: 1, hits: { total: { value: 46, relation: 'eq' }, hits: rows } }),
		{ path: '/things', body: { from: 0, size: SIZE } },
	],
	[
		'Elasticsearch, total as a number',
		'offset from',
		({ rows }) => body({ hits: { total: 46, hits: rows } }),
		{ path: '/things', query: { from: '0', size: '20' } },
	],
	[
		'HubSpot',
		'cursor after',
		({ rows, isLast, next }) =>
			body({ results: rows, ...(isLast ? {} : { paging: { next: { after: `${next}`, link: url(next) } } }) }),
	],
	[
		'Google page token',
		'cursor pageToken',
		({ rows, isLast, next }) => body({ items: rows, ...(isLast ? {} : { nextPageToken: `c${next}` }) }),
	],
	[
		'SCIM',
		'index1 startIndex',
		({ rows, from }) => body({ totalResults: 46, startIndex: from + 1, itemsPerPage: rows.length, Resources: rows }),
	],
	[
		'pageInfo',
		'cursor after',
		({ rows, isLast, next }) => body({ nodes: rows, pageInfo: { hasNextPage: !isLast, endCursor: `c${next}` } }),
	],
	[
		'Link header',
		'link',
		({ rows, isLast, next }) => body(rows, { link: isLast ? link(0, 'first') : `${link(next)}, ${link(40, 'last')}` }),
	],
	[
		'Okta: several Link relations',
		'link',
		({ rows, from, isLast, next }) =>
			body(rows, { link: [link(from, 'self'), ...(isLast ? [] : [link(next)])].join(', ') }),
	],
	[
		'Content-Range by offset',
		'offset offset',
		({ rows, from }) => body(rows, { 'content-range': `items ${from}-${from + rows.length - 1}/46` }),
	],
	[
		'Content-Range by page',
		'page1 page',
		({ rows, from }) => body(rows, { 'content-range': `items ${from}-${from + rows.length - 1}/46` }),
		sized('per_page'),
	],
	['X-Total-Count', 'offset offset', ({ rows }) => body(rows, { 'x-total-count': '46' })],
	[
		'X-Total and X-Total-Pages',
		'page1 page',
		({ rows, number }) => body(rows, { 'x-total': '46', 'x-total-pages': '3', 'x-page': `${number + 1}` }),
	],
	[
		'X-Next-Page',
		'page1 page',
		({ rows, number, isLast }) => body(rows, { 'x-next-page': isLast ? '' : `${number + 2}` }),
		sized('per_page'),
	],
	[
		'Atlassian startAt',
		'offset startAt',
		({ rows, from, isLast }) => body({ startAt: from, maxResults: SIZE, total: 46, isLast, values: rows }),
	],
	[
		'Atlassian without a total',
		'offset startAt',
		({ rows, from, isLast }) => body({ startAt: from, maxResults: SIZE, isLast, values: rows }),
		sized('maxResults'),
	],
	[
		'Zendesk offset',
		'link',
		({ rows, isLast, next }) =>
			body({ tickets: rows, count: 46, next_page: isLast ? null : url(next), previous_page: null }),
	],
	[
		'Zendesk cursor',
		'link',
		({ rows, isLast, next }) =>
			body({
				tickets: rows,
				meta: { has_more: !isLast, after_cursor: 'x' },
				links: { next: isLast ? null : url(next) },
			}),
	],
	[
		'Microsoft Graph',
		'link',
		({ rows, isLast, next }) =>
			body({ '@odata.context': '/x', value: rows, ...(isLast ? {} : { '@odata.nextLink': url(next) }) }),
	],
	[
		'Slack',
		'cursor cursor',
		({ rows, isLast, next }) =>
			body({ ok: true, members: rows, response_metadata: { next_cursor: isLast ? '' : `c${next}` } }),
	],
	[
		'AWS NextToken',
		'cursor NextToken',
		({ rows, isLast, next }) => body({ Items: rows, ...(isLast ? {} : { NextToken: `c${next}` }) }),
		posted({ MaxResults: SIZE }),
	],
	[
		'AWS IsTruncated with a marker',
		'cursor Marker',
		({ rows, isLast, next }) => body({ Users: rows, IsTruncated: !isLast, ...(isLast ? {} : { Marker: `c${next}` }) }),
	],
	[
		'Salesforce',
		'link',
		({ rows, isLast, next }) =>
			body({ totalSize: 46, done: isLast, records: rows, ...(isLast ? {} : { nextRecordsUrl: url(next) }) }),
	],
	[
		'ServiceNow: total header',
		'offset offset',
		({ rows }) => body({ result: rows }, { 'x-total-count': '46' }),
		sized('limit'),
	],
	['GitLab keyset link', 'link', ({ rows, isLast, next }) => body(rows, isLast ? {} : { link: link(next) })],
	[
		'Kubernetes continue',
		'cursor continue',
		({ rows, isLast, next }) => body({ metadata: { continue: isLast ? '' : `c${next}` }, items: rows }),
	],
	[
		'Notion',
		'cursor start_cursor',
		({ rows, isLast, next }) =>
			body({ object: 'list', results: rows, has_more: !isLast, next_cursor: isLast ? null : `c${next}` }),
		posted({ start_cursor: 'c0' }),
	],
	[
		'CrowdStrike offset',
		'offset offset',
		({ rows, from }) => body({ meta: { pagination: { offset: from, limit: SIZE, total: 46 } }, resources: rows }),
	],
	[
		'Okta-like after beside a list',
		'cursor after',
		({ rows, isLast, next }) => body({ data: rows, after: isLast ? null : `c${next}` }),
	],
	[
		'Twilio',
		'link',
		({ rows, isLast, next }) => body({ records: rows, meta: { page: 0, next_page_url: isLast ? null : url(next) } }),
	],
	[
		'Laravel',
		'page1 page',
		({ rows, number }) => body({ current_page: number + 1, data: rows, last_page: 3, total: 46, per_page: SIZE }),
	],
	[
		'Cloudflare result_info',
		'page1 page',
		({ rows, number }) =>
			body({ result: rows, result_info: { page: number + 1, per_page: SIZE, total_count: 46, total_pages: 3 } }),
	],
	[
		'a next page as an object',
		'page1 page',
		({ rows, number, isLast }) => body({ items: rows, next: isLast ? null : { page: number + 2 } }),
	],
	[
		'DataTables, with all records beside those that match',
		'offset start',
		({ rows }) => body({ draw: 1, recordsTotal: 900, recordsFiltered: 46, data: rows }),
		{ path: '/things', query: { start: '0', length: '20' } },
	],
	[
		'a range of bytes, which is none of records',
		'offset offset',
		({ rows }) => body(rows, { 'content-range': 'bytes 0-99/1234' }),
		sized('limit'),
	],
	['a full bare list by page', 'page1 page', ({ rows }) => body(rows), sized('per_page')],
];

/** One sign of the end is wrong; all 46 records can still be had. */
const CONTRADICTED: Shape[] = [
	[
		'one page in all, but 46 records',
		'page page',
		({ rows, number }) => body({ content: rows, number, totalPages: 1, totalElements: 46 }),
	],
	[
		'no next link, but 46 records',
		'page page',
		({ rows, number }) => body({ _embedded: { a: rows }, _links: {}, page: { number, totalElements: 46 } }),
	],
	[
		'the last page, but 46 records',
		'page page',
		({ rows, number }) => body({ content: rows, number, last: true, totalElements: 46 }),
	],
	[
		'has_more is false, but 46 records',
		'offset offset',
		({ rows }) => body({ items: rows, has_more: false, total: 46 }),
	],
	['next is null, but 46 records', 'offset offset', ({ rows }) => body({ items: rows, next: null, total: 46 })],
	[
		'isLast is true, but 3 pages',
		'page1 page',
		({ rows, number }) => body({ items: rows, page: number + 1, isLast: true, pages: 3 }),
	],
	[
		'a total of what has come, but has_more',
		'offset offset',
		({ rows, from, isLast }) => body({ items: rows, total: from + rows.length, has_more: !isLast }),
	],
	[
		'a total of what has come, which grows',
		'offset offset',
		({ rows, from }) => body({ items: rows, total: from + rows.length }),
		sized('limit'),
	],
	[
		'a total of what has come, which grows, by page',
		'page1 page',
		({ rows, from }) => body({ items: rows, total: from + rows.length }),
		sized('per_page'),
	],
	[
		'a total of 20, but a next link',
		'page page',
		({ rows, number, isLast }) =>
			body({ content: rows, number, totalElements: 20, links: isLast ? [] : [{ rel: 'next', href: '/x' }] }),
	],
	[
		'no next page in a header, but a total there',
		'page1 page',
		({ rows, number }) => body(rows, { 'x-next-page': '', 'x-page': `${number + 1}`, 'x-total': '46' }),
	],
	[
		'a Link header without next, but a Content-Range',
		'offset offset',
		({ rows }) => body(rows, { link: link(0, 'first'), 'content-range': 'items 0-19/46' }),
	],
	[
		'an Elasticsearch total beside has_more false',
		'offset from',
		({ rows }) => body({ has_more: false, hits: { total: { value: 46 }, hits: rows } }),
		{ path: '/s', body: { from: 0, size: SIZE } },
	],
];

test.each(SHAPES)('%s is read to its end, each record once, and is not doubted', async (...shape) => {
	expect(await walked(served(shape))).toMatchObject({ rows: ALL, doubts: [] });
});

test.each(CONTRADICTED)('%s: one more page is asked, and the list is read to its end', async (...shape) => {
	expect((await walked(served(shape))).rows).toEqual(ALL);
});

/** What the service announces and never sends: each position gives the same page, or an empty one. */
const UNSENT: Array<[name: string, body: object, headers?: Record<string, unknown>]> = [
	['a total beside one page in all', { content: ALL.slice(0, SIZE), number: 0, totalPages: 1, totalElements: 46 }],
	['a total beside has_more', { items: ALL.slice(0, SIZE), has_more: false, total: 46 }],
	['a total beside an empty next', { items: ALL.slice(0, SIZE), next: null, total: 46 }],
	['an Elasticsearch total', { hits: { total: { value: 46, relation: 'eq' }, hits: ALL.slice(0, SIZE) } }],
	['a count in Content-Range', { items: ALL.slice(0, SIZE), next: null }, { 'content-range': 'items 0-19/46' }],
];

test.each(UNSENT)('%s that does not come is doubted or an error, never silent', async (...[, first, headers]) => {
	for (const again of [first, { ...first, content: [], items: [], hits: { hits: [] } }]) {
		let asked = 0;
		const answer = () => body(asked++ === 0 ? first : again, headers);
		const end = await walked({ request: { path: '/things' }, answer }).catch((error: Error) => ({
			doubts: [error.message],
		}));
		expect(end.doubts).toEqual([
			expect.stringMatching(/announced 46 records, but sent 20|did not send the next page when it was requested/),
		]);
		expect(asked).toBeGreaterThan(1);
	}
});

test('a list whose pages go in a circle ends at the first one that comes again, with a doubt', async () => {
	const named = ALL.map(({ id }) => ({ name: `n${Number(id)}` }));
	for (const request of [sized('limit'), sized('per_page')]) {
		for (const [all, order] of [
			[ALL, [0, 1, 2, 1, 2, 1]],
			// Without IDs, it is the first page that is recognized.
			[named, [0, 1, 2, 0, 1, 2]],
		] as const) {
			let asked = 0;
			const pages = order.map((page) => all.slice(page * 10, page * 10 + 10));
			const circle = { request, answer: () => body(pages[asked++ % pages.length]) };
			const { rows, doubts } = await walked(circle, { window: 1 });
			expect(rows).toEqual(all.slice(0, 30));
			expect(asked).toBe(4);
			expect(doubts).toEqual(['the service sent an earlier page again instead of the next one']);
		}
	}
});

test('a last page that comes again for every position behind it is no reason for a doubt', async () => {
	for (const all of [ALL, ALL.map(({ id }) => ({ name: `n${Number(id)}` }))]) {
		let asked = 0;
		const pages = [0, 1, 2].map((page) => all.slice(page * SIZE, (page + 1) * SIZE));
		const list = { request: sized('per_page'), answer: () => body(pages[Math.min(asked++, 2)]) };
		expect(await walked(list, { window: 1 })).toMatchObject({ rows: all, doubts: [] });
	}
});
