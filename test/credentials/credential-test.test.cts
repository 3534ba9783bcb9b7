import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import dns from 'node:dns';
import {
	credentialFor,
	identity,
	request,
	startVendor,
	stopVendors,
	testCredential,
	type Identity,
} from '../harness/index.cts';

let server: Identity;

beforeAll(async () => {
	server = await identity();
});

afterEach(async () => {
	jest.restoreAllMocks();
	await stopVendors();
});

/** A port on which nothing listens any more. */
async function deadPort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => probe.once('listening', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

describe('the credential test tells the user', () => {
	test('that everything is right', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor))).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(vendor.requests.at(-1)?.query.get('size')).toBe('1');
	});

	test('that the secret is wrong', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor, { clientSecret: 'mistyped' }))).toEqual({
			status: 'Error',
			message:
				'USM Anywhere refused the login (HTTP 401). Check Client ID and Client Secret, and that the client is enabled in USM Anywhere.',
		});
		expect(vendor.rejectedLogins).toBe(1);
	});

	test('that the subdomain is unknown', async () => {
		const vendor = await startVendor();
		const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
		// Stands in for the resolver: a test asks no name server.
		jest.spyOn(dns, 'lookup').mockImplementation(((_host: string, _options: object, done: (error: Error) => void) => {
			done(unknown);
		}) as never);
		expect(await testCredential(credentialFor(vendor, { url: 'acmee' }))).toEqual({
			status: 'Error',
			message:
				'USM Anywhere could not be reached at acmee.alienvault.cloud: this host name is not known. Check the URL or subdomain in the credential.',
		});
	});

	test('that nothing answers at the address', async () => {
		const vendor = await startVendor();
		const host = `127.0.0.1:${await deadPort()}`;
		expect(await testCredential(credentialFor(vendor, { url: `http://${host}` }))).toEqual({
			status: 'Error',
			message: `USM Anywhere could not be reached at ${host}: nothing answers at this address.`,
		});
	});

	test('that the certificate is signed by an unknown authority, and where to name it', async () => {
		const vendor = await startVendor({ tls: server.tls });
		const { status, message } = await testCredential(credentialFor(vendor));
		expect(status).toBe('Error');
		expect(message).toContain('not signed by an authority that n8n trusts');
		expect(message).toContain('CA Certificate');
		expect(vendor.requests).toHaveLength(0);
	});

	test('that the certificate has expired', async () => {
		const expired = await identity({ daysLeft: -1 });
		const vendor = await startVendor({ tls: expired.tls });
		const { message } = await testCredential(credentialFor(vendor, { caCertificate: expired.authority }));
		expect(message).toContain('the certificate of this host has expired');
	});

	test('that the certificate is for another host', async () => {
		const misplaced = await identity({ host: 'other.example' });
		const vendor = await startVendor({ tls: misplaced.tls });
		const { message } = await testCredential(credentialFor(vendor, { caCertificate: misplaced.authority }));
		expect(message).toContain('the certificate is for another host name');
	});

	test('that the CA certificate is none', async () => {
		const vendor = await startVendor({ tls: server.tls });
		const { message } = await testCredential(credentialFor(vendor, { caCertificate: 'my-ca.pem' }));
		expect(message).toBe('the field CA Certificate holds no readable certificate');
	});

	test('that the URL is not that of USM Anywhere', async () => {
		const vendor = await startVendor();
		vendor.setFaults([{ path: '/api/2.0/oauth/token', answer: { status: 200, body: '<!doctype html><p>Welcome' } }]);
		const { message } = await testCredential(credentialFor(vendor));
		expect(message).toContain('the answer is a web page, not JSON');
	});

	test('that a field is empty', async () => {
		const vendor = await startVendor();
		const messages = [
			await testCredential(credentialFor(vendor, { url: ' ' })),
			await testCredential(credentialFor(vendor, { clientId: '' })),
			await testCredential(credentialFor(vendor, { clientSecret: '' })),
		].map(({ message }) => message);
		expect(messages).toEqual([
			'the field URL of the credential is empty',
			'the field Client ID of the credential is empty',
			'the field Client Secret of the credential is empty',
		]);
	});

	test('that the client may log in but not read alarms', async () => {
		const vendor = await startVendor();
		vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { status: 403 } }]);
		expect((await testCredential(credentialFor(vendor))).message).toBe(
			'The login works, but this client may not read alarms. Ask a Manager of USM Anywhere for a client that may.',
		);
	});
});

test('a custom authority is accepted for the login and for requests alike', async () => {
	const vendor = await startVendor({ tls: server.tls });
	const store = credentialFor(vendor, { caCertificate: server.authority });
	expect(await testCredential(store)).toEqual({ status: 'OK', message: 'Connection successful!' });
	await expect(request(store, { url: `${vendor.url}/api/2.0/alarms`, json: true })).resolves.toHaveProperty('page');
});

test('a custom authority replaces the others: a server of another one is refused', async () => {
	const stranger = await identity();
	const vendor = await startVendor({ tls: stranger.tls });
	const { message } = await testCredential(credentialFor(vendor, { caCertificate: server.authority }));
	expect(message).toContain('not signed by an authority that n8n trusts');
});
