import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { Access, Fields } from '../../../core/http/api';
import { headerFor } from '../../../core/http/purpose';
import { RenewalDue } from '../../../core/token/renewal-due';
import { tokenCredential } from '../../../core/token/token-credential';
import { tokenSource } from '../../../core/token/token-source';
import { bodyOf } from '../../harness/body';
import { caught } from '../../harness/caught';
import { steppedClock } from '../../harness/fake-clock.cts';
import { expectRows } from '../../harness/rows';

const base = new URL('https://api.example/v2');

interface ExampleAccess extends Access {
	client: { username: string; password: string };
}

const access = ({ id, secret }: Fields): ExampleAccess => ({
	base,
	owner: `${String(id)} ${String(secret)}`,
	secrets: [String(secret)],
	client: { username: String(id), password: String(secret) },
});
const login = ({ client }: ExampleAccess) => ({
	vendor: 'Example',
	url: new URL('https://api.example/token'),
	request: { auth: client, headers: { 'x-form': 'yes' }, body: 'grant_type=client_credentials' },
	advice: 'Check ID and Secret',
});
const check = () => ({ vendor: 'Example', asked: 'test request', path: '/v2/me', advice: 'Check the URL' });
const fields = { id: 'id', secret: 'secret', accessToken: '' };

/** n8n's helpers with a server that gives token 1, token 2 and so on. */
function server() {
	let issued = 0;
	const httpRequest = jest.fn<Promise<unknown>, [IHttpRequestOptions]>(async () => {
		const body = { access_token: `token-${++issued}`, expires_in: 100 };
		return { statusCode: 200, headers: {}, body: bodyOf([JSON.stringify(body)]) };
	});
	return { httpRequest, helper: { helpers: { httpRequest } } as unknown as IHttpRequestHelper };
}

test('the login is a POST for JSON, as the credential describes it, and only the fields of the token are returned', async () => {
	const { httpRequest, helper } = server();
	const { preAuthentication } = tokenCredential({ access, login, check });
	const ignoringSslIssues = { ...fields, ignoreSslIssues: true };
	expect(await preAuthentication.call(helper, ignoringSslIssues)).toEqual({
		accessToken: 'token-1',
		accessTokenExpiresAt: expect.stringMatching(/^\d+$/),
		accessTokenRefreshAt: expect.stringMatching(/^\d+$/),
		accessTokenOwner: 'id secret',
	});
	expect(httpRequest.mock.calls[0][0]).toMatchObject({
		method: 'POST',
		url: 'https://api.example/token',
		auth: { username: 'id', password: 'secret' },
		headers: { Accept: 'application/json', 'x-form': 'yes' },
		body: 'grant_type=client_credentials',
		agentOptions: { rejectUnauthorized: false },
	});
});

test('a request gets the stored token as a bearer token, or as the vendor expects it', async () => {
	const stored = { ...fields, accessToken: 'abc', accessTokenOwner: 'id secret' };
	const sent = async (hooks: ReturnType<typeof tokenCredential>) =>
		(await hooks.authenticate(stored, { url: '/x' })).headers;
	expect(await sent(tokenCredential({ access, login, check }))).toEqual({ Authorization: 'Bearer abc' });
	const headers = (token: string) => ({ 'x-token': token });
	expect(await sent(tokenCredential({ access, login, check, headers }))).toEqual({ 'x-token': 'abc' });
});

test('a token that must be renewed, or belongs to another client, is not sent', async () => {
	const clock = steppedClock();
	const { helper } = server();
	const { authenticate, preAuthentication } = tokenCredential(
		{ access, login, check },
		tokenSource(clock, () => 0),
	);
	const stored = { ...fields, ...(await preAuthentication.call(helper, fields)) } as typeof fields;
	await expect(authenticate(stored, { url: '/x' })).resolves.toBeDefined();
	expect(await caught(authenticate({ ...stored, id: 'other' }, { url: '/x' }))).toBeInstanceOf(RenewalDue);
	await clock.advance(90_000);
	expect(await caught(authenticate(stored, { url: '/x' }))).toBeInstanceOf(RenewalDue);
});

test('a request to another origin is refused, even if the token must be renewed', async () => {
	const { authenticate } = tokenCredential({ access, login, check });
	const stored = { ...fields, accessToken: 'abc', accessTokenRefreshAt: '1' };
	const { message } = await caught(authenticate(stored, { url: 'https://evil.example/x' }));
	expect(message).toContain('was not sent to https://evil.example');
});

describe('a credential test', () => {
	const asked = { url: '/', headers: headerFor('test') };

	test('logs in once and sends the check, whether there was a token before or not', async () => {
		const { httpRequest, helper } = server();
		const { authenticate, preAuthentication } = tokenCredential({ access, login, check });
		let stored: Record<string, unknown> = { ...fields };
		for (const logins of [1, 2]) {
			const credentials = { ...stored } as typeof fields;
			const preAuthenticate = async () => Object.assign(credentials, await preAuthentication.call(helper, credentials));
			if (credentials.accessToken === '') await preAuthenticate();
			expect(await caught(authenticate(credentials, asked))).toBeInstanceOf(RenewalDue);
			await preAuthenticate();
			expect(await authenticate(credentials, asked)).toMatchObject({
				url: 'https://api.example/v2/me',
				headers: { Accept: 'application/json', Authorization: `Bearer ${credentials.accessToken}` },
				ignoreHttpStatusErrors: true,
			});
			const sent = httpRequest.mock.calls.map(([{ url }]) => url);
			expect(sent.filter((url) => url.endsWith('/token'))).toHaveLength(logins);
			expect(sent.at(-1)).toBe('https://api.example/v2/me');
			stored = credentials;
		}
	});

	test('logs in although a newer token than the stored one is known, which would prove nothing', async () => {
		const { httpRequest, helper } = server();
		const { authenticate, preAuthentication } = tokenCredential({ access, login, check });
		const renewed = async (credentials: typeof fields) => await preAuthentication.call(helper, credentials);
		const first = { ...fields, ...(await renewed({ ...fields })) };
		await renewed({ ...first });
		const tested = { ...first };
		expect(await caught(authenticate(tested, asked))).toBeInstanceOf(RenewalDue);
		expect(await renewed(tested)).toMatchObject({ accessToken: 'token-3' });
		expect(httpRequest.mock.calls.filter(([{ url }]) => url.endsWith('/token'))).toHaveLength(3);
	});

	test('can be a search, and an answer that is not good but proves the token', async () => {
		const { httpRequest } = server();
		const search = (accepts: number[]) => () => ({ ...check(), body: { text: '' }, accepts });
		await expectRows(
			[
				[[404], { method: 'POST', body: { text: '' }, json: true }],
				[[410], 'api.example does not know the test request of Example (HTTP 404). Check the URL.'],
			],
			async (accepts) => {
				const { authenticate, preAuthentication } = tokenCredential({ access, login, check: search(accepts) });
				const answers = async (options: IHttpRequestOptions) =>
					options.body === 'grant_type=client_credentials'
						? await httpRequest(options)
						: { statusCode: 404, headers: {}, body: bodyOf([]) };
				const helper = { helpers: { httpRequest: answers } } as unknown as IHttpRequestHelper;
				const credentials = { ...fields };
				await caught(authenticate(credentials, asked));
				Object.assign(credentials, await preAuthentication.call(helper, credentials));
				const { method, body, json } = await authenticate(credentials, asked);
				return { method, body, json };
			},
		);
	});

	test('is not passed by a proof of before, nor by an ordinary request', async () => {
		const { helper } = server();
		const { authenticate, preAuthentication } = tokenCredential({ access, login, check });
		const credentials = { ...fields };
		Object.assign(credentials, await preAuthentication.call(helper, credentials));
		await authenticate(credentials, { url: '/v2/items' });
		expect(await caught(authenticate(credentials, asked))).toBeInstanceOf(RenewalDue);
		Object.assign(credentials, await preAuthentication.call(helper, credentials));
		await authenticate(credentials, asked);
		expect(await caught(authenticate(credentials, asked))).toBeInstanceOf(RenewalDue);
		expect(await caught(authenticate({ ...credentials }, asked))).toBeInstanceOf(RenewalDue);
	});
});

test('a request that was refused gets another token before it is sent again', async () => {
	const { helper } = server();
	const { authenticate, preAuthentication } = tokenCredential({ access, login, check });
	const credentials = { ...fields, ...(await preAuthentication.call(helper, fields)) } as typeof fields;
	const again = { url: '/v2/items', headers: headerFor('renewal') };
	expect(await caught(authenticate(credentials, again))).toBeInstanceOf(RenewalDue);
	Object.assign(credentials, await preAuthentication.call(helper, credentials));
	expect((await authenticate(credentials, again)).headers).toEqual({ Authorization: 'Bearer token-2' });
});

test('a token with a life shorter than its login is used once', async () => {
	const clock = steppedClock();
	const { httpRequest } = server();
	const slow = async (options: IHttpRequestOptions) => {
		await clock.advance(100_000);
		return await httpRequest(options);
	};
	const { authenticate, preAuthentication } = tokenCredential({ access, login, check }, tokenSource(clock));
	const credentials = { ...fields };
	const helpers = { helpers: { httpRequest: slow } } as unknown as IHttpRequestHelper;
	Object.assign(credentials, await preAuthentication.call(helpers, credentials));
	await expect(authenticate(credentials, { url: '/x' })).resolves.toBeDefined();
	expect(await caught(authenticate(credentials, { url: '/x' }))).toBeInstanceOf(RenewalDue);
});

test('a request that is refused makes no login, although n8n asks for one after any error', async () => {
	const { httpRequest, helper } = server();
	const { authenticate, preAuthentication } = tokenCredential({ access, login, check });
	const token = { ...fields, accessToken: 'old' };
	expect((await caught(authenticate(token, { url: 'https://evil.example' }))).message).toMatch(/^this credential/);
	const { message } = await caught(preAuthentication.call(helper, token));
	expect(message).toBe('this credential belongs to https://api.example and was not sent to https://evil.example');
	expect(httpRequest).not.toHaveBeenCalled();
	await preAuthentication.call(helper, { ...token });
	expect(httpRequest).toHaveBeenCalledTimes(1);
});
