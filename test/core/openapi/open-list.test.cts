/** A list of an unknown operation, read from a service that does not exist. */
import type { ApiRequest, Session } from '../../../core/http/session';
import { openList, openRecords, type Refusals } from '../../../core/openapi/open-list';
import { operation } from './documents';

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
	for await (const rows of list.pages) ids.push(...rows.map(({ id }) => id));
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
