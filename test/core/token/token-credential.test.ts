import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { Access, Fields } from '../../../core/http/api';
import { RenewalDue } from '../../../core/token/renewal-due';
import { tokenCredential } from '../../../core/token/token-credential';
import { tokenSource } from '../../../core/token/token-source';
import { bodyOf } from '../../harness/body';
import { caught } from '../../harness/caught';
import { steppedClock } from '../../harness/fake-clock';

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
	const { preAuthentication } = tokenCredential({ access, login });
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
	const stored = { ...fields, accessToken: 'abc' };
	const sent = async (hooks: ReturnType<typeof tokenCredential>) =>
		(await hooks.authenticate(stored, { url: '/x' })).headers;
	expect(await sent(tokenCredential({ access, login }))).toEqual({ Authorization: 'Bearer abc' });
	const headers = (token: string) => ({ 'x-token': token });
	expect(await sent(tokenCredential({ access, login, headers }))).toEqual({ 'x-token': 'abc' });
});

test('a token that must be renewed, or belongs to another client, is not sent', async () => {
	const clock = steppedClock();
	const { helper } = server();
	const { authenticate, preAuthentication } = tokenCredential(
		{ access, login },
		tokenSource(clock, () => 0),
	);
	const stored = { ...fields, ...(await preAuthentication.call(helper, fields)) } as typeof fields;
	await expect(authenticate(stored, { url: '/x' })).resolves.toBeDefined();
	expect(await caught(authenticate({ ...stored, id: 'other' }, { url: '/x' }))).toBeInstanceOf(RenewalDue);
	await clock.advance(90_000);
	expect(await caught(authenticate(stored, { url: '/x' }))).toBeInstanceOf(RenewalDue);
});

test('a request to another origin is refused, even if the token must be renewed', async () => {
	const { authenticate } = tokenCredential({ access, login });
	const stored = { ...fields, accessToken: 'abc', accessTokenRefreshAt: '1' };
	const { message } = await caught(authenticate(stored, { url: 'https://evil.example/x' }));
	expect(message).toContain('was not sent to https://evil.example');
});
