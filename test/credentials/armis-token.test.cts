import { DOCUMENTED_SCOPES } from '../../simulators/armis/index.cts';
import { caught, credentialStore, legacyRequest, paginatedRequest, request, tracesOf } from '../harness/index.cts';
import { agesAgo, armis, ask, stopArmis, v1, v3, type Api } from './armis.cts';

afterEach(async () => {
	jest.restoreAllMocks();
	await stopArmis();
});

const secretField = ({ name }: Api) => (name === v3.name ? 'clientSecret' : 'secretKey');

test('the v3 login is the documented JSON body, and nothing of it stands in the address', async () => {
	const vendor = await armis();
	await ask(v3, v3.credential(vendor, { scopes: DOCUMENTED_SCOPES.slice(0, 2), additionalScopes: 'FULL_VISIBILITY' }));
	const [{ method, path, query, body, headers }] = vendor.requests;
	expect([method, path, query.toString()]).toEqual(['POST', '/v3/oauth/token', '']);
	expect(headers['content-type']).toContain('application/json');
	expect(JSON.parse(body)).toEqual({
		audience: `${vendor.url}/`,
		client_id: vendor.clientId,
		client_secret: vendor.clientSecret,
		grant_type: 'client_credentials',
		vendor_id: vendor.vendorId,
		scopes: ['PERMISSION.DEVICE.READ', 'PERMISSION.PII.DEVICE', 'FULL_VISIBILITY'],
	});
	expect(vendor.requests[1].headers.authorization).toMatch(/^Bearer [\w.-]+$/);
});

test('the v1 login has the key in its body, never in its address, and its token goes without "Bearer"', async () => {
	const vendor = await armis();
	const store = v1.credential(vendor);
	await ask(v1, store);
	const [{ method, path, query, body }, call] = vendor.requests;
	expect([method, path, query.toString()]).toEqual(['POST', '/api/v1/access_token/', '']);
	expect([...new URLSearchParams(body)]).toEqual([['secret_key', vendor.secretKey]]);
	expect(call.headers.authorization).toBe(store.stored.accessToken);
});

describe.each([v3, v1])('with $name', (api) => {
	test('20 requests at first use cost one login, and the next execution none', async () => {
		const vendor = await armis();
		const store = api.credential(vendor);
		await ask(api, store, 20);
		await ask(api, store, 5);
		expect([vendor.logins, vendor.unauthorized]).toEqual([1, 0]);
	});

	test('20 requests near expiry cost one login before anything is sent', async () => {
		const vendor = await armis();
		const store = api.credential(vendor);
		await ask(api, store);
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(api, store, 20);
		expect([vendor.logins, vendor.unauthorized]).toEqual([2, 0]);
		expect(vendor.requests).toHaveLength(23);
	});

	test('20 requests with a token that was revoked cost one login', async () => {
		const vendor = await armis({ latencyMs: 5 });
		const store = api.credential(vendor);
		await ask(api, store);
		vendor.revokeTokens();
		await ask(api, store, 20);
		expect(vendor.logins).toBe(2);
	});

	test('a token is renewed by the lifetime that the vendor tells', async () => {
		const start = Date.now();
		let passed = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => start + passed);
		const lifetime = { v3TokenLifetimeSeconds: 900, v1TokenLifetimeSeconds: 900 };
		const vendor = await armis({ ...lifetime, now: () => Date.now() });
		const store = api.credential(vendor);
		for (let minute = 0; minute <= 60; minute++) {
			await ask(api, store);
			passed += 60_000;
		}
		expect(vendor.unauthorized).toBe(0);
		expect(vendor.logins).toBe(5);
	});

	test('a wrong secret is tried once by 50 items, and stands in no message', async () => {
		const vendor = await armis();
		const secret = 'wrong-secret-6c1f';
		const store = api.credential(vendor, { [secretField(api)]: secret });
		const errors = [];
		for (let item = 0; item < 50; item++) errors.push(await caught(ask(api, store)));
		expect(vendor.requests).toHaveLength(1);
		expect(errors[0].message).toMatch(/^Armis Centrix refused the login \(HTTP 40[01]\)\. Check Tenant URL/);
		expect(tracesOf([secret], errors)).toEqual([]);
	});

	test('a secret with odd characters arrives as it is', async () => {
		const secret = 'p+ä&=%2F "\\\'{}\u{1f511}?#;,/ end';
		const vendor = await armis({ clientSecret: secret });
		await ask(api, api.credential(vendor));
		expect([vendor.logins, vendor.rejectedLogins]).toEqual([1, 0]);
	});

	test('after the host was edited, the old token is never sent', async () => {
		const [before, after] = [await armis(), await armis()];
		const store = api.credential(before);
		await ask(api, store);
		const oldToken = String(store.stored.accessToken);
		store.edit({ tenantUrl: after.url, apiUrl: after.url });
		before.resetCounters();
		await ask(api, store, 3);
		expect(tracesOf([oldToken], after.requests)).toEqual([]);
		expect([after.logins, after.unauthorized, before.connections]).toEqual([1, 0, 0]);
	});

	test('after the secret was edited, the old token is never sent', async () => {
		const vendor = await armis();
		const store = api.credential(vendor);
		await ask(api, store);
		store.edit({ [secretField(api)]: 'no longer right' });
		vendor.resetCounters();
		await caught(ask(api, store));
		expect(vendor.requests.map(({ path }) => path)).toEqual([api.tokenPath]);
	});

	test('a login that cannot be answered does not stop a token that still lives', async () => {
		const vendor = await armis();
		const store = api.credential(vendor);
		await ask(api, store);
		store.edit({ accessTokenRefreshAt: agesAgo() });
		const page = '<html>502 Bad Gateway</html>';
		vendor.setFaults([{ path: api.tokenPath, times: 'always', answer: { status: 502, body: page } }]);
		await ask(api, store, 5);
		expect([vendor.logins, vendor.unauthorized]).toEqual([1, 0]);
	});

	test.each(['{"success":false}', 'null', '[]'])('a login answered by %s is an error that says so', async (body) => {
		const vendor = await armis();
		vendor.setFaults([{ path: api.tokenPath, answer: { status: 200, body } }]);
		expect((await caught(ask(api, api.credential(vendor)))).message).toContain('without a usable token');
	});

	test("n8n's HTTP Request node is served as well, with and without paging", async () => {
		const vendor = await armis();
		const store = api.credential(vendor);
		const uri = vendor.url + api.path;
		await legacyRequest(store, { uri, method: 'GET', json: true });
		store.edit({ accessTokenRefreshAt: agesAgo() });
		const pages = await paginatedRequest(store, { uri, method: 'GET', json: true }, 4);
		expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
		expect([vendor.logins, vendor.unauthorized]).toEqual([2, 0]);
	});

	test('a request to another origin is refused before it is sent', async () => {
		const [own, other] = [await armis(), await armis()];
		const store = api.credential(own);
		const url = other.url + api.path;
		const errors = [
			await caught(request(store, { url })),
			await caught(legacyRequest(store, { uri: url, method: 'GET' })),
			await caught(paginatedRequest(store, { uri: url, method: 'GET' }, 1)),
		];
		for (const { message } of errors) {
			expect(message).toBe(`this credential belongs to ${own.url} and was not sent to ${other.url}`);
		}
		expect(other.connections).toBe(0);
	});

	test('a redirect to another origin is not followed', async () => {
		const [own, other] = [await armis(), await armis()];
		const headers = { location: `${other.url}/x` };
		own.setFaults([{ path: api.path, times: 'always', answer: { status: 302, headers } }]);
		const store = api.credential(own);
		await Promise.allSettled([ask(api, store), legacyRequest(store, { uri: own.url + api.path, method: 'GET' })]);
		expect(other.connections).toBe(0);
	});

	test('expressions of the user stay in the credential when a token is stored', async () => {
		const vendor = await armis();
		const expression = '={{ $secrets.vault.armis }}';
		const { type, stored } = api.credential(vendor);
		const fields = { ...stored, [secretField(api)]: expression };
		const store = credentialStore(type, fields, { [expression]: vendor.secretKey });
		await ask(api, store);
		expect(store.stored[secretField(api)]).toBe(expression);
		expect(store.stored.accessToken).not.toBe('');
	});
});

test('other scopes mean another token: the old one is not sent', async () => {
	const vendor = await armis();
	const store = v3.credential(vendor);
	await ask(v3, store);
	const oldToken = String(store.stored.accessToken);
	store.edit({ scopes: ['PERMISSION.ALERT.READ'] as never });
	vendor.resetCounters();
	await ask(v3, store);
	expect(vendor.logins).toBe(1);
	expect(tracesOf([oldToken], vendor.requests)).toEqual([]);
});

describe('the end of a v1 token', () => {
	const expiryFor = async (expiration_utc: unknown) => {
		const vendor = await armis();
		vendor.setFaults([{ path: v1.tokenPath, answer: { patch: { data: { expiration_utc } } } }]);
		const store = v1.credential(vendor);
		await ask(v1, store);
		return String(store.stored.accessTokenExpiresAt);
	};

	test.each([
		['with microseconds and an offset', (iso: string) => `${iso.slice(0, -1)}452+00:00`],
		['in another zone', (iso: string) => `${new Date(Date.parse(iso) + 7_200_000).toISOString().slice(0, -1)}+02:00`],
		['without a zone, which is UTC', (iso: string) => iso.slice(0, -1)],
	])('is read %s', async (_, write) => {
		const end = Date.now() + 1_800_000;
		const expiresAt = Number(await expiryFor(write(new Date(end).toISOString())));
		expect(Math.abs(expiresAt - end)).toBeLessThan(2_000);
	});

	test.each(['2020-01-01T00:00:00.000000+00:00', 'soon', '', 17])('counts as unknown when it is %j', async (given) => {
		expect(await expiryFor(given)).toBe('');
	});

	test('counts as unknown when it is missing: then a 401 renews the token', async () => {
		const vendor = await armis();
		vendor.setFaults([{ path: v1.tokenPath, times: 'always', answer: { patch: { data: { expiration_utc: null } } } }]);
		const store = v1.credential(vendor);
		await ask(v1, store);
		vendor.revokeTokens('v1');
		await ask(v1, store, 5);
		expect([store.stored.accessTokenExpiresAt, vendor.logins]).toEqual(['', 2]);
	});
});
