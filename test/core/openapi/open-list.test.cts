/** A list of an unknown operation, read from a service that does not exist. */
import type { ApiRequest, Session } from '../../../core/http/session';
import { openList, openRecords, type Refusals } from '../../../core/openapi/open-list';
import { pagingSlots, withPageSize } from '../../../core/openapi/page-size';
import { deserializeOperation, serializeOperation } from '../../../core/openapi/serialize';
import { valueAt } from '../../../core/pages/automatic/list-in';
import { operation, posted } from './documents';

const integer = (name: string) => ({ in: 'query', name, schema: { type: 'integer' } });
const made = operation({ parameters: [integer('page'), integer('size')] }, { method: 'get' });
const chosen = { operation: made, request: { path: '/things', repeatable: true } };
const refusals: Refusals = { unsafe: ['may change something', 'Choose a list.'], file: ['is a file'] };

/** @param body of every answer; by default a page of the list */
function service(rows: number, body?: unknown) {
	const asked: ApiRequest[] = [];
	const session = {
		access: { base: new URL('https://own.test/api') },
		api: { limits: {} },
		async send(request: ApiRequest) {
			asked.push(request);
			const [page, size] = [Number(request.query?.page ?? 0), Number(request.query?.size)];
			const ids = Array.from({ length: rows }, (_, id) => ({ id })).slice(page * size, (page + 1) * size);
			return { status: 200, headers: {}, body: body ?? ids, bytes: 1 };
		},
	};
	return { session: session as unknown as Session, asked };
}

test('is read to its end; its first answer is requested once, and may be a file', async () => {
	const { session, asked } = service(250);
	const list = await openRecords(session, chosen, {}, refusals);
	expect(asked).toEqual([expect.objectContaining({ files: true })]);
	const ids: unknown[] = [];
	for await (const rows of list.pages()) ids.push(...rows.map(({ id }) => id));
	expect(ids).toEqual(Array.from({ length: 250 }, (_, id) => id));
	// The last page is full as far as anyone can tell, so one more is requested.
	expect(asked.map(({ query }) => query?.page)).toEqual([undefined, 1, 2, 3]);
	expect(asked.every(({ query, repeatable }) => query?.size === 100 && repeatable)).toBe(true);
	expect(list.remark()).toContain('paged by page number (page)');
});

test('that is a file is returned as the answer, or refused by those that need records', async () => {
	const { session } = service(0, Buffer.from('a,b'));
	expect(await openList(session, chosen)).toMatchObject({ body: Buffer.from('a,b') });
	await expect(openRecords(session, chosen, {}, refusals)).rejects.toThrow('is a file');
});

test('that may change something, or whose body is a text, which has no page in it, is not sent', async () => {
	const { session, asked } = service(1);
	const requests = [
		{ path: '/things', repeatable: false },
		{ path: '/things', repeatable: true, body: 'all' },
	];
	for (const request of requests) {
		await expect(openRecords(session, { operation: made, request }, {}, refusals)).rejects.toMatchObject({
			message: 'may change something',
			description: 'Choose a list.',
		});
	}
	expect(asked).toEqual([]);
});

describe('The paging parameters of a body are known from its description', () => {
	const whole = { type: 'integer' };
	const text = { type: 'string' };
	const status = { properties: { status: text } };
	const paged = { properties: { page: whole, size: whole } };
	const part = { $ref: '#/components/schemas/paged' };
	const loop = { anyOf: [{ $ref: '#/components/schemas/loop' }, null, { $ref: '#/components/schemas/none' }, part] };
	const rest = { components: { schemas: { paged, loop, query: { properties: { paging: part } } } } };
	/** Its records in pages, by the names that lead to the position and the size; all else in a request is ignored. */
	function search(position: string[], size: string[], kind: 'number' | 'offset' | 'cursor') {
		const asked: ApiRequest[] = [];
		const at = ({ body }: ApiRequest, names: string[]) => valueAt(body, names);
		const session = {
			access: { base: new URL('https://own.test/api') },
			api: { limits: {} },
			async send(request: ApiRequest) {
				asked.push(request);
				const count = Math.min(Number(at(request, size) ?? 20), 20);
				const given = at(request, position) ?? 0;
				const start = kind === 'number' ? Number(given) * count : Number(String(given).replace('c', ''));
				const rows = Array.from({ length: 46 }, (_, id) => ({ id })).slice(start, start + count);
				const next = kind === 'cursor' && start + count < 46 ? { next: `c${start + count}` } : {};
				return await Promise.resolve({ status: 200, headers: {}, body: { results: rows, ...next }, bytes: 1 });
			},
		};
		return { session: session as unknown as Session, asked };
	}

	test('in every shape of a schema, and where the body has nothing of them', async () => {
		const numbers: Parameters<typeof search> = [['page'], ['size'], 'number'];
		const inPaging: Parameters<typeof search> = [['paging', 'page'], ['paging', 'size'], 'number'];
		const shapes: Array<[name: string, schema: object, served: Parameters<typeof search>]> = [
			['properties', { properties: { ...paged.properties, ...status.properties } }, numbers],
			['allOf', { allOf: [paged, status] }, numbers],
			['allOf of references', { allOf: [part, status] }, numbers],
			['a reference', part, numbers],
			['oneOf', { oneOf: [{ allOf: [part, status] }, { properties: { query: text, ...paged.properties } }] }, numbers],
			['anyOf of references', { anyOf: [part, status] }, numbers],
			['anyOf with itself, nothing and what is missing', { $ref: '#/components/schemas/loop' }, numbers],
			['allOf beside a property that may be anything', { properties: { status: true }, allOf: [part] }, numbers],
			[
				'oneOf beside properties',
				{ ...status, oneOf: [{ required: ['status'] }, { required: ['x'] }], allOf: [part] },
				numbers,
			],
			['an object', { properties: { status: text, paging: paged } }, inPaging],
			['an object by reference', { properties: { status: text, paging: part } }, inPaging],
			['an object in allOf', { allOf: [status, { $ref: '#/components/schemas/query' }] }, inPaging],
			[
				'an object of another name',
				{ properties: { window: part } },
				[['window', 'page'], ['window', 'size'], 'number'],
			],
			[
				'an object in an object',
				{ properties: { query: { properties: { pageable: part, ...status.properties } } } },
				[['query', 'pageable', 'page'], ['query', 'pageable', 'size'], 'number'],
			],
			['offset and limit', { properties: { offset: whole, limit: whole } }, [['offset'], ['limit'], 'offset']],
			['skip and take', { properties: { skip: whole, take: whole } }, [['skip'], ['take'], 'offset']],
			[
				'a time named from beside offset',
				{
					properties: {
						from: { type: 'string', format: 'date-time' },
						start: { type: 'boolean' },
						offset: whole,
						limit: whole,
					},
				},
				[['offset'], ['limit'], 'offset'],
			],
			['a page number alone', { properties: { pageNumber: whole } }, [['pageNumber'], ['-'], 'number']],
			['a cursor', { properties: { cursor: text, limit: whole } }, [['cursor'], ['limit'], 'cursor']],
			[
				'a cursor in an object',
				{ properties: { page: { properties: { after: text, size: whole } } } },
				[['page', 'after'], ['page', 'size'], 'cursor'],
			],
			['a cursor alone', { properties: { bookmarkId: text, scrollId: text } }, [['scrollId'], ['-'], 'cursor']],
		];
		for (const [name, schema, served] of shapes) {
			for (const body of [undefined, { status: 'open' }]) {
				const { session, asked } = search(...served);
				const made = deserializeOperation(serializeOperation(posted(schema, 'application/json', {}, rest)));
				const request = { method: 'POST' as const, path: '/things/search', repeatable: true, ...(body && { body }) };
				const list = await openRecords(session, { operation: made, request }, {}, refusals);
				const ids: unknown[] = [];
				for await (const rows of list.pages()) ids.push(...rows.map(({ id }) => id));
				expect([name, ids]).toEqual([name, Array.from({ length: 46 }, (_, id) => id)]);
				if (body) expect(asked.every((one) => (one.body as typeof body).status === 'open')).toBe(true);
				expect(asked.every(({ query = {} }) => Object.keys(query).length === 0)).toBe(true);
			}
		}
	});

	test('and left alone where the user has something else in their place', async () => {
		const made = posted({ properties: { paging: paged } });
		for (const body of [{ paging: null }, { paging: 'all' }, { paging: { size: 7 } }, [1]]) {
			expect(withPageSize(made, { path: '/things', body }, {}).body).toEqual(body);
		}
	});

	test('with the largest page that the service allows, also once the operation is saved', () => {
		const made = posted({
			properties: { paging: { properties: { page: whole, size: { type: 'integer', maximum: 50 } } } },
		});
		for (const operation of [made, deserializeOperation(serializeOperation(made))]) {
			const { body } = withPageSize(operation, { path: '/things', body: {} }, { pageSize: 80 });
			expect(body).toEqual({ paging: { size: 50 } });
		}
	});

	test('and left out where a saved one is damaged', () => {
		const page = { holder: ['a'], name: 'page' };
		const damaged = [7, { holder: ['a'] }, { holder: [7], name: 'size' }];
		expect(posted({}, 'application/json', { 'x-paging': [...damaged, page] }).body?.paging).toEqual([page]);
	});

	test('and not guessed from what is no number', () => {
		const odd = { page: { type: 'boolean' }, size: { type: 'array' }, from: { type: 'string', format: 'date' } };
		expect(posted({ properties: odd }).body?.paging).toBeUndefined();
		expect(pagingSlots(posted({ properties: { from: whole } }))).toEqual([]);
	});
});
