import {
	startTwelvePort,
	type PageShape,
	type TwelvePortOptions,
	type TwelvePortSimulator,
} from '../../simulators/twelve-port/index.cts';
import { clientOf, type Client } from './twelve-port-client.cts';
import { everyRow } from './rows.cts';

type Row = { id: string; status: string };
type Body = Record<string, unknown> & Row[];

const LIST = '/api/workflow/request/list';
const SEARCH = '/api/workflow/request/search';
/** The rows of each shape. */
const ROWS: Record<PageShape, (body: Body) => unknown> = {
	hal: (body) => (body._embedded as Record<string, unknown> | undefined)?.accessRequests,
	page: ({ content }) => content,
	slice: ({ content }) => content,
	pagedModel: ({ content }) => content,
	contentLinks: ({ content }) => content,
	offset: ({ items }) => items,
	nextLink: ({ results }) => results,
	cursor: ({ data }) => data,
	array: (body) => body,
	arrayWithTotal: (body) => body,
	arrayWithLink: (body) => body,
};
const SHAPES = Object.keys(ROWS) as PageShape[];

let simulator: TwelvePortSimulator;
const start = async (options: TwelvePortOptions = {}) => {
	simulator = await startTwelvePort({ accessRequests: 7, ...options });
	return clientOf(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

const rowsOf = (shape: PageShape, body: unknown) => (ROWS[shape](body as Body) ?? []) as Row[];

/** The parameters of the next page, by number, offset or cursor. */
function following(shape: PageShape, body: Body, page: number): Record<string, unknown> | undefined {
	const size = { size: 3, limit: 3 };
	if (shape === 'cursor') return body.nextCursor ? { ...size, cursor: body.nextCursor } : undefined;
	if (shape === 'nextLink') {
		return body.next ? { ...size, after: new URL(String(body.next)).searchParams.get('after') } : undefined;
	}
	if (rowsOf(shape, body).length < 3) return undefined;
	return { ...size, page: page + 1, offset: (page + 1) * 3 };
}

async function walk(shape: PageShape, ask: (words: Record<string, unknown>) => Promise<unknown>): Promise<string[]> {
	const ids: string[] = [];
	let words: Record<string, unknown> | undefined = { size: 3, limit: 3 };
	for (let page = 0; words && page < 10; page++) {
		const body = (await ask(words)) as Body;
		ids.push(...rowsOf(shape, body).map(({ id }) => id));
		words = following(shape, body, page);
	}
	return ids;
}

const byQuery = (client: Client, path: string) => async (words: Record<string, unknown>) =>
	await client.json(`${path}?${new URLSearchParams(words as Record<string, string>).toString()}`);
const byBody = (client: Client, method: string, path: string) => async (words: Record<string, unknown>) =>
	(await (await client.send(method, path, words)).json()) as unknown;

describe('a list in every shape', () => {
	it('has every row once, newest first, requested by query or by body', async () => {
		await everyRow(
			SHAPES,
			async (shape) => {
				const client = await start({ shape });
				const all = simulator.accessRequests.map(({ id }) => id).reverse();
				expect(await walk(shape, byQuery(client, LIST))).toEqual(all);
				expect(await walk(shape, byBody(client, 'POST', SEARCH))).toEqual(all);
			},
			stop,
		);
	});

	it('can be empty', async () => {
		await everyRow(
			SHAPES,
			async (shape) => {
				const client = await start({ shape, accessRequests: 0 });
				expect(rowsOf(shape, await client.json(LIST))).toEqual([]);
			},
			stop,
		);
	});

	it('can be filtered, also by several values', async () => {
		await everyRow(
			SHAPES,
			async (shape) => {
				const client = await start({ shape, accessRequests: 60 });
				const pending = rowsOf(shape, await client.json(`${LIST}?status=PENDING&size=99&limit=99`));
				const open = { status: ['PENDING', 'REJECTED'], size: 99, limit: 99 };
				const both = rowsOf(shape, await byBody(client, 'POST', SEARCH)(open));
				expect(new Set(pending.map(({ status }) => status))).toEqual(new Set(['PENDING']));
				expect(new Set(both.map(({ status }) => status))).toEqual(new Set(['PENDING', 'REJECTED']));
				expect(both.length).toBeGreaterThan(pending.length);
			},
			stop,
		);
	});
});

describe('the parts of a page', () => {
	it('HAL: no `_embedded` without rows, and no `next` on the last page', async () => {
		const client = await start({ shape: 'hal' });
		const last = await client.json<{ _links: object; page: object }>(`${LIST}?page=2&size=3`);
		expect(Object.keys(last._links)).toEqual(['first', 'prev', 'self', 'last']);
		expect(last.page).toEqual({ size: 3, totalElements: 7, totalPages: 3, number: 2 });
		expect(await client.json(`${LIST}?page=9`)).not.toHaveProperty('_embedded');
	});

	it('Page has totals, Slice has none, PagedModel has them in a block of their own', async () => {
		const client = await start({ shape: 'page' });
		const first = await client.json(`${LIST}?size=3`);
		expect(first).toMatchObject({ totalElements: 7, totalPages: 3, last: false, first: true, numberOfElements: 3 });
		simulator.change({ shape: 'slice' });
		const slice = await client.json(`${LIST}?size=3&page=2`);
		expect(slice).toMatchObject({ last: true, number: 2 });
		expect(slice).not.toHaveProperty('totalPages');
		simulator.change({ shape: 'pagedModel' });
		expect(Object.keys(await client.json(LIST))).toEqual(['content', 'page']);
	});

	it('contentLinks lists its links; arrays have the total or links in headers, or nothing', async () => {
		const client = await start({ shape: 'contentLinks' });
		const { links } = await client.json<{ links: Array<{ rel: string }> }>(`${LIST}?size=3`);
		expect(links.map(({ rel }) => rel)).toEqual(['first', 'self', 'next', 'last']);
		const header = async (shape: PageShape, name: string) => {
			simulator.change({ shape });
			return (await client.get(`${LIST}?size=3`)).headers.get(name);
		};
		expect(await header('arrayWithTotal', 'x-total-count')).toBe('7');
		expect(await header('arrayWithLink', 'link')).toContain('page=1>; rel="next"');
		expect([await header('array', 'x-total-count'), await header('array', 'link')]).toEqual([null, null]);
	});
});

describe('the options of all lists', () => {
	it('can set links to the own server, to another one, or without an origin', async () => {
		const client = await start({ shape: 'nextLink' });
		const next = async () => (await client.json<{ next: string }>(`${LIST}?limit=3&status=PENDING`)).next;
		simulator.addAccessRequest();
		for (let count = 0; count < 3; count++) simulator.addAccessRequest();
		expect(await next()).toMatch(`${simulator.url}${LIST}?`);
		expect((await client.get(await next())).status).toBe(200);
		expect(await next()).toContain('status=PENDING');
		simulator.change({ linkOrigin: 'https://elsewhere.example' });
		expect(await next()).toMatch(/^https:\/\/elsewhere\.example\/ztna\/acme\/root\/api\//);
		simulator.change({ linkOrigin: '' });
		expect(await next()).toMatch(/^\/ztna\/acme\/root\/api\//);
	});

	it('can count pages from 1', async () => {
		const client = await start({ oneBased: true });
		const first = await client.json<{ content: Row[] }>(`${LIST}?page=1&size=3`);
		expect(first).toMatchObject({ number: 1, first: true });
		expect(await client.json(`${LIST}?page=0&size=3`)).toEqual(first);
		expect(await client.json(`${LIST}?page=3&size=3`)).toMatchObject({ number: 3, last: true });
	});

	it('can ignore the requested page, and lower the size', async () => {
		const client = await start({ ignoresPage: true, maxPageSize: 2 });
		const [first, second] = [await client.json(`${LIST}?size=5`), await client.json(`${LIST}?page=1&size=5`)];
		expect(second).toEqual(first);
		expect(first).toMatchObject({ size: 2, numberOfElements: 2 });
	});

	it('can sort oldest first', async () => {
		const client = await start();
		const { content } = await client.json<{ content: Row[] }>(`${LIST}?sort=requestedAt,asc`);
		expect(content).toEqual([...simulator.accessRequests]);
	});

	it('refuse an unknown cursor, and a body that is not an object', async () => {
		const client = await start({ shape: 'cursor' });
		expect((await client.get(`${LIST}?cursor=nonsense`)).status).toBe(400);
		expect((await client.send('POST', SEARCH, [1])).status).toBe(400);
	});
});

it('assets of a container are listed by GET, and by a PUT that only reads', async () => {
	const client = await start({ shape: 'array' });
	const typeId = simulator.assetTypes[0].id;
	const listed = await client.json<Array<{ typeId: string }>>(`/api/asset/list/any?typeId=${typeId}&size=500`);
	const searched = await byBody(client, 'PUT', '/api/asset/search')({ typeId: [typeId], size: 500 });
	expect(listed.length).toBeGreaterThan(0);
	expect(searched).toEqual(listed);
	expect(new Set(listed.map((asset) => asset.typeId))).toEqual(new Set([typeId]));
});
