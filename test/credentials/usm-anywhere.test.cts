import dns from 'node:dns';
import { usmAnywhereAccess } from '../../credentials/access/usm-anywhere';
import { caught } from '../harness/caught';
import { request } from '../harness/request.cts';
import { expectRows } from '../harness/rows';
import { testCredential } from '../harness/test-credential.cts';
import { stopServers, WAYS } from './setting.cts';
import { credentialFor, startVendor } from './usm-anywhere.cts';

const fields = { url: 'acme', clientId: 'id', clientSecret: 'secret' };

afterEach(async () => {
	jest.restoreAllMocks();
	await stopServers();
});

test('the URL may be a subdomain, or any address of the console', async () => {
	await expectRows(
		[
			['acme', 'https://acme.alienvault.cloud/api/2.0'],
			[' Acme-2 ', 'https://acme-2.alienvault.cloud/api/2.0'],
			['acme.alienvault.cloud', 'https://acme.alienvault.cloud/api/2.0'],
			['https://acme.alienvault.cloud/#/alarms?x=1', 'https://acme.alienvault.cloud/api/2.0'],
			['https://acme.alienvault.cloud/api/2.0/alarms', 'https://acme.alienvault.cloud/api/2.0'],
			['http://localhost:8080', 'http://localhost:8080/api/2.0'],
		],
		(url) => usmAnywhereAccess({ ...fields, url }).base.href,
	);
});

test('the client is a secret also as the pair that HTTP Basic sends', () => {
	expect(usmAnywhereAccess({ ...fields, accessToken: 'token' }).secrets).toEqual(['secret', 'id:secret', 'token', '']);
});

test('the login is a form for client credentials, with the client as HTTP Basic', async () => {
	const vendor = await startVendor();
	await request(credentialFor(vendor), { url: `${vendor.url}/api/2.0/alarms` });
	const [{ method, path, query, headers, body }] = vendor.requests;
	expect([method, path, query.size, body]).toEqual([
		'POST',
		'/api/2.0/oauth/token',
		0,
		'grant_type=client_credentials',
	]);
	const basic = Buffer.from(`${vendor.clientId}:${vendor.clientSecret}`).toString('base64');
	expect(headers.authorization).toBe(`Basic ${basic}`);
	expect(vendor.requests[1].headers.authorization).toMatch(/^Bearer [\w.-]+$/);
});

describe('the credential test', () => {
	test('reads one alarm, and says that the client is not allowed to read alarms', async () => {
		const vendor = await startVendor();
		await testCredential(credentialFor(vendor));
		expect(vendor.requests.at(-1)).toMatchObject({ path: '/api/2.0/alarms' });
		expect(vendor.requests.at(-1)?.query.get('size')).toBe('1');
		vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { status: 403 } }]);
		expect((await testCredential(credentialFor(vendor))).message).toBe(
			'USM Anywhere refused the test request (HTTP 403). The login works, but this client is not allowed to read alarms. Ask a Manager of USM Anywhere for a client that is.',
		);
	});

	test('says that the secret is wrong', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor, { clientSecret: 'mistyped' }))).toEqual({
			status: 'Error',
			message:
				'USM Anywhere refused the login (HTTP 401). Check Client ID and Client Secret, and that the client is enabled in USM Anywhere.',
		});
	});

	test('says that the subdomain is unknown', async () => {
		const vendor = await startVendor();
		const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
		// In place of the resolver: a test asks no name server.
		jest.spyOn(dns, 'lookup').mockImplementation(((_host: string, _options: object, done: (error: Error) => void) => {
			done(unknown);
		}) as never);
		expect(await testCredential(credentialFor(vendor, { url: 'acmee' }))).toEqual({
			status: 'Error',
			message:
				'USM Anywhere could not be reached at acmee.alienvault.cloud: this host name is not known. Check the URL or subdomain in the credential.',
		});
	});
});

describe('the webhook of the credential', () => {
	test('has the path of all webhooks where only its host is given, and none where both fields are empty', async () => {
		const PUSH = 'https://collector.example/api/1.0/webhook/push';
		await expectRows(
			[
				['https://collector.example', PUSH],
				[' collector.example/ ', PUSH],
				[`${PUSH}/?API_KEY=x`, PUSH],
				['https://collector.example/other', 'https://collector.example/other'],
			],
			(webhookUrl) => usmAnywhereAccess({ ...fields, webhookUrl, webhookApiKey: 'key' }).keyed?.url.href,
		);
		expect(usmAnywhereAccess({ ...fields, webhookUrl: ' ', webhookApiKey: '' }).keyed).toBeUndefined();
	});

	test('gets its key, and no token, from our nodes and from the HTTP Request node; nothing else at its host gets anything', async () => {
		for (const [, send] of WAYS) {
			const [vendor, collector] = [await startVendor(), await startVendor()];
			const { webhookUrl, webhookApiKey } = collector;
			const store = credentialFor(vendor, { webhookUrl, webhookApiKey: 'its-key' });
			await Promise.allSettled([send(store, webhookUrl)]);
			const { headers } = collector.requests.at(-1)!;
			expect([headers.api_key, headers.authorization]).toEqual(['its-key', undefined]);
			await send(store, `${vendor.url}/api/2.0/alarms`);
			expect(vendor.requests.at(-1)!.headers).not.toHaveProperty('api_key');
			collector.resetCounters();
			for (const url of [`${collector.url}/api/2.0/alarms`, `${webhookUrl}/x`, collector.url]) {
				expect((await caught(send(store, url))).message).toContain('and was not sent to');
			}
			expect([collector.requests, webhookApiKey === 'its-key']).toEqual([[], false]);
		}
	});

	test('is refused by a read-only credential, before anything is sent', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { readOnly: 'true' });
		const { message } = await caught(request(store, { method: 'POST', url: vendor.webhookUrl, body: '{}' }));
		expect(message).toContain('read-only');
		expect(vendor.requests.filter(({ path }) => path.includes('webhook'))).toEqual([]);
	});
});
