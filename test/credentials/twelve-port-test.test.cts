import { identity, testCredential, type Identity } from '../harness/index.cts';
import { credentialFor, jwt, startVendor, stopVendors } from './twelve-port.cts';

const WORKS = { status: 'OK', message: 'Connection successful!' };
let server: Identity;

beforeAll(async () => {
	server = await identity();
});

afterEach(stopVendors);

describe('the test of a 12Port credential tells the user', () => {
	test('that everything is right, after asking for the own user twice and nothing else', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor))).toEqual(WORKS);
		const paths = vendor.requests.map(({ method, path }) => `${method} ${path}`);
		expect(paths).toEqual(['GET /ztna/acme/root/api/user/me', 'GET /ztna/acme/root/api/user/me']);
	});

	test('that the token has expired, and when, without sending it', async () => {
		const vendor = await startVendor();
		const apiToken = jwt({ sub: 'automation', exp: Date.UTC(2026, 0, 15, 12, 34, 56) / 1000 });
		expect(await testCredential(credentialFor(vendor, { apiToken }))).toEqual({
			status: 'Error',
			message: 'the API token expired on 2026-01-15 at 12:34 UTC',
		});
		expect(vendor.connections).toBe(0);
	});

	test.each([
		['an unknown one', jwt({ sub: 'automation' })],
		['one that is no JWT', 'opaque-token'],
	])('that the server refuses the token: %s', async (_, apiToken) => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor, { apiToken }))).toEqual({
			status: 'Error',
			message:
				'12Port refused the check of the token (HTTP 401). Check that the API token is copied whole, enabled, not expired and of this tenant, and that its Filter admits the address of n8n.',
		});
		expect(vendor.requests).toHaveLength(1);
	});

	test('that an administrator disabled the token', async () => {
		const vendor = await startVendor();
		const { message } = await testCredential(
			credentialFor(vendor, { apiToken: vendor.issueToken({ isEnabled: false }) }),
		);
		expect(message).toContain('12Port refused the check of the token (HTTP 401)');
	});

	test.each(['/ztna/other/root', '/ztna/acme/branch', ''])(
		'that the portal answers but not the API, since tenant or space is wrong: %s',
		async (path) => {
			const vendor = await startVendor();
			const { status, message } = await testCredential(credentialFor(vendor, { url: vendor.origin + path }));
			expect(status).toBe('Error');
			expect(message).toContain('the answer is a web page, not JSON');
			expect(message).toContain('Check that the URL');
		},
	);

	test('that there is nothing like the API at the address', async () => {
		const vendor = await startVendor();
		vendor.setFaults([{ times: 'always', answer: { status: 404 } }]);
		const { message } = await testCredential(credentialFor(vendor));
		expect(message).toContain('(HTTP 404). Check the URL.');
	});

	test.each([[[]], [''], ['"ok"']])('that something else answers at the address: %j', async (body) => {
		const vendor = await startVendor();
		vendor.setFaults([{ times: 'always', answer: { status: 200, body } }]);
		const { status, message } = await testCredential(credentialFor(vendor));
		expect(status).toBe('Error');
		expect(message).toContain('Check that the URL leads to 12Port itself');
	});

	test('that another page wants a login first', async () => {
		const vendor = await startVendor();
		vendor.setFaults([{ times: 'always', answer: { status: 302, headers: { location: '/login' } } }]);
		const { message } = await testCredential(credentialFor(vendor));
		expect(message).toContain('redirects');
		expect(vendor.requests).toHaveLength(1);
	});

	test.each(['/ztna', '/ztna/', '/ztna/acme', '/ztna/acme/'])('that tenant or space is missing: %s', async (path) => {
		const vendor = await startVendor();
		const { message } = await testCredential(credentialFor(vendor, { url: vendor.origin + path }));
		expect(message).toBe('the field URL of the credential lacks the tenant, or the space');
		expect(vendor.connections).toBe(0);
	});

	test('that a field is empty', async () => {
		const vendor = await startVendor();
		const messages = [
			await testCredential(credentialFor(vendor, { url: ' ' })),
			await testCredential(credentialFor(vendor, { apiToken: '' })),
			await testCredential(credentialFor(vendor, { apiToken: 'Bearer ' })),
		].map(({ message }) => message);
		expect(messages).toEqual([
			'the field URL of the credential is empty',
			'the field API Token of the credential is empty',
			'the field API Token of the credential is empty',
		]);
	});

	test('that plain http would show the token to everybody', async () => {
		const vendor = await startVendor();
		const { message } = await testCredential(
			credentialFor(vendor, { url: 'http://12port.example.com/ztna/acme/root' }),
		);
		expect(message).toBe('the field URL of the credential must begin with https://');
	});

	test('that the server is in trouble', async () => {
		const vendor = await startVendor();
		vendor.setFaults([{ times: 'always', answer: { status: 503 } }]);
		const { message } = await testCredential(credentialFor(vendor));
		expect(message).toContain('HTTP 503');
	});
});

describe('the certificate of the server', () => {
	test('is told to be untrusted, and where to name its authority; nothing is sent', async () => {
		const vendor = await startVendor({ tls: server.tls });
		const { status, message } = await testCredential(credentialFor(vendor));
		expect(status).toBe('Error');
		expect(message).toContain('not signed by an authority that n8n trusts');
		expect(message).toContain('CA Certificate');
		expect(vendor.requests).toHaveLength(0);
	});

	test('is accepted when its authority is given', async () => {
		const vendor = await startVendor({ tls: server.tls });
		expect(await testCredential(credentialFor(vendor, { caCertificate: server.authority }))).toEqual(WORKS);
	});

	test('is refused when another authority is given', async () => {
		const stranger = await identity();
		const vendor = await startVendor({ tls: server.tls });
		const { message } = await testCredential(credentialFor(vendor, { caCertificate: stranger.authority }));
		expect(message).toContain('not signed by an authority that n8n trusts');
		expect(vendor.requests).toHaveLength(0);
	});

	test('is not looked at when the user says so', async () => {
		const vendor = await startVendor({ tls: server.tls });
		expect(await testCredential(credentialFor(vendor, { ignoreSslIssues: true }))).toEqual(WORKS);
	});

	test.each([false, 'true', ''])('is looked at unless the switch is really on: %p', async (ignoreSslIssues) => {
		const vendor = await startVendor({ tls: server.tls });
		expect((await testCredential(credentialFor(vendor, { ignoreSslIssues }))).status).toBe('Error');
		expect(vendor.requests).toHaveLength(0);
	});

	test('must be one where it is given', async () => {
		const vendor = await startVendor({ tls: server.tls });
		const { message } = await testCredential(credentialFor(vendor, { caCertificate: 'my-ca.pem' }));
		expect(message).toBe('the field CA Certificate holds no readable certificate');
	});
});
