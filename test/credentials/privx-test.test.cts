import { caught, request, testCredential } from '../harness/index.cts';
import { credentialFor, HOSTS, startVendor, stopVendors, TOKEN } from './privx.cts';

afterEach(stopVendors);

describe('the credential test tells the user', () => {
	test('that everything is right, after one login and one short question', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor))).toEqual({ status: 'OK', message: 'Connection successful!' });
		const [, question] = vendor.requests;
		expect(vendor.requests).toHaveLength(2);
		expect([question.method, question.path, question.query.get('limit')]).toEqual(['POST', `${HOSTS}/search`, '1']);
		expect(question.headers['content-type']).toContain('application/json');
	});

	test('that the OAuth client is wrong', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor, { oauthClientSecret: 'mistyped' }))).toEqual({
			status: 'Error',
			message:
				'SSH PrivX refused the login (HTTP 401, invalid_client). Check OAuth Client ID and OAuth Client Secret; this is not about the API client.',
		});
		expect(vendor.rejectedLogins).toBe(1);
	});

	test('that the API client is wrong', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor, { apiClientSecret: 'mistyped' }))).toEqual({
			status: 'Error',
			message:
				'SSH PrivX refused the login (HTTP 400, invalid_grant). The OAuth client is right. Check API Client ID and API Client Secret, and that the API client still exists in PrivX.',
		});
		expect(vendor.rejectedLogins).toBe(1);
	});

	test.each(['unauthorized_client', 'unsupported_grant_type'])(
		'that the OAuth client is of another kind (%s)',
		async (error) => {
			const vendor = await startVendor();
			vendor.setFaults([{ path: TOKEN, answer: { status: 400, body: { error } } }]);
			const { message } = await testCredential(credentialFor(vendor));
			expect(message).toContain(`(HTTP 400, ${error}). The OAuth client may not be used for API clients.`);
		},
	);

	test('that the certificate is signed by an unknown authority, and where PrivX shows that authority', async () => {
		const vendor = await startVendor();
		const { status, message } = await testCredential(credentialFor(vendor, { caCertificate: '' }));
		expect(status).toBe('Error');
		expect(message).toContain('not signed by an authority that n8n trusts');
		expect(message).toContain('paste that authority into CA Certificate');
		expect(message).toContain('TLS Trust Anchor at the bottom of Administration > Deployment > Integrate with PrivX');
		expect(vendor.requests).toHaveLength(0);
	});

	test('the same where the certificate pasted is of another authority', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { caCertificate: vendor.otherCaCertificate });
		expect((await testCredential(store)).message).toContain('TLS Trust Anchor');
		expect(vendor.requests).toHaveLength(0);
	});

	test('that the login works but the permission for this question is missing', async () => {
		const vendor = await startVendor({ permissions: ['logs-view'] });
		const { status, message } = await testCredential(credentialFor(vendor));
		expect(status).toBe('Error');
		expect(message).toMatch(/^The login works, but .* add the permission hosts-view/);
	});

	test('that PrivX takes no logins for a while', async () => {
		const vendor = await startVendor({ failedLogins: 0 });
		expect((await testCredential(credentialFor(vendor))).message).toBe(
			'SSH PrivX does not answer the login just now (HTTP 429). Try again in a few minutes.',
		);
	});

	test('that the URL is not that of PrivX', async () => {
		const vendor = await startVendor();
		vendor.setFaults([{ path: TOKEN, answer: { status: 404 } }]);
		expect((await testCredential(credentialFor(vendor))).message).toContain('There is no login of SSH PrivX');
	});

	test('that a field is empty', async () => {
		const vendor = await startVendor();
		const { message } = await testCredential(credentialFor(vendor, { apiClientId: ' ' }));
		expect(message).toBe('the field API Client ID of the credential is empty');
		expect(vendor.tcpConnections).toBe(0);
	});
});

test('where SSL issues are ignored, login, test and requests all connect', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor, { caCertificate: '', ignoreSslIssues: true });
	expect(await testCredential(store)).toEqual({ status: 'OK', message: 'Connection successful!' });
	await expect(request(store, { url: vendor.url + HOSTS, json: true })).resolves.toHaveProperty('items');
});

test('an authority given beside the switch is no obstacle to it', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor, { caCertificate: vendor.otherCaCertificate, ignoreSslIssues: true });
	expect((await testCredential(store)).status).toBe('OK');
});

test('plain http works for this machine', async () => {
	const vendor = await startVendor({ tls: false });
	expect(vendor.url).toMatch(/^http:/);
	expect((await testCredential(credentialFor(vendor))).status).toBe('OK');
	const { message } = await caught(
		request(credentialFor(vendor, { url: 'http://privx.example.com' }), { url: 'http://privx.example.com/' }),
	);
	expect(message).toContain('must begin with https://');
});
