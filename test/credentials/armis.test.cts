import { armisAccess } from '../../credentials/access/armis';
import { armisSecretKeyAccess } from '../../credentials/access/armis-secret-key';
import { ArmisApi } from '../../credentials/ArmisApi.credentials';
import { DOCUMENTED_SCOPES, startArmis, type ArmisOptions } from '../../simulators/armis/index.cts';
import { request } from '../harness/request.cts';
import { testCredential } from '../harness/test-credential.cts';
import { tracesOf } from '../harness/traces.cts';
import { agesAgo, ask, inWorker, started, stopServers, storeFor } from './setting.cts';
import { armisV1, armisV3 } from './subjects/armis.cts';

const fields = {
	tenantUrl: 'https://acme.armis.com',
	apiUrl: 'https://api.armis.com',
	vendorId: 'vendor',
	clientId: 'user@acme.example',
	clientSecret: 'secret',
	scopes: ['PERMISSION.DEVICE.READ'],
};
const armis = async (options: ArmisOptions = {}) => await started(startArmis(options));

afterEach(stopServers);

test.each([
	['https://acme.armis.com', 'https://acme.armis.com/'],
	['https://acme.armis.com//', 'https://acme.armis.com/'],
	['acme.armis.com', 'https://acme.armis.com/'],
	[' Acme ', 'https://acme.armis.com/'],
	['https://acme.armis.com/settings/api-management?x=1#y', 'https://acme.armis.com/'],
	['https://acme.armis.example', 'https://acme.armis.example/'],
	['http://localhost:8080', 'http://localhost:8080/'],
])('the tenant URL %s gives the audience %s, with exactly one slash at its end', (tenantUrl, audience) => {
	const { tokenRequest, base } = armisAccess({ ...fields, tenantUrl });
	expect(tokenRequest.audience).toBe(audience);
	expect(base.href).toBe('https://api.armis.com/v3');
	expect(armisSecretKeyAccess({ tenantUrl, secretKey: 'key' }).base.href).toBe(`${audience}api/v1`);
});

describe('scopes', () => {
	const scopesOf = (given: Record<string, unknown>) => armisAccess({ ...fields, ...given }).tokenRequest.scopes;

	test('are those chosen and those typed, each once', () => {
		const scopes = ['PERMISSION.DEVICE.READ', 'FULL_VISIBILITY'];
		expect(scopesOf({ scopes, additionalScopes: ' A.B, C ,, FULL_VISIBILITY\n' })).toEqual([...scopes, 'A.B', 'C']);
	});

	test('may be typed only, or come from an expression as text', () => {
		expect(scopesOf({ scopes: [], additionalScopes: 'A' })).toEqual(['A']);
		expect(scopesOf({ scopes: 'A, B' })).toEqual(['A', 'B']);
		expect(scopesOf({ scopes: undefined, additionalScopes: ['A'] })).toEqual(['A']);
	});

	test('must not be missing', () => {
		expect(() => scopesOf({ scopes: [], additionalScopes: ' , ' })).toThrow('the credential has no scope');
	});

	test('decide about the owner, but not in which order they are', () => {
		const ownerWith = (scopes: string[]) => armisAccess({ ...fields, scopes }).owner;
		expect(ownerWith(['A', 'B'])).toBe(ownerWith(['B', 'A']));
		expect(ownerWith(['A', 'B'])).not.toBe(ownerWith(['A']));
	});

	test('that were changed mean another token: the old one is not sent', async () => {
		const vendor = await armis();
		const store = storeFor(armisV3, vendor);
		await ask(armisV3, store);
		const oldToken = String(store.stored.accessToken);
		store.edit({ scopes: ['PERMISSION.ALERT.READ'] as never });
		vendor.resetCounters();
		await ask(armisV3, store);
		expect(vendor.logins).toBe(1);
		expect(tracesOf([oldToken], vendor.requests)).toEqual([]);
	});

	test('can be chosen from the six that Armis documents', () => {
		const { options } = new ArmisApi().properties.find(({ name }) => name === 'scopes')!;
		const values = (options as Array<{ value: string }>).map(({ value }) => value);
		expect(values.sort()).toEqual([...DOCUMENTED_SCOPES].sort());
	});
});

test('the v3 login is the documented JSON body, and no part of it is in the address', async () => {
	const vendor = await armis();
	const scopes = DOCUMENTED_SCOPES.slice(0, 2);
	await ask(armisV3, storeFor(armisV3, vendor, { scopes, additionalScopes: 'FULL_VISIBILITY' }));
	const [{ method, path, query, body, headers }] = vendor.requests;
	expect([method, path, query.size]).toEqual(['POST', '/v3/oauth/token', 0]);
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

test('the v1 login has the key in its body, never in its address, and its token is sent without "Bearer"', async () => {
	const vendor = await armis();
	const store = storeFor(armisV1, vendor);
	await ask(armisV1, store);
	const [{ method, path, query, body }, call] = vendor.requests;
	expect([method, path, query.size]).toEqual(['POST', '/api/v1/access_token/', 0]);
	expect([...new URLSearchParams(body)]).toEqual([['secret_key', vendor.secretKey]]);
	expect(call.headers.authorization).toBe(store.stored.accessToken);
});

describe('the expiry of a v1 token', () => {
	const expiryFor = async (expiration_utc: unknown) => {
		const vendor = await armis();
		vendor.setFaults([{ path: armisV1.tokenPath, answer: { patch: { data: { expiration_utc } } } }]);
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store);
		return String(store.stored.accessTokenExpiresAt);
	};

	test.each([
		['with microseconds and an offset', (iso: string) => `${iso.slice(0, -1)}452+00:00`],
		['in another zone', (iso: string) => `${new Date(Date.parse(iso) + 7_200_000).toISOString().slice(0, -1)}+02:00`],
		['without a zone, which means UTC', (iso: string) => iso.slice(0, -1)],
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
		const answer = { patch: { data: { expiration_utc: null } } };
		vendor.setFaults([{ path: armisV1.tokenPath, times: 'always', answer }]);
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store);
		vendor.revokeTokens('v1');
		await ask(armisV1, store, 5);
		expect([store.stored.accessTokenExpiresAt, vendor.logins]).toEqual(['', 2]);
	});
});

describe('the credential test says', () => {
	test.each([400, 401] as const)('that the secret key is wrong, with status %i', async (wrongKeyStatus) => {
		const vendor = await armis({ wrongKeyStatus });
		expect(await testCredential(storeFor(armisV1, vendor, { secretKey: 'mistyped' }))).toEqual({
			status: 'Error',
			message: `Armis Centrix refused the login (HTTP ${wrongKeyStatus}). Check Tenant URL and Secret Key, and that the key was not deleted in Armis Centrix.`,
		});
	});

	test('that one of the five v3 fields is wrong', async () => {
		const vendor = await armis();
		expect(await testCredential(storeFor(armisV3, vendor, { clientSecret: 'mistyped' }))).toEqual({
			status: 'Error',
			message:
				'Armis Centrix refused the login (HTTP 401). Check Tenant URL, Vendor ID, Client ID (an email address) and Client Secret, and that this Armis user has every scope that you chose.',
		});
	});

	test('that no scope is chosen', async () => {
		const vendor = await armis();
		const { message } = await testCredential(storeFor(armisV3, vendor, { scopes: [] }));
		expect(message).toBe('the credential has no scope');
		expect(vendor.requests).toHaveLength(0);
	});

	test.each([
		[401, 'The login works, but API v3 does not accept its token.'],
		[403, 'The login works, but the token lacks a permission.'],
	] as const)('that the Armis user lacks a chosen scope, with status %i', async (missingScopeStatus, words) => {
		const vendor = await armis({ heldScopes: ['PERMISSION.ALERT.READ'], missingScopeStatus });
		const { status, message } = await testCredential(storeFor(armisV3, vendor));
		expect([status, message]).toEqual(['Error', expect.stringContaining(words)]);
	});

	test.each([
		['only alerts', { scopes: ['PERMISSION.ALERT.READ'] }],
		['only devices', { scopes: ['PERMISSION.DEVICE.READ'] }],
		['only sites', { scopes: ['PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES'] }],
		['only custom properties', { scopes: ['PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE'] }],
		['only a typed scope', { scopes: [], additionalScopes: 'PERMISSION.REPORT.READ' }],
	])('that everything is right with a short list of scopes: %s', async (_, given) => {
		const vendor = await armis();
		expect(await testCredential(storeFor(armisV3, vendor, given))).toMatchObject({ status: 'OK' });
	});

	test.each([
		[401, 'The secret key works, but its token was refused immediately.'],
		[403, 'The secret key works, but its user is not allowed to read alerts.'],
	])('that the key works but the search answers %i', async (status, words) => {
		const vendor = await armis();
		vendor.setFaults([{ path: '/api/v1/search', times: 'always', answer: { status } }]);
		expect((await testCredential(storeFor(armisV1, vendor))).message).toContain(words);
	});
});

// A new v1 token may cancel the one before it. Here it does.
describe('with tokens that cancel each other', () => {
	const cancelling = async (latencyMs = 0) => await armis({ newV1TokenCancelsOld: true, latencyMs });

	test('executions that begin together create one token, which stays valid', async () => {
		const vendor = await cancelling(5);
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store, 20);
		await ask(armisV1, store, 20);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 0]);
	});

	test('executions that must renew the token create one new one, and none is refused', async () => {
		const vendor = await cancelling(5);
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store);
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(armisV1, store, 20);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([2, 0]);
	});

	test('executions whose token is cancelled while they run continue with the new one, without another login', async () => {
		const vendor = await cancelling();
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store);
		vendor.resetCounters();
		// These read the database before the renewal, and arrive after it.
		vendor.setFaults([{ path: armisV1.path, times: 5, answer: { delayMs: 400 } }]);
		const underWay = ask(armisV1, store, 5);
		while (vendor.requests.length < 5) await new Promise((resolve) => setImmediate(resolve));
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(armisV1, store);
		await underWay;
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 5]);
	});

	test('two credentials with the same key share the token and do not cancel each other', async () => {
		const vendor = await cancelling();
		const [one, other] = [storeFor(armisV1, vendor), storeFor(armisV1, vendor)];
		await ask(armisV1, one);
		await ask(armisV1, other);
		await ask(armisV1, one);
		expect(vendor.v1Logins).toBe(1);
		expect(one.stored.accessToken).toBe(other.stored.accessToken);
	});

	describe('two workers', () => {
		const workers = async (latencyMs = 0) => {
			const vendor = await cancelling(latencyMs);
			const a = storeFor(armisV1, vendor).seenBy(inWorker(armisV1));
			return { vendor, a, b: a.seenBy(inWorker(armisV1)) };
		};

		test('share one token, which is in the database', async () => {
			const { vendor, a, b } = await workers();
			for (const store of [a, b, a]) await ask(armisV1, store, 5);
			expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 0]);
		});

		test('renew it alternately without a refusal: each uses what the other got', async () => {
			const { vendor, a, b } = await workers();
			await ask(armisV1, a);
			for (const [renewing, following] of [
				[a, b],
				[b, a],
				[a, b],
			]) {
				a.edit({ accessTokenRefreshAt: agesAgo() });
				await ask(armisV1, renewing, 5);
				await ask(armisV1, following, 5);
			}
			expect([vendor.v1Logins, vendor.unauthorized]).toEqual([4, 0]);
		});

		test('that renew at the same moment agree on one: afterwards neither logs in again', async () => {
			const { vendor, a, b } = await workers(5);
			await ask(armisV1, a);
			a.edit({ accessTokenRefreshAt: agesAgo() });
			const url = vendor.url + armisV1.path;
			await Promise.allSettled([a, b, a, b, a, b].map(async (store) => await request(store, { url, json: true })));
			await ask(armisV1, a);
			vendor.resetCounters();
			for (const store of [b, a, b, a]) await ask(armisV1, store, 3);
			expect([vendor.v1Logins, vendor.unauthorized]).toEqual([0, 0]);
		});
	});
});
