/** A list of an operation that nobody knows, read from a service that is not there. */
import type { ApiRequest, Session } from '../../../core/http/session';
import { anyList } from '../../../core/node/any-list';
import { operation } from '../openapi/documents';

const integer = (name: string) => ({ in: 'query', name, schema: { type: 'integer' } });
const made = operation({ parameters: [integer('page'), integer('size')] }, { method: 'get' });

function service(rows: number) {
	const asked: ApiRequest[] = [];
	const session = {
		access: { base: new URL('https://own.test/api') },
		vendor: { limits: {} },
		async send(request: ApiRequest) {
			asked.push(request);
			const [page, size] = [Number(request.query?.page ?? 0), Number(request.query?.size)];
			const ids = Array.from({ length: rows }, (_, id) => ({ id })).slice(page * size, (page + 1) * size);
			return { status: 200, headers: {}, body: ids, bytes: 1 };
		},
	};
	return { session: session as unknown as Session, asked };
}

test('is read to its end; its first answer is asked for once, and may be a file', async () => {
	const { session, asked } = service(250);
	const list = await anyList(session, { operation: made, request: { path: '/things', repeatable: true } });
	expect(list.first.body).toHaveLength(100);
	const ids: unknown[] = [];
	for await (const rows of list.pages) ids.push(...rows.map(({ id }) => id));
	expect(ids).toEqual(Array.from({ length: 250 }, (_, id) => id));
	// The last page is full, as far as anybody can tell, so one more is asked for.
	expect(asked.map(({ query }) => query?.page)).toEqual([undefined, 1, 2, 3]);
	expect(asked.every(({ query, repeatable }) => query?.size === 100 && repeatable)).toBe(true);
	expect(asked[0]).toMatchObject({ files: true });
	expect(list.remark()).toContain('paged by page number (page)');
});
