import { axoniusAccess } from '../../credentials/access/axonius';
import { AxoniusApi } from '../../credentials/AxoniusApi.credentials';
import { startAxonius, type AxoniusOptions, type AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { caught } from '../harness/caught';
import { credentialStore, type CredentialStore } from '../harness/credential-store.cts';
import { legacyRequest, paginatedRequest, request } from '../harness/request.cts';
import { expectRows } from '../harness/rows';
import { testCredential } from '../harness/test-credential.cts';
import { started, stopServers, WAYS } from './setting.cts';

const OK = { status: 'OK', message: 'Connection successful!' };
const fields = { url: 'https://acme.on.axonius.com', apiKey: 'the-key', apiSecret: 'the-secret' };

const startVendor = async (options: AxoniusOptions = {}) => await started(startAxonius({ devices: 5, ...options }));

/** A credential that the server accepts, with some fields changed. */
function credentialFor(
	{ url, apiKey, apiSecret }: AxoniusSimulator,
	changed: Record<string, string> = {},
): CredentialStore {
	return credentialStore(new AxoniusApi(), { url, apiKey, apiSecret, ...changed });
}

afterEach(stopServers);

test('the URL and the version give the base, wherever in the console the URL was copied', async () => {
	await expectRows(
		[
			[['https://acme.on.axonius.com', undefined], 'https://acme.on.axonius.com/api/v2'],
			[['acme.on.axonius.com', 'v2'], 'https://acme.on.axonius.com/api/v2'],
			[[' https://acme.on.axonius.com/ ', ''], 'https://acme.on.axonius.com/api/v2'],
			[['https://acme.on.axonius.com/api/v2', 'v1'], 'https://acme.on.axonius.com/api'],
			[['https://10.0.0.5:8443/dashboard#x', 'v1'], 'https://10.0.0.5:8443/api'],
		],
		([url, apiVersion]) => axoniusAccess({ ...fields, url, apiVersion }).base.href,
	);
});

test('there are two versions of the API, and each has another owner; v2 is the default', () => {
	const ownerWith = (apiVersion?: string) => axoniusAccess({ ...fields, apiVersion }).owner;
	expect(ownerWith('v1')).not.toBe(ownerWith('v2'));
	expect(() => ownerWith('v3')).toThrow('the field API Version of the credential must be v1 or v2');
	expect(new AxoniusApi().properties.find(({ name }) => name === 'apiVersion')?.default).toBe('v2');
});

test('every request has key and secret in its headers, and none is sent with a line end in one of them', async () => {
	for (const [way, send] of WAYS) {
		const server = await startVendor();
		for (const field of ['apiKey', 'apiSecret']) {
			const store = credentialFor(server, { [field]: 'key\r\nx-injected: yes' });
			const { message } = await caught(send(store, `${server.url}/api/v2/users`));
			expect([way, message]).toEqual([
				way,
				expect.stringContaining('holds a line end or another character that is not allowed in a header'),
			]);
			expect(message).not.toContain('injected');
		}
		expect([way, server.connections]).toEqual([way, 0]);
		await send(credentialFor(server), `${server.url}/api/v2/users`);
		const [{ headers }] = server.requests;
		expect([way, headers]).toMatchObject([way, { 'api-key': server.apiKey, 'api-secret': server.apiSecret }]);
		expect(headers).not.toHaveProperty('authorization');
	}
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

	test('of a JSON body is what the API requires, for all ways to send it', async () => {
		for (const [apiVersion, path, body, expected] of [
			['v2', '/api/v2/assets/devices', { page: { limit: 1 } }, 'application/json'],
			['v1', '/api/devices', V1, 'application/vnd.api+json'],
		] as const) {
			const server = await startVendor({ strictContentType: true });
			const store = credentialFor(server, { apiVersion });
			const uri = server.url + path;
			const headers = { 'content-type': 'application/json' };
			await request(store, { url: uri, method: 'POST', body });
			await legacyRequest(store, { uri, method: 'POST', body, json: true });
			await paginatedRequest(store, { uri, method: 'POST', body, json: true }, 1);
			await legacyRequest(store, { uri, method: 'POST', body: JSON.stringify(body), headers });
			const sent = server.requests.map((one) => [one.status, String(one.headers['content-type'])]);
			expect(sent).toEqual(Array.from({ length: 4 }, () => [200, expect.stringContaining(expected)]));
			for (const recorded of server.requests) expect(JSON.parse(recorded.body)).toEqual(body);
		}
	});

	test('is not set where there is no body', async () => {
		for (const apiVersion of ['v1', 'v2']) {
			const server = await startVendor();
			const store = credentialFor(server, { apiVersion });
			const url = `${server.url}/api/settings/users`;
			await request(store, { url });
			await legacyRequest(store, { uri: url, method: 'GET', json: true });
			expect([apiVersion, ...server.requests.map(({ status }) => status)]).toEqual([apiVersion, 200, 200]);
			for (const { headers } of server.requests) expect(headers).not.toHaveProperty('content-type');
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

test('a 401 in our nodes does not change what is stored, and the message names key and secret', async () => {
	const server = await startVendor();
	const store = credentialFor(server, { apiSecret: 'mistyped' });
	const { message } = await caught(request(store, { url: `${server.url}/api/v2/users` }));
	expect(message).toContain('Axonius refused the check of the key (HTTP 401). Check API Key and API Secret');
	expect(store.writes).toBe(0);
});

describe('the credential test on both versions of the API', () => {
	const VERSIONS = ['v2', 'v1'] as const;

	test('reads one saved query, twice', async () => {
		for (const apiVersion of VERSIONS) {
			const server = await startVendor({ savedQueries: 300 });
			expect(await testCredential(credentialFor(server, { apiVersion }))).toEqual(OK);
			const path = { v2: '/api/v2/queries', v1: '/api/queries/saved' }[apiVersion];
			expect(server.requests.map((recorded) => recorded.path)).toEqual([path, path]);
			expect(server.requests.map(({ query }) => [...query.values()])).toEqual([['1'], ['1']]);
		}
	});

	test('says that the pair of key and secret is wrong', async () => {
		const reason = 'Axonius refused the check of the key (HTTP 401). Check API Key and API Secret';
		await expectRows(
			VERSIONS.flatMap((apiVersion) =>
				['apiKey', 'apiSecret'].map((field) => [
					{ apiVersion, [field]: 'mistyped' },
					['Error', expect.stringContaining(reason), [401]],
				]),
			),
			async (changed) => {
				const server = await startVendor();
				const { status, message } = await testCredential(credentialFor(server, changed));
				return [status, message, server.requests.map((each) => each.status)];
			},
		);
	});

	test('says that the key is right but lacks a permission', async () => {
		for (const apiVersion of VERSIONS) {
			const lacking: unknown = expect.stringContaining('The key is correct, but its role lacks a permission');
			await expectRows<'apiAccess' | 'viewQueries'>(
				[
					['apiAccess', { status: 'Error', message: lacking }],
					['viewQueries', { status: 'Error', message: lacking }],
				],
				async (permission) => {
					const server = await startVendor({ denied: [permission] });
					return await testCredential(credentialFor(server, { apiVersion }));
				},
			);
		}
	});
});

test('a server too old for v2 is not reported as a wrong key, and works with v1', async () => {
	const server = await startVendor({ release: 'v1Only' });
	const { message } = await testCredential(credentialFor(server));
	expect(message).toContain('this release of Axonius is too old for V2: choose V1 as API Version');
	expect(await testCredential(credentialFor(server, { apiVersion: 'v1' }))).toEqual(OK);
});

test('a v2 server without the newest calls passes the test', async () => {
	const server = await startVendor({ release: 'older' });
	expect(await testCredential(credentialFor(server))).toEqual(OK);
});
