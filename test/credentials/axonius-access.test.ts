import { axoniusAccess } from '../../credentials/access/axonius';
import { AxoniusApi } from '../../credentials/AxoniusApi.credentials';

const fields = { url: 'https://acme.on.axonius.com', apiKey: 'the-key', apiSecret: 'the-secret' };

test.each([
	['https://acme.on.axonius.com', undefined, 'https://acme.on.axonius.com/api/v2'],
	['acme.on.axonius.com', 'v2', 'https://acme.on.axonius.com/api/v2'],
	[' https://acme.on.axonius.com/ ', '', 'https://acme.on.axonius.com/api/v2'],
	['https://acme.on.axonius.com/api/v2', 'v1', 'https://acme.on.axonius.com/api'],
	['https://10.0.0.5:8443/dashboard#x', 'v1', 'https://10.0.0.5:8443/api'],
	['http://127.0.0.1:8080', 'v2', 'http://127.0.0.1:8080/api/v2'],
])('the URL %s with version %s means %s', (url, apiVersion, base) => {
	expect(axoniusAccess({ ...fields, url, apiVersion }).base.href).toBe(base);
});

test.each([
	[{ url: 'http://acme.on.axonius.com' }, 'must begin with https://'],
	[{ url: '' }, 'the field URL of the credential is empty'],
	[{ apiKey: ' ' }, 'the field API Key of the credential is empty'],
	[{ apiSecret: undefined }, 'the field API Secret of the credential is empty'],
	[{ apiKey: 12 }, 'the field API Key of the credential is empty'],
	[{ apiVersion: 'v3' }, 'the field API Version of the credential must be v1 or v2'],
])('%j is refused: %s', (change, reason) => {
	expect(() => axoniusAccess({ ...fields, ...change })).toThrow(reason);
});

test('server, key, secret and version each give another owner; blanks around them do not', () => {
	const { owner } = axoniusAccess(fields);
	const changes = [{ url: 'https://b.example' }, { apiKey: 'b' }, { apiSecret: 'b' }, { apiVersion: 'v1' }];
	const owners = changes.map((change) => axoniusAccess({ ...fields, ...change }).owner);
	expect(new Set([owner, ...owners]).size).toBe(5);
	const spaced = { url: ' https://acme.on.axonius.com/', apiKey: ' the-key', apiSecret: 'the-secret\n' };
	expect(axoniusAccess(spaced).owner).toBe(owner);
});

test('key and secret are both named as secrets', () => {
	expect(axoniusAccess(fields).secrets).toEqual(['the-key', 'the-secret']);
});

describe('the credential type', () => {
	const type = new AxoniusApi();

	test('has the fields that saved credentials rely on', () => {
		expect(type.properties.map(({ name }) => name)).toEqual([
			'url',
			'apiKey',
			'apiSecret',
			'apiVersion',
			'caCertificate',
			'ignoreSslIssues',
			'accessCheck',
		]);
	});

	test('hides what is secret from the browser', () => {
		const hidden = type.properties.filter(({ typeOptions }) => typeOptions?.password === true);
		expect(hidden.map(({ name }) => name)).toEqual(['apiKey', 'apiSecret', 'caCertificate']);
	});

	test('verifies certificates, and uses v2, unless told otherwise', () => {
		const defaults = Object.fromEntries(type.properties.map(({ name, default: initial }) => [name, initial]));
		expect(defaults).toMatchObject({ apiVersion: 'v2', ignoreSslIssues: false, caCertificate: '' });
	});

	test('keeps no token: what is hidden holds nothing and is never empty, so that n8n never writes to it', () => {
		const hidden = type.properties.filter(({ type: kind }) => kind === 'hidden');
		expect(hidden).toEqual([expect.objectContaining({ name: 'accessCheck', default: 'when refused' })]);
	});
});
