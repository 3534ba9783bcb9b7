import { usmAnywhereAccess } from '../../credentials/access/usm-anywhere';
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials';

const fields = { url: 'acme', clientId: 'id', clientSecret: 'secret' };
const baseOf = (url: string) => usmAnywhereAccess({ ...fields, url }).base.href;

test.each([
	['acme', 'https://acme.alienvault.cloud/api/2.0'],
	[' Acme-2 ', 'https://acme-2.alienvault.cloud/api/2.0'],
	['acme.alienvault.cloud', 'https://acme.alienvault.cloud/api/2.0'],
	['https://acme.alienvault.cloud/', 'https://acme.alienvault.cloud/api/2.0'],
	['https://acme.alienvault.cloud/#/alarms?x=1', 'https://acme.alienvault.cloud/api/2.0'],
	['https://acme.alienvault.cloud/api/2.0/alarms', 'https://acme.alienvault.cloud/api/2.0'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080/api/2.0'],
	['http://localhost:8080', 'http://localhost:8080/api/2.0'],
])('the URL %s means %s', (typed, base) => {
	expect(baseOf(typed)).toBe(base);
});

test.each([
	['http://acme.alienvault.cloud', 'must begin with https://'],
	['https://user:word@acme.alienvault.cloud', 'holds a user name or password'],
	['acme alienvault', 'is not an address'],
	['', 'is empty'],
])('the URL %s is refused: it %s', (typed, reason) => {
	expect(() => baseOf(typed)).toThrow(reason);
});

test('host, client and secret each give another owner; blanks around them do not', () => {
	const { owner } = usmAnywhereAccess(fields);
	const changed = [{ url: 'acme2' }, { clientId: 'id2' }, { clientSecret: 'secret2' }];
	for (const change of changed) expect(usmAnywhereAccess({ ...fields, ...change }).owner).not.toBe(owner);
	expect(usmAnywhereAccess({ ...fields, url: ' acme ', clientSecret: 'secret\n' }).owner).toBe(owner);
});

test('secret, Basic pair and token are all named as secrets', () => {
	const { secrets } = usmAnywhereAccess({ ...fields, accessToken: 'token' });
	expect(secrets).toEqual(['secret', 'id:secret', 'token']);
});

test('a field that is no text counts as empty', () => {
	expect(() => usmAnywhereAccess({ ...fields, clientId: 12 })).toThrow(
		'the field Client ID of the credential is empty',
	);
});

describe('the credential type', () => {
	const type = new UsmAnywhereApi();
	const hidden = type.properties.filter(({ type: kind }) => kind === 'hidden');

	test('declares every field in which a token is kept, hidden from the browser', () => {
		expect(hidden.map(({ name }) => name)).toEqual([
			'accessToken',
			'accessTokenExpiresAt',
			'accessTokenRefreshAt',
			'accessTokenOwner',
		]);
		for (const { typeOptions, default: initial } of hidden) {
			expect(typeOptions?.password).toBe(true);
			expect(initial).toBe('');
		}
	});

	test('has exactly one expirable field, the token itself', () => {
		expect(hidden.filter(({ typeOptions }) => typeOptions?.expirable).map(({ name }) => name)).toEqual(['accessToken']);
	});
});
