import { caught, request, tracesOf, type CredentialStore } from '../harness/index.cts';
import { credentialFor, HOSTS, startVendor, stopVendors, TOKEN } from './privx.cts';

const agesAgo = () => String(Date.now() - 1);

afterEach(async () => {
	jest.restoreAllMocks();
	await stopVendors();
});

async function ask(store: CredentialStore, times = 1): Promise<unknown[]> {
	const url = `${String(store.stored.url)}${HOSTS}?limit=1`;
	return await Promise.all(Array.from({ length: times }, async () => await request(store, { url, json: true })));
}

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

test('20 requests at first use cost one login, and two audit events in PrivX', async () => {
	const vendor = await startVendor({ auditEvents: 0 });
	await ask(credentialFor(vendor), 20);
	expect([vendor.logins, vendor.unauthorized]).toEqual([1, 0]);
	expect(vendor.auditEvents.map(({ event_id: code }) => code)).toEqual(['121', '106']);
});

test('a stored token serves the next execution without a login', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	await ask(store, 5);
	expect([vendor.logins, store.writes]).toEqual([1, 1]);
});

test.each([300, 1800])('a token of %i seconds is renewed before it ends, and none is refused', async (seconds) => {
	const start = Date.now();
	let passed = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => start + passed);
	const vendor = await startVendor({ tokenLifetimeSeconds: seconds, now: () => Date.now() });
	const store = credentialFor(vendor);
	const steps = 40;
	for (let step = 0; step < steps; step++) {
		await ask(store, 2);
		passed += (seconds * 1000) / 10;
	}
	expect(vendor.unauthorized).toBe(0);
	expect(vendor.logins).toBeGreaterThanOrEqual(4);
	expect(vendor.logins).toBeLessThanOrEqual(6);
});

test('20 requests near expiry cost one login, and PrivX refuses none of them', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	store.edit({ accessTokenRefreshAt: agesAgo() });
	await ask(store, 20);
	expect([vendor.logins, vendor.unauthorized]).toEqual([2, 0]);
});

test('20 requests with a token revoked early cost one login, and all are answered', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	vendor.revokeTokens();
	expect(await ask(store, 20)).toHaveLength(20);
	expect(vendor.logins).toBe(2);
});

test.each([
	['oauthClientId', 401, 'invalid_client', 'Check OAuth Client ID and OAuth Client Secret'],
	['oauthClientSecret', 401, 'invalid_client', 'Check OAuth Client ID and OAuth Client Secret'],
	['apiClientId', 400, 'invalid_grant', 'Check API Client ID and API Client Secret'],
	['apiClientSecret', 400, 'invalid_grant', 'Check API Client ID and API Client Secret'],
])(
	'a wrong %s is tried once for 200 items, told as such, and stands in no message',
	async (field, status, code, advice) => {
		const vendor = await startVendor();
		const wrong = 'mistyped-6c1f-value';
		const store = credentialFor(vendor, { [field]: wrong });
		const errors: Error[] = [];
		for (let item = 0; item < 200; item++) errors.push(await caught(ask(store)));
		expect(vendor.requests).toHaveLength(1);
		expect(errors[0].message).toContain(`SSH PrivX refused the login (HTTP ${status}, ${code}).`);
		expect(errors[199].message).toContain(advice);
		expect(tracesOf([wrong, vendor.oauthClientSecret, vendor.apiClientSecret], errors[0])).toEqual([]);
	},
);

test('logins that PrivX refuses for their number are told as passing, and the token that still lives is used on', async () => {
	const vendor = await startVendor({ failedLogins: 1 });
	const store = credentialFor(vendor);
	await ask(store);
	await caught(ask(credentialFor(vendor, { apiClientSecret: 'wrong' })));
	store.edit({ accessTokenRefreshAt: agesAgo() });
	await expect(ask(store, 3)).resolves.toHaveLength(3);
	store.edit({ accessTokenRefreshAt: agesAgo(), accessTokenExpiresAt: agesAgo() });
	expect((await caught(ask(store))).message).toBe(
		'SSH PrivX does not answer the login just now (HTTP 429). Try again in a few minutes.',
	);
});

test('after the host was edited, the old token is never sent', async () => {
	const [before, after] = [await startVendor(), await startVendor()];
	const store = credentialFor(before);
	await ask(store);
	const oldToken = String(store.stored.accessToken);
	store.edit({ url: after.url });
	before.resetCounters();
	await ask(store, 3);
	expect(tracesOf([oldToken], after.requests)).toEqual([]);
	expect([after.logins, after.unauthorized, before.tcpConnections]).toEqual([1, 0, 0]);
});

test.each(['oauthClientSecret', 'apiClientId', 'apiClientSecret'])(
	'after %s was edited, the old token is never sent',
	async (field) => {
		const vendor = await startVendor();
		const store = credentialFor(vendor);
		await ask(store);
		store.edit({ [field]: 'no longer right' });
		vendor.resetCounters();
		await caught(ask(store));
		expect(vendor.requests.map(({ path }) => path)).toEqual([TOKEN]);
	},
);

test('a 403 is no reason to log in', async () => {
	const vendor = await startVendor({ permissions: [] });
	await caught(ask(credentialFor(vendor)));
	expect(vendor.logins).toBe(1);
});

test('an answer without a token is no login', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: TOKEN, answer: { status: 200, body: '' } }]);
	expect((await caught(ask(credentialFor(vendor)))).message).toContain('without a usable token');
});
