import { identity, legacyRequest, request, testCredential, type Identity } from '../harness/index.cts';
import { credentialFor, startVendor, stopVendors } from './axonius.cts';

const OK = { status: 'OK', message: 'Connection successful!' };

let own: Identity;

beforeAll(async () => {
	own = await identity();
});

afterEach(stopVendors);

describe.each(['v2', 'v1'])('the credential test on API %s tells the user', (apiVersion) => {
	const verdict = async (...[server, fields]: Parameters<typeof credentialFor>) =>
		await testCredential(credentialFor(server, { apiVersion, ...fields }));

	test('that everything is right, for the price of one saved query, asked twice', async () => {
		const server = await startVendor({ savedQueries: 300 });
		expect(await verdict(server)).toEqual(OK);
		const paths = { v2: '/api/v2/queries', v1: '/api/queries/saved' };
		const path = paths[apiVersion as 'v1' | 'v2'];
		expect(server.requests.map((recorded) => recorded.path)).toEqual([path, path]);
		expect(server.requests.map(({ query }) => [...query.values()])).toEqual([['1'], ['1']]);
	});

	test.each(['apiKey', 'apiSecret'])('that the pair is wrong: a mistyped %s', async (field) => {
		const server = await startVendor();
		const { status, message } = await verdict(server, { [field]: 'mistyped' });
		expect(status).toBe('Error');
		expect(message).toContain('Axonius refused the check of the key (HTTP 401). Check API Key and API Secret');
		expect(new Set(server.requests.map((each) => each.status))).toEqual(new Set([401]));
	});

	test.each(['apiAccess', 'viewQueries'] as const)('that the key is right but lacks %s', async (permission) => {
		const server = await startVendor({ denied: [permission] });
		const { status, message } = await verdict(server);
		expect(status).toBe('Error');
		expect(message).toContain('The key is right, but its role lacks a permission');
	});

	test('that the address is not that of Axonius', async () => {
		const server = await startVendor();
		server.setFaults([{ times: 'always', answer: { status: 404, body: '<!doctype html><p>Not here' } }]);
		expect(await verdict(server)).toMatchObject({ status: 'Error', message: expect.stringContaining('Check the URL') });
	});

	test('that the address gives a web page', async () => {
		const server = await startVendor();
		server.setFaults([{ times: 'always', answer: { status: 200, body: '<!doctype html><p>Welcome' } }]);
		const { message } = await verdict(server);
		expect(message).toContain('Axonius gave no usable answer');
		expect(message).toContain('the answer is a web page, not JSON. Check that the URL');
	});

	test('that a field is empty or impossible', async () => {
		const server = await startVendor();
		const messages = [
			await verdict(server, { url: ' ' }),
			await verdict(server, { apiKey: '' }),
			await verdict(server, { apiSecret: ' ' }),
			await verdict(server, { url: 'http://axonius.corp.example' }),
			await verdict(server, { caCertificate: 'my-ca.pem' }),
		].map(({ message }) => message);
		expect(messages).toEqual([
			'the field URL of the credential is empty',
			'the field API Key of the credential is empty',
			'the field API Secret of the credential is empty',
			'the field URL of the credential must begin with https://',
			'the field CA Certificate holds no readable certificate',
		]);
		expect(server.connections).toBe(0);
	});
});

test('a server too old for v2 is told from a wrong key, and works with v1', async () => {
	const server = await startVendor({ release: 'v1Only' });
	const { message } = await testCredential(credentialFor(server));
	expect(message).toContain('the release of Axonius is too old for V2: choose V1 as API Version');
	expect(await testCredential(credentialFor(server, { apiVersion: 'v1' }))).toEqual(OK);
});

test('a v2 server that lacks the calls which came late passes the test', async () => {
	const server = await startVendor({ release: 'older' });
	expect(await testCredential(credentialFor(server))).toEqual(OK);
});

describe('TLS', () => {
	test('a certificate of an unknown authority is refused, and no key is sent', async () => {
		const server = await startVendor({ tls: own.tls });
		const { status, message } = await testCredential(credentialFor(server));
		expect([status, message]).toEqual(['Error', expect.stringContaining('Axonius could not be reached')]);
		expect(message).toContain('CA Certificate');
		expect(server.requests).toHaveLength(0);
	});

	test('the authority in CA Certificate is trusted, by the test, our nodes and the HTTP Request node', async () => {
		const server = await startVendor({ tls: own.tls });
		const store = credentialFor(server, { caCertificate: own.authority });
		expect(await testCredential(store)).toEqual(OK);
		await request(store, { url: `${server.url}/api/v2/users` });
		await legacyRequest(store, { uri: `${server.url}/api/v2/users`, method: 'GET' });
		expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	});

	test('another authority is not', async () => {
		const server = await startVendor({ tls: own.tls });
		const stranger = await identity();
		const { status } = await testCredential(credentialFor(server, { caCertificate: stranger.authority }));
		expect(status).toBe('Error');
		expect(server.requests).toHaveLength(0);
	});

	test('Ignore SSL Issues connects to any certificate, for the test, our nodes and the HTTP Request node', async () => {
		const misplaced = await identity({ host: 'other.example', daysLeft: -1 });
		const server = await startVendor({ tls: misplaced.tls });
		const store = credentialFor(server, { ignoreSslIssues: true });
		expect(await testCredential(store)).toEqual(OK);
		await request(store, { url: `${server.url}/api/v2/users` });
		await legacyRequest(store, { uri: `${server.url}/api/v2/users`, method: 'GET' });
		expect(server.requests).toHaveLength(4);
	});

	test.each([false, 'true', ''])('only when it is on: %j is off', async (ignoreSslIssues) => {
		const server = await startVendor({ tls: own.tls });
		const store = credentialFor(server, { ignoreSslIssues });
		expect((await testCredential(store)).status).toBe('Error');
		await Promise.allSettled([
			request(store, { url: `${server.url}/api/v2/users` }),
			legacyRequest(store, { uri: `${server.url}/api/v2/users`, method: 'GET' }),
		]);
		expect(server.requests).toHaveLength(0);
	});
});
