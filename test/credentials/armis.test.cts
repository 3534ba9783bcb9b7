import { armisAccess, armisSecretKeyAccess, DEFAULT_SCOPES } from '../../credentials/access/armis';
import { ArmisApi } from '../../credentials/ArmisApi.credentials';
import { DOCUMENTED_SCOPES, startArmis, type ArmisOptions } from '../../simulators/armis/index.cts';
import { expectRows, type ExpectedRow } from '../harness/rows';
import { testCredential } from '../harness/test-credential.cts';
import { tracesOf } from '../harness/traces.cts';
import { ask, started, stopServers, storeFor } from './setting.cts';
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

test('the tenant URL gives the audience, with exactly one slash at its end', async () => {
	await expectRows(
		[
			['https://acme.armis.com', 'https://acme.armis.com/'],
			['https://acme.armis.com//', 'https://acme.armis.com/'],
			['acme.armis.com', 'https://acme.armis.com/'],
			[' Acme ', 'https://acme.armis.com/'],
			['https://acme.armis.com/settings/api-management?x=1#y', 'https://acme.armis.com/'],
			['https://acme.armis.example', 'https://acme.armis.example/'],
			['http://localhost:8080', 'http://localhost:8080/'],
		].map(([tenantUrl, audience]) => [tenantUrl, [audience, 'https://api.armis.com/v3', `${audience}api/v1`]]),
		(tenantUrl) => {
			const { tokenRequest, base } = armisAccess({ ...fields, tenantUrl });
			return [tokenRequest.audience, base.href, armisSecretKeyAccess({ tenantUrl, secretKey: 'key' }).base.href];
		},
	);
});

describe('scopes', () => {
	test('are those chosen and those typed, each once, also as text from an expression; the usual ones if there is none', async () => {
		const scopes = ['PERMISSION.DEVICE.READ', 'FULL_VISIBILITY'];
		await expectRows<Record<string, unknown>>(
			[
				[{ scopes, additionalScopes: ' A.B, C ,, FULL_VISIBILITY\n' }, [...scopes, 'A.B', 'C']],
				[{ scopes: [], additionalScopes: 'A' }, [...DEFAULT_SCOPES, 'A']],
				[{ scopes: 'A, B' }, ['A', 'B']],
				[{ scopes: undefined, additionalScopes: ['A'] }, [...DEFAULT_SCOPES, 'A']],
				// n8n's form saves these where nobody has opened the field.
				...[[], '', null, undefined, [' ']].map(
					(scopes): ExpectedRow<Record<string, unknown>> => [{ scopes, additionalScopes: ' , ' }, DEFAULT_SCOPES],
				),
			],
			(given) => armisAccess({ ...fields, ...given }).tokenRequest.scopes,
		);
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

describe('the credential test says', () => {
	test('that the secret key, or one of the five fields of v3, is wrong', async () => {
		const v1 = 'Check Tenant URL and Secret Key, and that the key was not deleted in Armis Centrix.';
		const v3 =
			'Check Tenant URL, Vendor ID, Client ID (an email address) and Client Secret, and that this Armis user has every scope that you chose.';
		for (const [type, field, wrongKeyStatus, advice] of [
			[armisV1, 'secretKey', 400, v1],
			[armisV1, 'secretKey', 401, v1],
			[armisV3, 'clientSecret', 401, v3],
		] as const) {
			const vendor = await armis({ wrongKeyStatus });
			expect(await testCredential(storeFor(type, vendor, { [field]: 'mistyped' }))).toEqual({
				status: 'Error',
				message: `Armis Centrix refused the login (HTTP ${wrongKeyStatus}). ${advice}`,
			});
		}
	});

	test('that the login works, but the Armis user lacks a chosen scope', async () => {
		for (const [missingScopeStatus, words] of [
			[401, 'The login works, but API v3 does not accept its token.'],
			[403, 'The login works, but the token lacks a permission.'],
		] as const) {
			const vendor = await armis({ heldScopes: ['PERMISSION.ALERT.READ'], missingScopeStatus });
			const { status, message } = await testCredential(storeFor(armisV3, vendor));
			expect([status, message]).toEqual(['Error', expect.stringContaining(words)]);
		}
	});

	test('that everything is right with a short list of scopes', async () => {
		await expectRows<Record<string, unknown>>(
			[
				{ scopes: ['PERMISSION.ALERT.READ'] },
				{ scopes: ['PERMISSION.DEVICE.READ'] },
				{ scopes: ['PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES'] },
				{ scopes: ['PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE'] },
				{ scopes: [], additionalScopes: 'PERMISSION.REPORT.READ' },
				{ scopes: [] },
			].map((given) => [given, 'OK']),
			async (given) => (await testCredential(storeFor(armisV3, await armis(), given))).status,
		);
	});

	test('that the secret key works, but not the search', async () => {
		await expectRows(
			[
				[401, expect.stringContaining('The secret key works, but its token was refused immediately.')],
				[403, expect.stringContaining('The secret key works, but its user is not allowed to read alerts.')],
			],
			async (status) => {
				const vendor = await armis();
				vendor.setFaults([{ path: '/api/v1/search', times: 'always', answer: { status } }]);
				return (await testCredential(storeFor(armisV1, vendor))).message;
			},
		);
	});
});
