import { armisAccess } from '../../credentials/access/armis';
import { armisSecretKeyAccess } from '../../credentials/access/armis-secret-key';
import { ArmisApi } from '../../credentials/ArmisApi.credentials';
import { ArmisSecretKeyApi } from '../../credentials/ArmisSecretKeyApi.credentials';

const fields = {
	tenantUrl: 'https://acme.armis.com',
	apiUrl: 'https://api.armis.com',
	vendorId: 'vendor',
	clientId: 'user@acme.example',
	clientSecret: 'secret',
	scopes: ['PERMISSION.DEVICE.READ'],
};
const keyFields = { tenantUrl: 'https://acme.armis.com', secretKey: 'secret-key' };

test.each([
	['https://acme.armis.com', 'https://acme.armis.com/'],
	['https://acme.armis.com/', 'https://acme.armis.com/'],
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
	expect(armisSecretKeyAccess({ ...keyFields, tenantUrl }).base.href).toBe(`${audience}api/v1`);
});

test.each([
	['http://acme.armis.com', 'the field Tenant URL of the credential must begin with https://'],
	['https://user:word@acme.armis.com', 'the field Tenant URL of the credential holds a user name or password'],
	['acme armis', 'the field Tenant URL of the credential is not an address'],
	['', 'the field Tenant URL of the credential is empty'],
])('the tenant URL %j is refused: %s', (tenantUrl, reason) => {
	expect(() => armisAccess({ ...fields, tenantUrl })).toThrow(reason);
	expect(() => armisSecretKeyAccess({ ...keyFields, tenantUrl })).toThrow(reason);
});

test.each([
	['apiUrl', 'API URL'],
	['vendorId', 'Vendor ID'],
	['clientId', 'Client ID'],
	['clientSecret', 'Client Secret'],
])('an empty %s is refused by name', (name, label) => {
	const reason = `the field ${label} of the credential is empty`;
	expect(() => armisAccess({ ...fields, [name]: ' ' })).toThrow(reason);
	expect(() => armisAccess({ ...fields, [name]: 12 })).toThrow(reason);
});

test('an empty secret key is refused by name', () => {
	expect(() => armisSecretKeyAccess({ ...keyFields, secretKey: '' })).toThrow(
		'the field Secret Key of the credential is empty',
	);
});

describe('scopes', () => {
	const scopesOf = (given: Record<string, unknown>) => armisAccess({ ...fields, ...given }).tokenRequest.scopes;

	test('are those chosen and those typed in, each once', () => {
		const scopes = ['PERMISSION.DEVICE.READ', 'FULL_VISIBILITY'];
		expect(scopesOf({ scopes, additionalScopes: ' A.B, C ,, FULL_VISIBILITY\n' })).toEqual([...scopes, 'A.B', 'C']);
	});

	test('may be typed in only, or come from an expression as text', () => {
		expect(scopesOf({ scopes: [], additionalScopes: 'A' })).toEqual(['A']);
		expect(scopesOf({ scopes: 'A, B' })).toEqual(['A', 'B']);
		expect(scopesOf({ scopes: undefined, additionalScopes: ['A'] })).toEqual(['A']);
	});

	test('must not be missing', () => {
		expect(() => scopesOf({ scopes: [], additionalScopes: ' , ' })).toThrow('the credential names no scope');
	});
});

test('tenant, API host, vendor, client, secret and scopes each give another owner', () => {
	const { owner } = armisAccess(fields);
	const changes = [
		{ tenantUrl: 'acme2' },
		{ apiUrl: 'https://api.armis.example' },
		{ vendorId: 'vendor2' },
		{ clientId: 'user2@acme.example' },
		{ clientSecret: 'secret2' },
		{ additionalScopes: 'FULL_VISIBILITY' },
	];
	const owners = changes.map((change) => armisAccess({ ...fields, ...change }).owner);
	expect(new Set([owner, ...owners]).size).toBe(changes.length + 1);
});

test('blanks, and the order of scopes, give the same owner', () => {
	const scopes = ['A', 'B'];
	const { owner } = armisAccess({ ...fields, scopes });
	const same = { tenantUrl: ' acme ', clientSecret: 'secret\n', scopes: ['B', 'A'] };
	expect(armisAccess({ ...fields, ...same }).owner).toBe(owner);
});

test('tenant and key each give another owner, and the two APIs never share one', () => {
	const owners = [keyFields, { ...keyFields, tenantUrl: 'acme2' }, { ...keyFields, secretKey: 'other' }].map(
		(given) => armisSecretKeyAccess(given).owner,
	);
	expect(new Set([...owners, armisAccess(fields).owner]).size).toBe(4);
});

test('secret and token are named as secrets', () => {
	expect(armisAccess({ ...fields, accessToken: 'token' }).secrets).toEqual(['secret', 'token']);
	expect(armisSecretKeyAccess({ ...keyFields, accessToken: 'token' }).secrets).toEqual(['secret-key', 'token']);
});

describe.each([new ArmisApi(), new ArmisSecretKeyApi()])('the credential type $name', ({ properties }) => {
	const hidden = properties.filter(({ type }) => type === 'hidden');

	test('declares every field in which a token is kept, hidden from the browser', () => {
		expect(hidden.map(({ name }) => name)).toEqual([
			'accessToken',
			'accessTokenExpiresAt',
			'accessTokenRefreshAt',
			'accessTokenOwner',
		]);
		for (const { typeOptions } of hidden) expect(typeOptions?.password).toBe(true);
		expect(hidden.filter(({ typeOptions }) => typeOptions?.expirable).map(({ name }) => name)).toEqual(['accessToken']);
	});

	test('describes every field that a user sees, and every choice', () => {
		const seen = properties.filter(({ type }) => type !== 'hidden');
		const choices = seen.flatMap(({ options = [] }) => options);
		for (const { description } of [...seen, ...choices] as Array<{ description?: string }>)
			expect(description).toBeTruthy();
	});
});

test('the six documented scopes can be chosen', () => {
	const scopes = new ArmisApi().properties.find(({ name }) => name === 'scopes');
	expect((scopes?.options as Array<{ value: string }>).map(({ value }) => value).sort()).toEqual([
		'FULL_VISIBILITY',
		'PERMISSION.ALERT.READ',
		'PERMISSION.DEVICE.READ',
		'PERMISSION.PII.DEVICE',
		'PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE',
		'PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES',
	]);
});
