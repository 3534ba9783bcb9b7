import type { INodeParameters } from 'n8n-workflow';
import { hasNoValue, mustBe } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { tenant } from './setting.cts';

const SEND = { resource: 'apiRequest', operation: 'send' };
const query = (...parameter: Array<{ name?: unknown; value?: unknown }>) =>
	({ query: { parameter } }) as INodeParameters;

describe('API Request: Send', () => {
	test('reads a path in any spelling, with query parameters, a name twice as two values', async () => {
		const { run, asked, vendor } = await tenant();
		for (const path of ['/alarms', 'alarms', '/api/2.0/alarms']) {
			const { json } = await run({
				...SEND,
				path,
				...query({ name: 'size', value: 2 }, { name: 'x', value: 'a b' }, { name: 'x', value: true }, {}),
			});
			expect(json[0]).toMatchObject({ page: { size: 2, totalElements: 100 } });
			expect(asked().at(-1)).toMatchObject({ method: 'GET', path: '/alarms' });
			expect([...vendor.requests.at(-1)!.query]).toEqual([
				['size', '2'],
				['x', 'a b'],
				['x', 'true'],
			]);
		}
		expect(asked()).toHaveLength(3);
	});

	test('takes a query in the path and a whole address of the own tenant', async () => {
		const { run, asked, vendor } = await tenant();
		const { error } = await run({ ...SEND, path: `${vendor.url}/api/2.0/alarms?size=3&sort=priority,desc` });
		expect(error).toBeUndefined();
		expect(asked()[0]).toMatchObject({ path: '/alarms', query: { size: '3', sort: 'priority,desc' } });
	});

	test('sends a body as JSON, an object as well as a list, and none with GET', async () => {
		const answer = { status: 200, body: {} };
		const { run, asked } = await tenant({ faults: [{ path: '/api/2.0/x', times: 'always', answer }] });
		for (const body of ['{"a":[1]}', '[1]', { b: 2 }, '{}', '', ' '])
			await run({ ...SEND, method: 'POST', path: '/x', body } as INodeParameters);
		await run({ ...SEND, method: 'GET', path: '/x', body: '{"a":1}' });
		expect(asked().map(({ method, body }) => method + body)).toEqual([
			'POST{"a":[1]}',
			'POST[1]',
			'POST{"b":2}',
			'POST{}',
			'POST',
			'POST',
			'GET',
		]);
	});

	test('outputs an answer that is not JSON as a file', async () => {
		const headers = { 'content-type': 'text/csv' };
		const { run } = await tenant({
			faults: [{ path: '/api/2.0/x', answer: { status: 200, headers, body: 'a,b\n1,2\n' } }],
		});
		const result = await run({ ...SEND, path: '/x' });
		expect(result.json).toEqual([{ fileName: 'answer.csv', mimeType: 'text/csv', bytes: 8 }]);
		expect(String(await result.binary(result.items[0]))).toBe('a,b\n1,2\n');
	});

	test('gives one item per record of a list, one for any other answer, and the status where there is none', async () => {
		const { run, vendor } = await tenant();
		await expectRows<unknown>(
			[
				[
					[{ a: 1 }, { a: 2 }],
					[{ a: 1 }, { a: 2 }],
				],
				[[], []],
				[[1, 'x'], [{ status: 200, body: [1, 'x'] }]],
				[{ a: 1 }, [{ a: 1 }]],
				['"done"', [{ status: 200, body: 'done' }]],
			],
			async (body) => {
				vendor.setFaults([{ path: '/api/2.0/x', answer: { status: 200, body } }]);
				return (await run({ ...SEND, path: '/x' })).json;
			},
		);
		const { json } = await run({ ...SEND, method: 'DELETE', path: `/alarms/${vendor.alarms[0].uuid}/labels/x` });
		expect(json).toEqual([{ status: 204 }]);
	});

	test('refuses a body or a query parameter that cannot be sent, before anything is', async () => {
		const { vendor, run } = await tenant();
		const told = ({ message }: Error) => expect.stringContaining(`: ${message} [item 0]`);
		await expectRows<INodeParameters>(
			[
				[{ method: 'POST', body: '5' }, told(mustBe('Body', 'a JSON object or list', 5))],
				[{ method: 'POST', body: 'null' }, told(hasNoValue('Body'))],
				[query({ name: 'status', value: '={{ $json.nothing }}' }), told(hasNoValue('The query parameter status'))],
				[query({ name: 'status', value: '={{ ["open"] }}' }), told(mustBe('The query parameter status', 'a text', []))],
			],
			async (parameters) => (await run({ ...SEND, path: '/x', ...parameters })).error?.message,
		);
		expect(vendor.requests).toEqual([]);
	});
});

describe('API Request: Send, with Fetch All Pages', () => {
	const LIST = { ...SEND, path: '/alarms', paginate: true, ...query({ name: 'size', value: '30' }) };

	test('reads a list to its end, and says how it was paged', async () => {
		const { run, asked, vendor } = await tenant();
		const { json, hints } = await run({ ...LIST, returnAll: true });
		expect(json.map(({ uuid }) => uuid).sort()).toEqual(vendor.alarms.map(({ uuid }) => uuid).sort());
		expect(asked().map(({ query }) => [query.page, query.size])).toEqual([
			[undefined, '30'],
			['1', '30'],
			['2', '30'],
			['3', '30'],
		]);
		expect(hints).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(/^100 records on 4 pages in .* The list is paged by page number \(page\)\.$/),
			}),
		]);
	});

	test('stops at the limit, asks for no page beyond it, and says that there may be more', async () => {
		const { run, asked } = await tenant();
		const { json, hints } = await run({ ...LIST, limit: 40 });
		expect(json).toHaveLength(40);
		expect(asked()).toHaveLength(2);
		expect(hints[0].message).toContain('The limit was reached');
	});

	test('reads a search by POST, and asks again for a page that failed', async () => {
		const page = (number: number) => ({ status: 200, body: { items: [{ id: number }], page: number, pages: 2 } });
		const path = '/api/2.0/search';
		const { run, asked } = await tenant({
			faults: [
				{ method: 'POST', path, times: 1, answer: page(1) },
				{ method: 'POST', path, times: 1, answer: { status: 503 } },
				{ method: 'POST', path, times: 1, answer: page(2) },
			],
		});
		const { json } = await run({
			...SEND,
			method: 'POST',
			path: '/search',
			body: '{"a":1}',
			paginate: true,
			returnAll: true,
		});
		expect(json).toEqual([{ id: 1 }, { id: 2 }]);
		expect(asked().map(({ query, body }) => [query.page, body])).toEqual([
			[undefined, '{"a":1}'],
			['2', '{"a":1}'],
			['2', '{"a":1}'],
		]);
	});

	test('says that a list may be incomplete when the answer says nothing about other pages', async () => {
		const { run } = await tenant({ faults: [{ path: '/api/2.0/x', answer: { status: 200, body: [{ a: 1 }] } }] });
		const { json, hints } = await run({ ...SEND, path: '/x', paginate: true, returnAll: true });
		expect(json).toEqual([{ a: 1 }]);
		expect(hints[0].message).toContain('it was read as one page and may be incomplete');
	});
});
