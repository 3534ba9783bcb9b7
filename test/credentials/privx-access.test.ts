import { privxAccess } from '../../credentials/access/privx';
import { PrivxApi } from '../../credentials/PrivxApi.credentials';

const fields = {
	url: 'privx.example.com',
	oauthClientId: 'privx-external',
	oauthClientSecret: 'oauth+/secret=',
	apiClientId: '5f0c1b9e',
	apiClientSecret: 'api+/secret=',
};

test.each([
	['privx.example.com', 'https://privx.example.com/'],
	[' https://privx.example.com/ ', 'https://privx.example.com/'],
	['https://privx.example.com:8443', 'https://privx.example.com:8443/'],
	['https://privx.example.com/privx/hosts?page=2', 'https://privx.example.com/'],
	['https://privx.example.com/auth/api/v1/oauth/token', 'https://privx.example.com/'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
])('the URL %s means %s', (url, base) => {
	expect(privxAccess({ ...fields, url }).base.href).toBe(base);
});

test.each([
	['http://privx.example.com', 'must begin with https://'],
	['https://user:word@privx.example.com', 'holds a user name or password'],
	['', 'is empty'],
])('the URL %s is refused: it %s', (url, reason) => {
	expect(() => privxAccess({ ...fields, url })).toThrow(reason);
});

test.each([
	['oauthClientId', 'OAuth Client ID'],
	['oauthClientSecret', 'OAuth Client Secret'],
	['apiClientId', 'API Client ID'],
	['apiClientSecret', 'API Client Secret'],
])('without %s nothing is sent, and the message names the field', (name, label) => {
	for (const value of ['', '  ', undefined, 12]) {
		expect(() => privxAccess({ ...fields, [name]: value })).toThrow(`the field ${label} of the credential is empty`);
	}
});

test('host, both clients and both secrets each give another owner; blanks around them do not', () => {
	const { owner } = privxAccess(fields);
	for (const [name, value] of Object.entries(fields)) {
		const changed = name === 'url' ? 'other.example.com' : `${value}x`;
		expect(privxAccess({ ...fields, [name]: changed }).owner).not.toBe(owner);
	}
	expect(
		privxAccess({ ...fields, url: 'https://privx.example.com/#/hosts', apiClientSecret: 'api+/secret=\n' }).owner,
	).toBe(owner);
});

test('both secrets, the Basic pair and the token are all named as secrets', () => {
	expect(privxAccess({ ...fields, accessToken: 'token' }).secrets).toEqual([
		'oauth+/secret=',
		'privx-external:oauth+/secret=',
		'api+/secret=',
		'token',
	]);
});

describe('the credential type', () => {
	const { properties } = new PrivxApi();

	test('has the fields that saved credentials rely on', () => {
		const shown = properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
		expect(shown).toEqual([
			'url',
			'oauthClientId',
			'oauthClientSecret',
			'apiClientId',
			'apiClientSecret',
			'caCertificate',
			'ignoreSslIssues',
		]);
	});

	test('knows the OAuth client as PrivX names it, and trusts nobody unless told', () => {
		const defaults = Object.fromEntries(properties.map(({ name, default: initial }) => [name, initial]));
		expect(defaults).toMatchObject({ oauthClientId: 'privx-external', ignoreSslIssues: false, caCertificate: '' });
	});

	test('keeps everything secret from the browser', () => {
		const open = properties.filter(({ typeOptions }) => !typeOptions?.password).map(({ name }) => name);
		expect(open).toEqual(['url', 'oauthClientId', 'apiClientId', 'ignoreSslIssues']);
	});

	test('has exactly one expirable field, the token itself', () => {
		const expirable = properties.filter(({ typeOptions }) => typeOptions?.expirable).map(({ name }) => name);
		expect(expirable).toEqual(['accessToken']);
	});
});
