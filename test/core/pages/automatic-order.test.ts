/** Which way to the next page is tried first, and how many requests a list takes whose signs are clear. */
import { ResponseError } from '../../../core/errors/response-error';
import { automatic, type ListRequest } from '../../../core/pages/automatic';
import type { ListAnswer } from '../../../core/pages/automatic/hints';
import type { Row, Step } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { expectRows } from '../../harness/rows';
import { BASE, walked } from './automatic-lists';
import { collect, records } from './lists';

const items = records(2);
const path = '/things';
const asking = (query: ListRequest['query'], more: Partial<ListRequest> = {}): ListRequest => ({
	path,
	query,
	...more,
});

/** What a step adds to the path. */
function told({ path: target = '', query = {}, body }: Step): string {
	const search = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`);
	return [
		target.slice(path.length),
		...(search.length > 0 ? [`?${search.join('&')}`] : []),
		body && ` ${JSON.stringify(body)}`,
	].join('');
}

/** All that is tried, one after the other, where a service gives the same page to every request. */
async function tried(request: ListRequest, body: unknown): Promise<string[]> {
	const asked: string[] = [];
	const answer = (step: Step): ListAnswer => {
		asked.push(told(step));
		return { body };
	};
	await walked({ request, answer }).catch((error: Error) => error);
	return asked.slice(1);
}

test('the ways to the next page are tried in order of likelihood, and none that the answer rules out', async () => {
	await expectRows<[request: ListRequest, body: unknown]>(
		[
			// The user's own parameters come first.
			[
				[asking({ page: '1', offset: '0' }), { items, total: 9 }],
				['?page=2&offset=0', '?page=1&offset=2'],
			],
			[
				[asking({ page: '1' }), { items, next_cursor: 'c' }],
				['?page=2', '?page=1&cursor=c', '?page=1&next_cursor=c'],
			],
			[
				[asking({ offset: '0' }), { items, page: 1, pages: 3 }],
				['?offset=2', '?offset=0&page=2'],
			],
			[
				[asking({ after: 'a' }), { items, next: 'b' }],
				['?after=b', '?after=a&offset=2', '?after=a&page=1', '?after=a&page=2'],
			],
			// A token before page numbers; these before an address and before a number that may be anything.
			[
				[asking({}), { items, pageToken: 1, nextPageToken: 'c', page: 1, pages: 3 }],
				['?pageToken=c', '?nextPageToken=c', '?page=2', '?offset=2'],
			],
			[
				[asking({}), { items, page: 1, next: '/api/v1/things?x=1' }],
				['?page=2', '?x=1'],
			],
			[
				[asking({}), { items, page: 1, next: 2 }],
				['?page=2', '?after=2', '?cursor=2', '?next=2'],
			],
			[
				[asking({}), { items, next_cursor: 20 }],
				['?cursor=20', '?next_cursor=20', '?offset=2', '?page=1'],
			],
			[
				[asking({}), { items, pages: 3 }],
				['?page=1', '?page=2', '?offset=2'],
			],
			// What the service is known to have comes before the usual names.
			[[asking({}, { slots: [{ holder: ['query'], name: 'from' }] }), { items, total: 9 }], ['?from=2']],
			[[asking({ page: '1' }, { slots: [{ holder: ['query'], name: 'from' }] }), { items, total: 9 }], ['?page=2']],
			[
				[
					asking(
						{},
						{
							slots: [
								{ holder: ['query'], name: 'p' },
								{ holder: ['query'], name: 'pageNumber' },
							],
						},
					),
					{ items, pages: 9 },
				],
				['?pageNumber=1', '?pageNumber=2'],
			],
			[
				[asking({}, { slots: [{ holder: ['query'], name: 'cursor' }] }), { items, next_page: 'c' }],
				['?cursor=c', '?next_page=c', '?page=c', '?offset=2'],
			],
			[
				[asking({}), { items, total: 9 }],
				['?offset=2', '?page=1', '?page=2'],
			],
			[
				[asking({}), { items, start: 0, total: 9 }],
				['?start=2', '?page=1', '?page=2'],
			],
			[
				[
					asking({}, { slots: ['pageNumber', 'skip'].map((name) => ({ holder: ['query'], name })) }),
					{ items, total: 9 },
				],
				['?skip=2', '?pageNumber=1', '?pageNumber=2'],
			],
			// Where the user starts in the middle, a total says nothing of what follows.
			[[asking({ cursor: 'c' }), { items, total: 9 }], []],
			[[asking({ limit: '2' }), { items, next: null }], []],
			[[asking({ limit: '2' }), { items, has_more: false }], []],
		],
		async ([request, body]) => await tried(request, body),
	);
});

test('a parameter has the name that goes with the page size or with the answer, and a place beside the page size', async () => {
	await expectRows<[request: ListRequest, body: unknown]>(
		[
			// Names go together, and with those in the answer.
			[[asking({ per_page: '2' }), { items, page: 1, pages: 3 }], ['?per_page=2&page=2']],
			[[asking({ 'page[size]': '2' }), { items, page: 1, pages: 3 }], ['?page[size]=2&page[number]=2']],
			[[asking({}), { items, pageNo: 1, pages: 3 }], ['?pageNo=2']],
			[[asking({}), { items, current_page: 1, pages: 3 }], ['?page=2']],
			[[asking({ rows: '2' }), { items, skip: 0, total: 9 }], ['?rows=2&skip=2']],
			[[asking({ rows: '2' }), { items, total: 9 }], ['?rows=2&start=2']],
			[[asking({ length: '2' }), { items, next: 2 }], ['?length=2&from=2']],
			[[asking({ limit: '2' }), { items, next: 2 }], ['?limit=2&after=2']],
			[[asking({ length: '2' }), { items, next_cursor: 2 }], ['?length=2&cursor=2']],
			// Where the user's own value and that of the answer differ, the user's counts.
			[[asking({ offset: '4' }), { items, offset: 0, has_more: true }], ['?offset=6']],
			[[asking({}), { items, start: 1, total: 9 }], ['?start=3']],
			// A parameter goes where the page size is, a cursor at the top of that; without one into a body, if there is one.
			[
				[
					{ path, body: { limit: 2 } },
					{ items, total: 9 },
				],
				[' {"limit":2,"offset":2}'],
			],
			[
				[
					{ path, body: { page: { limit: 2 } } },
					{ items, next_page: 'c' },
				],
				[' {"page":{"limit":2},"next_page":"c"}'],
			],
			[
				[
					{ path, body: { q: 1 } },
					{ items, next_cursor: 'c' },
				],
				[' {"q":1,"cursor":"c"}'],
			],
			[[asking({ limit: '2' }, { body: { q: 1 } }), { items, next_cursor: 'c' }], ['?limit=2&cursor=c {"q":1}']],
		],
		async ([request, body]) => (await tried(request, body)).slice(0, 1),
	);
});

/** A list of five records, two to a page, and how it is read. */
async function read(request: ListRequest, answer: (rows: Row[], page: number) => unknown, list = records(5)) {
	let [inFlight, most] = [0, 0];
	const style = automatic(request, BASE);
	const asked: number[] = [];
	const ask = async ({ query = {} }: Step): Promise<ListAnswer> => {
		const page = query.offset === undefined ? Number(query.page ?? 1) - 1 : Number(query.offset) / 2;
		asked.push(page);
		most = Math.max(most, ++inFlight);
		await Promise.resolve();
		inFlight -= 1;
		return { body: answer(list.slice(page * 2, page * 2 + 2), page) };
	};
	const rows = await collect(walk(ask, style, { window: 4 }));
	return [rows.length, asked.length, most];
}

test('a list whose signs are clear takes as many requests as it has pages, at once where it tells how many there are', async () => {
	const [page, offset] = [asking({ page: '1' }), asking({ offset: '0' })];
	const sized = asking({ offset: '0', limit: '2' });
	await expectRows<[request: ListRequest, answer: (rows: Row[], page: number) => unknown, list?: Row[]]>(
		[
			[
				[page, (rows) => ({ rows, pages: 5 }), records(10)],
				[10, 5, 3],
			],
			[
				[page, (rows) => ({ rows, total: 5 })],
				[5, 3, 1],
			],
			[
				[page, (rows, page) => ({ rows, next: page < 1 ? 'x' : null }), records(4)],
				[4, 2, 1],
			],
			[
				[page, (rows, page) => ({ rows, page: page === 1 ? undefined : page + 1, pages: 3 })],
				[5, 3, 1],
			],
			[
				[page, (rows, page) => ({ rows, page: page === 1 ? 2 : undefined, pages: 3 })],
				[5, 3, 1],
			],
			[
				[offset, (rows) => ({ rows, total: 10 }), records(10)],
				[10, 5, 3],
			],
			[
				[offset, (rows, page) => ({ rows, total: 5, has_more: page < 2 })],
				[5, 3, 1],
			],
			[
				[offset, (rows, page) => ({ rows, next: page < 1 ? 'x' : null }), records(4)],
				[4, 2, 1],
			],
			// A full last page, of which two signs say that it is the last one.
			[
				[sized, (rows, page) => ({ rows, total: 4, has_more: page < 1 }), records(4)],
				[4, 2, 1],
			],
			[
				[sized, (rows, page) => ({ rows, total: 4, next: page < 1 ? 'x' : null }), records(4)],
				[4, 2, 1],
			],
		],
		async ([request, answer, list]) => await read(request, answer, list),
	);
});

test('a next page that is named and refused is an error, whatever the total says; one behind the end is not', async () => {
	await expectRows<[request: ListRequest, body: object]>(
		[
			[[asking({ page: '1' }), { items, total: 2, has_more: true }], 'refused'],
			[[asking({ page: '1' }), { items, total: 2, next: '/api/v1/things?x=1' }], 'refused'],
			[[asking({ offset: '0' }), { items, total: 2, has_more: true }], 'refused'],
			[[asking({ page: '1', size: '2' }), { items, total: 2 }], 2],
			[[asking({ offset: '0', limit: '2' }), { items, total: 2 }], 2],
		],
		async ([request, body]) => {
			let asked = 0;
			const answer = () => {
				if (asked++ > 0) throw new ResponseError('refused');
				return { body };
			};
			return (await walked({ request, answer })).rows.length;
		},
	);
});
