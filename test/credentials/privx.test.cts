import { privxAccess } from '../../credentials/access/privx';
import { PrivxApi } from '../../credentials/PrivxApi.credentials';
import { startPrivx, type PrivxOptions, type PrivxSimulator } from '../../simulators/privx/index.cts';
import { caught } from '../harness/caught';
import { credentialStore, type CredentialStore } from '../harness/credential-store.cts';
import { request } from '../harness/request.cts';
import { expectRows } from '../harness/rows';
import { testCredential } from '../harness/test-credential.cts';
import { agesAgo, started, stopServers } from './setting.cts';

const HOSTS = '/host-store/api/v1/hosts';
const TOKEN = '/auth/api/v1/oauth/token';
const fields = {
	url: 'privx.example.com',
	oauthClientId: 'privx-external',
	oauthClientSecret: 'oauth+/secret=',
	apiClientId: '5f0c1b9e',
	apiClientSecret: 'api+/secret=',
};

/** Over TLS, with its own authority, as PrivX is delivered. */
const startVendor = async (options: PrivxOptions = {}) => await started(startPrivx(options));

/** A credential that the simulator accepts, its authority included, with some fields changed. */
function credentialFor(vendor: PrivxSimulator, changed: Record<string, string | boolean> = {}): CredentialStore {
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = vendor;
	const right = { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate };
	return credentialStore(new PrivxApi(), { ...right, ...changed });
}

async function ask(store: CredentialStore, times = 1): Promise<unknown[]> {
	const url = `${String(store.stored.url)}${HOSTS}?limit=1`;
	return await Promise.all(Array.from({ length: times }, async () => await request(store, { url, json: true })));
}

afterEach(stopServers);

test('the URL may be any address of the console', async () => {
	await expectRows(
		[
			['privx.example.com', 'https://privx.example.com/'],
			['https://privx.example.com:8443', 'https://privx.example.com:8443/'],
			['https://privx.example.com/privx/hosts?page=2', 'https://privx.example.com/'],
			['https://privx.example.com/auth/api/v1/oauth/token', 'https://privx.example.com/'],
			['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
		],
		(url) => privxAccess({ ...fields, url }).base.href,
	);
});

test('both secrets, the Basic pair and the token are all named as secrets', () => {
	expect(privxAccess({ ...fields, accessToken: 'token' }).secrets).toEqual([
		'oauth+/secret=',
		'privx-external:oauth+/secret=',
		'api+/secret=',
		'token',
	]);
});

test('the form has the ID of the OAuth client that PrivX delivers', () => {
	const field = new PrivxApi().properties.find(({ name }) => name === 'oauthClientId');
	expect(field?.default).toBe('privx-external');
});

test('the login is a form with the API client in it, and the OAuth client as HTTP Basic', async () => {
	const vendor = await startVendor();
	await ask(credentialFor(vendor));
	const [login] = vendor.requests;
	expect([login.method, login.path, login.query.size]).toEqual(['POST', TOKEN, 0]);
	expect(login.headers['content-type']).toContain('application/x-www-form-urlencoded');
	const basic = Buffer.from(`${vendor.oauthClientId}:${vendor.oauthClientSecret}`).toString('base64');
	expect(login.headers.authorization).toBe(`Basic ${basic}`);
	expect(Object.fromEntries(new URLSearchParams(login.body))).toEqual({
		grant_type: 'password',
		username: vendor.apiClientId,
		password: vendor.apiClientSecret,
	});
});

test('20 requests at first use write two audit events in PrivX', async () => {
	const vendor = await startVendor({ auditEvents: 0 });
	await ask(credentialFor(vendor), 20);
	expect(vendor.auditEvents.map(({ event_id: code }) => code)).toEqual(['121', '106']);
});

test('after too many failed logins, a token that is still valid is used, and an expired one is an error to try again', async () => {
	const vendor = await startVendor({ failedLogins: 1 });
	const store = credentialFor(vendor);
	await ask(store);
	await caught(ask(credentialFor(vendor, { apiClientSecret: 'wrong' })));
	store.edit({ accessTokenRefreshAt: agesAgo() });
	await expect(ask(store, 3)).resolves.toHaveLength(3);
	store.edit({ accessTokenRefreshAt: agesAgo(), accessTokenExpiresAt: agesAgo() });
	expect((await caught(ask(store))).message).toBe(
		'SSH PrivX cannot process the login at the moment (HTTP 429). Try again in a few minutes.',
	);
});

test('the certificate for the form is the one that PrivX shows as its trust anchor', async () => {
	const vendor = await startVendor();
	const url = `${vendor.url}/authorizer/api/v1/ssl-trust-anchor`;
	const anchor = await request(credentialFor(vendor), { url, json: true });
	expect(anchor).toMatchObject({ trust_anchor: vendor.caCertificate, trust_anchor_sha256: expect.any(String) });
});

describe('the credential test', () => {
	const messageWith = async (vendor: PrivxSimulator, changed?: Record<string, string | boolean>) =>
		(await testCredential(credentialFor(vendor, changed))).message;

	test('logs in once and sends one short search', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor))).toEqual({ status: 'OK', message: 'Connection successful!' });
		const [, search] = vendor.requests;
		expect(vendor.requests).toHaveLength(3);
		expect([search.method, search.path, search.query.get('limit')]).toEqual(['POST', `${HOSTS}/search`, '1']);
		expect(search.headers['content-type']).toContain('application/json');
	});

	test('says which of the two clients is wrong', async () => {
		const oauth =
			'(HTTP 401, invalid_client). Check OAuth Client ID and OAuth Client Secret. The API client was not checked.';
		const api =
			'(HTTP 400, invalid_grant). The OAuth client is correct. Check API Client ID and API Client Secret, and that the API client still exists in PrivX.';
		await expectRows(
			[
				['oauthClientId', oauth],
				['oauthClientSecret', oauth],
				['apiClientId', api],
				['apiClientSecret', api],
			].map(([field, reason]) => [field, [`SSH PrivX refused the login ${reason}`, 1]]),
			async (field) => {
				const vendor = await startVendor();
				return [await messageWith(vendor, { [field]: 'mistyped' }), vendor.rejectedLogins];
			},
		);
	});

	test('says that the OAuth client is of another kind', async () => {
		await expectRows(
			['unauthorized_client', 'unsupported_grant_type'].map((error) => [
				error,
				expect.stringContaining(`(HTTP 400, ${error}). This OAuth client cannot be used for API clients.`),
			]),
			async (error) => {
				const vendor = await startVendor();
				vendor.setFaults([{ path: TOKEN, answer: { status: 400, body: { error } } }]);
				return await messageWith(vendor);
			},
		);
	});

	test('says where PrivX shows its authority, with no or another authority in the credential', async () => {
		const vendor = await startVendor();
		for (const caCertificate of ['', vendor.otherCaCertificate]) {
			const message = await messageWith(vendor, { caCertificate });
			expect(message).toContain('into CA Certificate');
			expect(message).toContain('TLS Trust Anchor at the bottom of Administration > Deployment > Integrate with PrivX');
		}
		expect(vendor.requests).toHaveLength(0);
	});

	test('says that the login works but a permission for this search is missing', async () => {
		const vendor = await startVendor({ permissions: ['logs-view'] });
		expect(await messageWith(vendor)).toMatch(/The login works, but .* add the permission hosts-view/);
	});

	test('says that PrivX accepts no logins for a while', async () => {
		const vendor = await startVendor({ failedLogins: 0 });
		expect(await messageWith(vendor)).toBe(
			'SSH PrivX cannot process the login at the moment (HTTP 429). Try again in a few minutes.',
		);
	});
});
