/** Requests of discovered operations as a server receives them, sent by the real n8n-core. */
import { requestOf } from '../../../core/openapi/request';
import type { ApiRequest } from '../../../core/http/session';
import { startVendor, stopVendors } from '../../credentials/usm-anywhere.cts';
import { transportTo } from '../http/transport.cts';
import { posted, queried } from './documents';

afterEach(stopVendors);

async function wire(request: ReturnType<typeof requestOf>) {
	const vendor = await startVendor();
	const session = await transportTo(vendor);
	await Promise.allSettled([session.send(request as ApiRequest)]);
	const { method, path, query, headers, body } = vendor.requests.at(-1)!;
	return { method, path, query: [...query], type: headers['content-type'], body };
}

const schema = { properties: { name: { type: 'string' }, tags: { type: 'array' } } };
const values = { 'body:name': 'ä&b', 'body:tags': ['x', 'y'] };

test.each([
	['application/json', 'application/json', '{"name":"ä&b","tags":["x","y"]}'],
	['application/merge-patch+json', 'application/merge-patch+json', '{"name":"ä&b","tags":["x","y"]}'],
	['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'name=%C3%A4%26b&tags=x&tags=y'],
])('a body of %s is sent in this format', async (mediaType, type, body) => {
	const sent = await wire(requestOf(posted(schema, mediaType), values));
	expect(sent).toMatchObject({ method: 'POST', path: '/api/2.0/things', body });
	expect(sent.type).toContain(type);
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

test.each([
	[{ type: 'string' }, 'text/plain', 'hello', 'hello'],
	[{}, 'application/json', 'hello', '"hello"'],
	[{ type: 'boolean' }, 'application/json', false, 'false'],
	[{ type: 'object' }, 'application/json', {}, '{}'],
	[{ type: 'array' }, 'application/json', '[]', '[]'],
])('a body of %j in %s is sent completely: %j', async (schema, mediaType, given, body) => {
	const sent = await wire(requestOf(posted(schema, mediaType), { body: given }));
	expect([sent.body, sent.type]).toEqual([body, mediaType]);
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
