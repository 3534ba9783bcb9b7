import { caught, legacyRequest, paginatedRequest, request } from '../harness/index.cts';
import { credentialFor, startVendor, stopVendors } from './axonius.cts';

afterEach(stopVendors);

/** The three ways in which n8n sends a request with a credential. */
const WAYS = {
	'our nodes': async (store, url) => await request(store, { url }),
	'the HTTP Request node': async (store, uri) => await legacyRequest(store, { uri, method: 'GET' }),
	'the HTTP Request node with paging': async (store, uri) =>
		await paginatedRequest(store, { uri, method: 'GET', json: true }, 1),
} satisfies Record<string, (store: ReturnType<typeof credentialFor>, url: string) => Promise<unknown>>;

const ways = Object.entries(WAYS);

describe.each(ways)('%s', (_way, send) => {
	test('shows key and secret to the server of the credential', async () => {
		const server = await startVendor();
		await send(credentialFor(server), `${server.url}/api/v2/users`);
		const [{ headers, status }] = server.requests;
		expect(status).toBe(200);
		expect(headers).toMatchObject({ 'api-key': server.apiKey, 'api-secret': server.apiSecret });
		expect(headers).not.toHaveProperty('authorization');
	});

	test.each(['http://127.0.0.1:PORT/api/v2/users', 'http://127.0.0.1:PORT/'])(
		'cannot send them to another origin: %s',
		async (address) => {
			const [own, other] = [await startVendor(), await startVendor()];
			const error = await caught(send(credentialFor(own), address.replace('PORT', new URL(other.url).port)));
			expect(error.message).toBe(`this credential belongs to ${own.url} and was not sent to ${other.url}`);
			expect(other.connections).toBe(0);
		},
	);

	test.each([301, 302, 303, 307, 308])('does not carry them along a redirect (%i) to another host', async (status) => {
		const [own, other] = [await startVendor(), await startVendor()];
		own.setFaults([{ times: 'always', answer: { status, headers: { location: `${other.url}/api/v2/users` } } }]);
		await Promise.allSettled([send(credentialFor(own), `${own.url}/api/v2/users`)]);
		expect(own.requests.filter(({ path }) => path === '/api/v2/users')).toHaveLength(1);
		expect(other.connections).toBe(0);
	});

	test.each(['apiKey', 'apiSecret'])('refuses an %s with a line end in it before anything is sent', async (field) => {
		const server = await startVendor();
		const store = credentialFor(server, { [field]: 'key\r\nx-injected: yes' });
		const error = await caught(send(store, `${server.url}/api/v2/users`));
		expect(error.message).toContain('holds a line end or another character that no header may hold');
		expect(error.message).not.toContain('injected');
		expect(server.connections).toBe(0);
	});
});

test('redirects are not followed even where the HTTP Request node is told to', async () => {
	const [own, other] = [await startVendor(), await startVendor()];
	own.setFaults([{ answer: { status: 302, headers: { location: other.url } } }]);
	const options = {
		uri: `${own.url}/api/v2/users`,
		method: 'GET',
		followRedirect: true,
		followAllRedirects: true,
	} as const;
	await Promise.allSettled([legacyRequest(credentialFor(own), options)]);
	expect(other.connections).toBe(0);
});

test('headers of the same name that a user adds do not replace the key', async () => {
	const server = await startVendor();
	const headers = { 'API-Key': 'other', 'Api-Secret': 'other', 'x-mine': 'kept' };
	await request(credentialFor(server), { url: `${server.url}/api/v2/users`, headers });
	expect(server.requests[0].headers).toMatchObject({ 'api-key': server.apiKey, 'x-mine': 'kept' });
	expect(server.unauthorized).toBe(0);
});

describe('the content type', () => {
	const V1 = { data: { type: 'entity_request_schema', attributes: { page: { limit: 1 } } } };

	test.each([
		['v2', '/api/v2/assets/devices', { page: { limit: 1 } }, 'application/json'],
		['v1', '/api/devices', V1, 'application/vnd.api+json'],
	])('of a JSON body is what API %s wants, whoever sends it', async (apiVersion, path, body, expected) => {
		const server = await startVendor({ strictContentType: true });
		const store = credentialFor(server, { apiVersion });
		const uri = server.url + path;
		await request(store, { url: uri, method: 'POST', body });
		await legacyRequest(store, { uri, method: 'POST', body, json: true });
		await paginatedRequest(store, { uri, method: 'POST', body, json: true }, 1);
		await legacyRequest(store, {
			uri,
			method: 'POST',
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		});
		const sent = server.requests.map(({ headers, status }) => [status, String(headers['content-type'])]);
		expect(sent).toEqual(Array.from({ length: 4 }, () => [200, expect.stringContaining(expected)]));
		for (const recorded of server.requests) expect(JSON.parse(recorded.body)).toEqual(body);
	});

	test.each(['v1', 'v2'])('is not named where there is no body (%s)', async (apiVersion) => {
		const server = await startVendor();
		const store = credentialFor(server, { apiVersion });
		const url = `${server.url}/api/settings/users`;
		await request(store, { url });
		await legacyRequest(store, { uri: url, method: 'GET', json: true });
		for (const { headers, status } of server.requests) {
			expect(status).toBe(200);
			expect(headers).not.toHaveProperty('content-type');
		}
	});

	test('of anything but JSON stays as it is, such as a file or a form', async () => {
		const server = await startVendor();
		const store = credentialFor(server, { apiVersion: 'v1' });
		const url = `${server.url}/api/settings/file_upload`;
		const headers = { 'Content-Type': 'application/octet-stream' };
		await Promise.allSettled([
			request(store, { url, method: 'POST', body: Buffer.from('file'), headers }),
			request(store, { url, method: 'POST', body: new URLSearchParams({ a: '1' }) }),
			legacyRequest(store, { uri: url, method: 'POST', body: 'text', headers: { 'content-type': 'text/plain' } }),
		]);
		const sent = server.requests.filter(({ path }) => url.endsWith(path));
		const types = sent.map((recorded) => String(recorded.headers['content-type']).split(';')[0]).sort();
		expect(types).toEqual(['application/octet-stream', 'application/x-www-form-urlencoded', 'text/plain']);
	});
});
