/** Requests of discovered operations as a server receives them, sent by the real n8n-core. */
import { requestOf } from '../../../core/openapi/request';
import type { ApiRequest } from '../../../core/http/session';
import { startVendor, stopVendors } from '../../credentials/usm-anywhere.cts';
import { transportTo } from '../http/transport.cts';
import { expectRows } from '../../harness/rows';
import { posted, queried } from './documents';

afterEach(stopVendors);

async function wire(request: ApiRequest) {
	const vendor = await startVendor();
	const session = await transportTo(vendor);
	await Promise.allSettled([session.send(request)]);
	const { method, path, query, headers, body } = vendor.requests.at(-1)!;
	return { method, path, query: [...query], type: headers['content-type'], body };
}

const schema = { properties: { name: { type: 'string' }, tags: { type: 'array' } } };
const values = { 'body:name': 'ä&b', 'body:tags': ['x', 'y'] };

test('a body is sent in its format', async () => {
	await expectRows<string>(
		[
			[
				'application/json',
				{
					method: 'POST',
					path: '/api/2.0/things',
					type: expect.stringContaining('application/json'),
					body: '{"name":"ä&b","tags":["x","y"]}',
				},
			],
			[
				'application/merge-patch+json',
				{
					method: 'POST',
					path: '/api/2.0/things',
					type: expect.stringContaining('application/merge-patch+json'),
					body: '{"name":"ä&b","tags":["x","y"]}',
				},
			],
			[
				'application/x-www-form-urlencoded',
				{
					method: 'POST',
					path: '/api/2.0/things',
					type: expect.stringContaining('application/x-www-form-urlencoded'),
					body: 'name=%C3%A4%26b&tags=x&tags=y',
				},
			],
		],
		async (mediaType) => {
			const { method, path, type, body } = await wire(requestOf(posted(schema, mediaType), values));
			return { method, path, type, body };
		},
	);
});

test('a multipart form can be read by its boundary', async () => {
	const { type, body } = await wire(requestOf(posted(schema, 'multipart/form-data'), values));
	const form = await new Response(body, { headers: { 'content-type': String(type) } }).formData();
	expect([...form]).toEqual([
		['name', 'ä&b'],
		['tags', 'x'],
		['tags', 'y'],
	]);
});

test('a body that is not an object of fields is sent completely', async () => {
	await expectRows<[schema: unknown, mediaType: string, body: unknown]>(
		[
			[
				[{ type: 'string' }, 'text/plain', 'hello'],
				['hello', 'text/plain'],
			],
			[
				[{}, 'application/json', 'hello'],
				['"hello"', 'application/json'],
			],
			[
				[{ type: 'boolean' }, 'application/json', false],
				['false', 'application/json'],
			],
			[
				[{ type: 'object' }, 'application/json', {}],
				['{}', 'application/json'],
			],
			[
				[{}, 'application/json', '7615917337495251231'],
				['7615917337495251231', 'application/json'],
			],
			[
				[{ type: 'integer' }, 'application/json', '7615917337495251231'],
				['7615917337495251231', 'application/json'],
			],
			[
				[{ type: 'integer', enum: ['7615917337495251231'] }, 'application/json', '7615917337495251231'],
				['7615917337495251231', 'application/json'],
			],
			[
				[{ type: 'object' }, 'application/json', '{"id":7615917337495251231,"text":"7615917337495251231"}'],
				['{"id":7615917337495251231,"text":"7615917337495251231"}', 'application/json'],
			],
			[
				[{ type: 'object' }, 'application/x-www-form-urlencoded', '{"id":[7615917337495251231]}'],
				['id=7615917337495251231', 'application/x-www-form-urlencoded'],
			],
			[
				[{ type: 'array' }, 'application/json', '[]'],
				['[]', 'application/json'],
			],
		],
		async ([schema, mediaType, body]) => {
			const sent = await wire(requestOf(posted(schema, mediaType), { body }));
			return [sent.body, sent.type];
		},
	);
});

test('lists and unusual names in a query arrive unchanged', async () => {
	const { query } = await wire(
		requestOf(queried({ type: 'object' }, { style: 'deepObject' }), { 'query:q': { 'a b': ['ä', '&'] } }),
	);
	expect(query).toEqual([
		['q[a b][0]', 'ä'],
		['q[a b][1]', '&'],
	]);
});
