import type { IHttpRequestOptions } from 'n8n-workflow';
import { authorized } from '../../../core/http/authorize';
import { headerFor, purposeOf } from '../../../core/http/purpose';
import { expectRows } from '../../harness/rows';

const base = new URL('https://good.example/api');
const grant = { base, headers: { Authorization: 'Bearer token' } };

test('the credential is added to the request, and redirects are off for all request helpers of n8n', () => {
	expect(authorized({ url: 'https://good.example/api/x', headers: { Accept: 'a/b' } }, grant)).toEqual({
		url: 'https://good.example/api/x',
		headers: { Accept: 'a/b', Authorization: 'Bearer token' },
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
	const [legacy, based] = [{ uri: 'https://good.example/z' }, { baseURL: 'https://good.example/v2', url: '/x' }];
	await expectRows<object>(
		[
			[{}, expect.objectContaining({ url: 'https://good.example/api' })],
			// As in a credential test.
			[{ url: '/api/y?size=1' }, expect.objectContaining({ url: 'https://good.example/api/y?size=1' })],
			[legacy, expect.objectContaining({ ...legacy, url: 'https://good.example/z' })],
			[based, expect.objectContaining(based)],
		],
		(request) => authorized(request as IHttpRequestOptions, grant),
	);
});

test('a request to another origin is refused', () => {
	expect(() => authorized({ url: 'https://evil.example' }, grant)).toThrow('was not sent to https://evil.example');
});

test('a value that no header can have is refused before anything is sent', async () => {
	await expectRows(
		['Bearer a\r\nX-Injected: 1', 'Bearer a\nb', 'Bearer ü', ''].map(
			(value) => [value, expect.stringContaining('the value for the header Authorization')] as const,
		),
		(value) => authorized({ url: '/' }, { base, headers: { Authorization: value } }),
	);
});

test('the certificates to trust are added to the options of the agent', () => {
	const request = { url: '/', agentOptions: { minVersion: 'TLSv1.3' as const } };
	const trust = { ca: ['PEM'], rejectUnauthorized: false as const };
	expect(authorized(request, { ...grant, trust }).agentOptions).toEqual({ minVersion: 'TLSv1.3', ...trust });
	expect(authorized(request, grant).agentOptions).toEqual({ minVersion: 'TLSv1.3' });
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
	expect(authorized({ url: '/', headers: { [name.toUpperCase()]: 'x' } }, grant).headers).toEqual(grant.headers);
	expect([purposeOf({}), purposeOf({ headers: { [name]: 'x' } })]).toEqual([undefined, undefined]);
});
