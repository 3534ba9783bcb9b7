import {
	caught,
	credentialFor,
	credentialStore,
	request,
	startVendor,
	stopVendors,
	tracesOf,
	usmAnywhereInWorker,
	type CredentialStore,
} from '../harness/index.cts';

const ALARMS = '/api/2.0/alarms?size=1';
const agesAgo = () => String(Date.now() - 1);

afterEach(async () => {
	jest.restoreAllMocks();
	await stopVendors();
});

async function ask(store: CredentialStore, times = 1): Promise<unknown[]> {
	const url = String(store.stored.url) + ALARMS;
	return await Promise.all(Array.from({ length: times }, async () => await request(store, { url, json: true })));
}

test('20 requests at first use cost one login', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store, 20);
	expect(vendor.logins).toBe(1);
	expect(vendor.unauthorized).toBe(0);
});

test('a stored token serves the next execution without a login', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	await ask(store, 5);
	expect(vendor.logins).toBe(1);
	expect(store.writes).toBe(1);
});

test('20 requests near expiry cost one login, and the vendor refuses none of them', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	store.edit({ accessTokenRefreshAt: agesAgo() });
	await ask(store, 20);
	expect(vendor.logins).toBe(2);
	expect(vendor.unauthorized).toBe(0);
	expect(vendor.requests.filter(({ path }) => path === '/api/2.0/alarms')).toHaveLength(21);
});

test('20 requests with a token revoked early cost one login', async () => {
	const vendor = await startVendor({ latencyMs: 5 });
	const store = credentialFor(vendor);
	await ask(store);
	vendor.revokeTokens();
	const staggered = Array.from({ length: 20 }, async (_, index) => {
		await new Promise((resolve) => setTimeout(resolve, index));
		return await ask(store);
	});
	await Promise.all(staggered);
	expect(vendor.logins).toBe(2);
});

test('a wrong secret is tried once, and stands in no message', async () => {
	const vendor = await startVendor();
	const clientSecret = 'wrong-secret-6c1f';
	const error = await caught(ask(credentialFor(vendor, { clientSecret })));
	expect(error.message).toBe(
		'USM Anywhere refused the login (HTTP 401). Check Client ID and Client Secret, and that the client is enabled in USM Anywhere.',
	);
	expect(vendor.rejectedLogins).toBe(1);
	expect(vendor.requests).toHaveLength(1);
	expect(tracesOf([clientSecret, `${vendor.clientId}:${clientSecret}`], error)).toEqual([]);
});

test('a wrong secret used by 200 items is tried once', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor, { clientSecret: 'wrong' });
	for (let item = 0; item < 200; item++) await caught(ask(store));
	expect(vendor.rejectedLogins).toBe(1);
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
	expect([after.logins, after.unauthorized, before.connections]).toEqual([1, 0, 0]);
});

test('after the secret was edited, the old token is never sent', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	store.edit({ clientSecret: 'no longer right' });
	vendor.resetCounters();
	await caught(ask(store));
	expect(vendor.requests.map(({ path }) => path)).toEqual(['/api/2.0/oauth/token']);
});

test('two credentials of one host, and one client on two hosts, never share a token', async () => {
	const [one, other] = [await startVendor(), await startVendor()];
	const stores = [credentialFor(one), credentialFor(other)];
	for (const store of stores) await ask(store);
	expect(stores[0].stored.accessToken).not.toBe(stores[1].stored.accessToken);
	await caught(ask(credentialFor(one, { clientId: 'somebody-else' })));
	expect([one.logins, one.rejectedLogins, other.logins]).toEqual([1, 1, 1]);
});

describe('two workers', () => {
	test('share a token by way of the store', async () => {
		const vendor = await startVendor();
		const a = credentialFor(vendor).seenBy(usmAnywhereInWorker());
		const b = a.seenBy(usmAnywhereInWorker());
		await ask(a, 5);
		await ask(b, 5);
		expect(vendor.logins).toBe(1);
	});

	test('that renew at the same moment both go on, with one login each', async () => {
		const vendor = await startVendor();
		const a = credentialFor(vendor).seenBy(usmAnywhereInWorker());
		const b = a.seenBy(usmAnywhereInWorker());
		await ask(a);
		a.edit({ accessTokenRefreshAt: agesAgo() });
		await Promise.all([ask(a, 10), ask(b, 10)]);
		expect(vendor.logins).toBeLessThanOrEqual(3);
		expect(vendor.unauthorized).toBe(0);
	});

	test('recover when the newer token of one is revoked: the other does not bring its older one back', async () => {
		const vendor = await startVendor();
		const a = credentialFor(vendor).seenBy(usmAnywhereInWorker());
		const b = a.seenBy(usmAnywhereInWorker());
		await ask(b);
		a.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(a);
		vendor.revokeTokens();
		await ask(b);
		expect(vendor.logins).toBe(3);
	});
});

test('a token that lives for one second is renewed in time', async () => {
	const start = Date.now();
	let passed = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => start + passed);
	const vendor = await startVendor({ tokenLifetimeSeconds: 1, now: () => Date.now() });
	const store = credentialFor(vendor);
	for (let step = 0; step < 12; step++) {
		await ask(store, 3);
		passed += 250;
	}
	expect(vendor.logins).toBe(3);
	expect(vendor.unauthorized).toBe(0);
});

test('a 403 is no reason to log in', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status: 403, body: { error: 'access_denied' } } }]);
	await caught(ask(store));
	expect(vendor.logins).toBe(1);
});

test('a login that fails with 500 does not stop a token that still lives, and is not repeated at once', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	store.edit({ accessTokenRefreshAt: agesAgo() });
	vendor.resetCounters();
	vendor.setFaults([{ path: '/api/2.0/oauth/token', times: Infinity, answer: { status: 500 } }]);
	await ask(store, 10);
	await ask(store, 10);
	const logins = vendor.requests.filter(({ path }) => path === '/api/2.0/oauth/token');
	expect(logins).toHaveLength(1);
	expect(vendor.unauthorized).toBe(0);
});

test('a login that fails with 500 after the end of the old token is an error that says so', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor);
	await ask(store);
	store.edit({ accessTokenRefreshAt: agesAgo(), accessTokenExpiresAt: agesAgo() });
	vendor.setFaults([{ path: '/api/2.0/oauth/token', times: 'always', answer: { status: 500 } }]);
	expect((await caught(ask(store))).message).toBe(
		'USM Anywhere does not answer the login just now (HTTP 500). Try again in a few minutes.',
	);
	vendor.setFaults([]);
	await ask(store);
});

test('expressions of the user stay in the credential when a token is stored', async () => {
	const vendor = await startVendor();
	const expression = '={{ $secrets.vault.usm }}';
	const { type } = credentialFor(vendor);
	const { url, clientId, clientSecret } = vendor;
	const store = credentialStore(type, { url, clientId, clientSecret: expression }, { [expression]: clientSecret });
	await ask(store);
	expect(store.stored.clientSecret).toBe(expression);
	expect(store.stored.accessToken).not.toBe('');
});

test('the login keeps to the domains that the user allows for the credential', async () => {
	const vendor = await startVendor();
	const store = credentialFor(vendor, { allowedHttpRequestDomains: 'domains', allowedDomains: 'elsewhere.example' });
	const error = await caught(ask(store));
	expect(error.message).toContain('the credential does not allow requests to this host');
	expect(vendor.connections).toBe(0);
});
