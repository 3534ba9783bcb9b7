import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import { admitted, authorized } from '../../../core/http/authorize';
import { refusalOfChanges } from '../../../core/http/read-only';
import { headerFor, purposeOf } from '../../../core/http/purpose';
import { expectRows } from '../../harness/rows';

const base = new URL('https://good.example/api');
const grant = { base, headers: { Authorization: 'Bearer token' } };

test('the credential is added to the request, and redirects are off for all request helpers of n8n', () => {
	expect(authorized({ url: 'https://good.example/api/x', headers: { Accept: 'a/b' } }, grant)).toEqual({
		url: 'https://good.example/api/x',
		headers: { Accept: 'a/b', Authorization: 'Bearer token' },
		agentOptions: { rejectUnauthorized: true },
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
		followRedirect: false,
		followAllRedirects: false,
	});
});

test('the request itself is not changed, and doing it twice gives the same', () => {
	const request: IHttpRequestOptions = { url: 'https://good.example/api/x', headers: { authorization: 'old' } };
	const once = authorized(request, grant);
	expect(authorized(once, grant)).toEqual(once);
	expect(once.headers).toEqual({ Authorization: 'Bearer token' });
	expect(request.headers).toEqual({ authorization: 'old' });
});

test('a request goes to the address that was checked', async () => {
	const legacy = { uri: 'https://good.example/z' };
	await expectRows<object>(
		[
			[{}, expect.objectContaining({ url: 'https://good.example/api' })],
			// As in a credential test.
			[{ url: '/api/y?size=1' }, expect.objectContaining({ url: 'https://good.example/api/y?size=1' })],
			[legacy, expect.objectContaining({ ...legacy, url: 'https://good.example/z' })],
		],
		(request) => authorized(request as IHttpRequestOptions, grant),
	);
	const address = (url: string) => ({ url, baseURL: undefined });
	await expectRows<object>(
		[
			// As n8n's client appends a path. Some versions of it read another host in an address without slashes.
			[{ baseURL: 'https://good.example/v2/', url: '/x' }, address('https://good.example/v2/x')],
			[{ baseURL: 'https://good.example/v2', url: '../x' }, address('https://good.example/x')],
			[{ baseURL: 'https:evil.example', url: '/x' }, address('https://good.example/evil.example/x')],
			[{ baseURL: 'https://good.example/v2', url: 'https://good.example/y' }, address('https://good.example/y')],
		],
		(request) => {
			const { url, baseURL } = authorized(request as IHttpRequestOptions, grant);
			return { url, baseURL };
		},
	);
});

test('a request to another origin is refused', () => {
	expect(() => authorized({ url: 'https://evil.example' }, grant)).toThrow('was not sent to https://evil.example');
});

test('the address that is refused shows no secret', () => {
	const secretive = { base, headers: { Authorization: 'Bearer 7f3a9c1e5b2d8f4a' } };
	expect(() => authorized({ url: 'https://7F3A9C1E5B2D8F4A.evil.test' }, secretive)).toThrow(
		'sent to https://***.evil.test',
	);
});

test('nor does a call that a read-only credential refuses, or the advice for it', () => {
	const refuseChange = refusalOfChanges({ readOnly: true }, { reads: [], advice: (call) => `Add ${call}.` });
	const secretive = { base, refuseChange, headers: { Authorization: 'Bearer 7f3a9c1e5b2d8f4a' } };
	const request = { url: '/keys/7f3a9c1e5b2d8f4a', method: 'PUT' } as const;
	expect(() => authorized(request, secretive)).toThrow(
		expect.objectContaining({
			message: 'PUT /keys/*** is refused, because this credential is read-only',
			description: expect.stringContaining(' Add PUT /keys/***.'),
		}),
	);
});

test('a value that no header can have is refused before anything is sent', async () => {
	await expectRows(
		['Bearer a\r\nX-Injected: 1', 'Bearer a\nb', 'Bearer ü', ''].map(
			(value) => [value, expect.stringContaining('the value for the header Authorization')] as const,
		),
		(value) => authorized({ url: '/' }, { base, headers: { Authorization: value } }),
	);
});

test('which servers are trusted is decided by the credential alone, whatever the request asks for', async () => {
	const trust = { ca: ['PEM'], rejectUnauthorized: false as const };
	const asked = {
		url: '/',
		agentOptions: { host: 'evil.test', port: 1, servername: 'x', ca: 'OTHER', checkServerIdentity: () => undefined },
		...{ skipSslCertificateValidation: true, rejectUnauthorized: false, strictSSL: false },
	};
	const options = [undefined, trust].map((one) => authorized(asked as IHttpRequestOptions, { ...grant, trust: one }));
	expect(options.map(({ agentOptions }) => agentOptions)).toEqual([{ rejectUnauthorized: true }, trust]);
	for (const name of ['skipSslCertificateValidation', 'rejectUnauthorized', 'strictSSL']) {
		expect(options.filter((one) => name in one)).toEqual([]);
	}
});

test('no request names another host than its address does', () => {
	const headers = { Host: 'evil.test', host: 'evil.test', 'HOST ': 'evil.test', 'x-mine': '1' };
	expect(authorized({ url: '/', headers }, grant).headers).toEqual({ 'x-mine': '1', ...grant.headers });
});

test('headers inside of headers, which n8n’s client would send as headers, are left out', () => {
	const inside = { Host: 'evil.test', 'X-HTTP-Method-Override': 'DELETE' };
	const headers = { common: inside, get: inside, 'x-mine': '1', 'x-several': ['1', '2'] } as unknown as IDataObject;
	expect(authorized({ url: '/', headers }, grant).headers).toEqual({
		'x-mine': '1',
		'x-several': ['1', '2'],
		...grant.headers,
	});
});

test('how long a body is, nobody says but n8n’s client if the credential is read-only', () => {
	const headers = { 'Content-Length ': '0', 'transfer-encoding': 'chunked', 'x-mine': '1' };
	const readOnly = { ...grant, refuseChange: refusalOfChanges({ readOnly: true }, { reads: [] }) };
	expect(authorized({ url: '/', headers }, readOnly).headers).toEqual({ 'x-mine': '1', ...grant.headers });
	expect(authorized({ url: '/', headers }, grant).headers).toEqual({ ...headers, ...grant.headers });
});

test('a proxy is used only where it cannot read the secret', () => {
	const proxy = 'http://proxy.test:3128' as unknown as IHttpRequestOptions['proxy'];
	const local = { ...grant, base: new URL('http://127.0.0.1:5678') };
	expect(authorized({ url: '/', proxy }, grant)).toMatchObject({ proxy });
	expect(authorized({ url: '/', proxy }, local)).not.toHaveProperty('proxy');
});

test('what a request tells the credential about its purpose is never sent', async () => {
	await expectRows(
		(['test', 'renewal'] as const).map((purpose) => [purpose, [purpose, { 'x-mine': '1', ...grant.headers }]]),
		(purpose) => {
			const request = { url: 'https://good.example/api/x', headers: { 'x-mine': '1', ...headerFor(purpose) } };
			return [purposeOf(request), authorized(request, grant).headers];
		},
	);
	const [[name]] = Object.entries(headerFor('test'));
	for (const typed of [name.toUpperCase(), `${name} `, `\t${name}`, ' authorization ']) {
		expect(authorized({ url: '/', headers: { [typed]: 'x' } }, grant).headers).toEqual(grant.headers);
	}
	expect([purposeOf({}), purposeOf({ headers: { [name]: 'x' } })]).toEqual([undefined, undefined]);
});

test('a refusal without advice is masked, too', () => {
	const refuseChange = () => {
		throw new InputError('s3cret-value is refused');
	};
	expect(() => admitted({ url: base.href }, { base, secrets: ['s3cret-value'], refuseChange })).toThrow(
		expect.objectContaining({ message: '*** is refused', description: '' }),
	);
});
