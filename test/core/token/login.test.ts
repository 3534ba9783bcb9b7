import type { IHttpRequestOptions } from 'n8n-workflow';
import { LoginError } from '../../../core/errors/login-error';
import { logIn, type HttpRequest, type Login } from '../../../core/token/login';
import { bodyOf } from '../../harness/body';
import { caught } from '../../harness/caught';
import { expectRows } from '../../harness/rows';

const CANARY = 'canary-7f3a';

const login: Login = {
	vendor: 'Example',
	url: new URL('https://api.example/token'),
	request: { method: 'POST', auth: { username: 'id', password: CANARY } },
	read: (body) => {
		const { token: value, ttl: lifetimeSeconds } = (body ?? {}) as Record<string, unknown>;
		return { value, lifetimeSeconds };
	},
	advice: 'Check ID and Secret',
};

/** A server that gives one answer. */
function answering(statusCode: number, body: unknown = '', headers: Record<string, string> = {}) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return jest.fn<Promise<unknown>, [IHttpRequestOptions]>(async () => ({ statusCode, headers, body: bodyOf([text]) }));
}

const tryLogin = async (server: unknown) => await logIn(server as HttpRequest, login);
const failure = async (server: unknown) => (await caught(tryLogin(server))) as LoginError;
/** The error of a login that is refused with each of these statuses. */
const refusals = async (statuses: number[], body: unknown = '', headers?: Record<string, string>) =>
	await Promise.all(statuses.map(async (status) => await failure(answering(status, body, headers))));

afterEach(() => jest.restoreAllMocks());

test('returns the token and the lifetime as the vendor gives them', async () => {
	expect(await tryLogin(answering(200, { token: 'abc', ttl: '899' }))).toEqual({
		value: 'abc',
		lifetimeSeconds: '899',
	});
});

test('finds the token as in RFC 6749 if the login says nothing else', async () => {
	const without = expect.stringContaining('without a usable token');
	await expectRows<unknown>(
		[
			[
				{ access_token: 'abc', expires_in: 899 },
				{ value: 'abc', lifetimeSeconds: 899 },
			],
			[{ access_token: 'abc' }, { value: 'abc', lifetimeSeconds: undefined }],
			['', without],
			['null', without],
			['[]', without],
			['"abc"', without],
		],
		async (body) => await logIn(answering(200, body) as unknown as HttpRequest, { ...login, read: undefined }),
	);
});

test('asks once, follows no redirect, and waits at most 15 seconds', async () => {
	const server = answering(200, { token: 'abc' });
	await tryLogin(server);
	expect(server).toHaveBeenCalledTimes(1);
	expect(server.mock.calls[0][0]).toMatchObject({
		method: 'POST',
		url: 'https://api.example/token',
		timeout: 15_000,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	});
});

test('an answer without a token that can be sent is an error that names the token', async () => {
	const outcome = [
		'Example answered the login without a usable token. Check that the URL is the address of Example.',
		false,
	];
	await expectRows<unknown>(
		[
			['', outcome],
			[{}, outcome],
			[{ token: '' }, outcome],
			[{ token: { value: 'abc' } }, outcome],
			[{ token: 'abc\r\nX-Injected: 1' }, outcome],
			[{ token: 'a'.repeat(16_385) }, outcome],
			['null', outcome],
		],
		async (body) => {
			const { message, transient } = await failure(answering(200, body));
			return [message, transient];
		},
	);
});

test('an answer of 10 MB is not read to the end', async () => {
	const error = await failure(answering(200, 'x'.repeat(10_000_000)));
	expect(error.message).toContain('the answer is larger than 1 MB');
});

test('an answer that is not JSON is an error without its text', async () => {
	const error = await failure(answering(200, `token is ${CANARY}, welcome`));
	expect(error.message).toContain('Example gave no usable answer at api.example: the answer is not valid JSON');
	expect(error.message).not.toContain(CANARY);
});

test('a refusal is final, and the message has the advice', async () => {
	const errors = await refusals([400, 401, 403, 422], { error: CANARY });
	expect(errors.map(({ message, transient }) => [message, transient])).toEqual(
		[400, 401, 403, 422].map((status) => [`Example refused the login (HTTP ${status}). Check ID and Secret.`, false]),
	);
	expect(JSON.stringify(errors)).not.toContain(CANARY);
});

test('advice for a status replaces the general advice, and the one to check the URL', async () => {
	const explained = { ...login, adviceByStatus: { 403: 'Ask for the role', 404: 'The release is too old' } };
	const messages = await Promise.all(
		[401, 403, 404].map(async (status) => {
			const { message } = await caught(logIn(answering(status, '') as unknown as HttpRequest, explained));
			return message;
		}),
	);
	expect(messages).toEqual([
		'Example refused the login (HTTP 401). Check ID and Secret.',
		'Example refused the login (HTTP 403). Ask for the role.',
		'Example refused the login (HTTP 404). The release is too old.',
	]);
});

describe('of a vendor that refuses as in RFC 6749', () => {
	const explained = { ...login, adviceByCode: { invalid_grant: 'Check the API client' } };
	const refusal = async (body: unknown, status = 400) =>
		(await caught(logIn(answering(status, body) as unknown as HttpRequest, explained))) as LoginError;

	test('the message shows the error code and the advice for it', async () => {
		const error = await refusal({ error_description: CANARY, error: 'invalid_grant' });
		expect(error.message).toBe('Example refused the login (HTTP 400, invalid_grant). Check the API client.');
		expect(error).toMatchObject({ refused: true, transient: false });
		expect(JSON.stringify(error)).not.toContain(CANARY);
	});

	test('the message shows it also with a status that means a wrong URL, and has the general advice for a code without its own', async () => {
		expect((await refusal({ error: 'invalid_grant' }, 404)).message).toBe(
			'Example refused the login (HTTP 404, invalid_grant). Check the API client.',
		);
		expect((await refusal({ error: 'invalid_scope' })).message).toBe(
			'Example refused the login (HTTP 400, invalid_scope). Check ID and Secret.',
		);
	});

	test('the message shows nothing that is not such a code in its place', async () => {
		const message = 'Example refused the login (HTTP 400). Check ID and Secret.';
		await expectRows<unknown>(
			[
				[{ error: CANARY }, message],
				[{ error: `invalid_grant ${CANARY}` }, message],
				[{ error_description: 'invalid_grant' }, message],
				// Behind 4 KB of something else.
				[{ padding: 'x'.repeat(5_000), error: 'invalid_grant' }, message],
				[{ error: ['invalid_grant'] }, message],
				[`error=invalid_grant ${CANARY}`, message],
				['', message],
			],
			async (body) => (await refusal(body)).message,
		);
	});
});

test('an error code is not shown if there is no advice for any code', async () => {
	expect((await failure(answering(401, { error: 'invalid_client' }))).message).toBe(
		'Example refused the login (HTTP 401). Check ID and Secret.',
	);
});

test('a status for something that does not exist means that the URL is wrong', async () => {
	expect((await refusals([404, 405])).map(({ message }) => message)).toEqual(
		[404, 405].map((status) => `api.example does not know the login of Example (HTTP ${status}). Check the URL.`),
	);
});

test('a redirect is not followed', async () => {
	const errors = await refusals([301, 302, 307, 308], '', { location: 'https://evil.example/' });
	expect(errors.map(({ message, transient }) => [message, transient])).toEqual(
		[301, 302, 307, 308].map((status) => [
			`api.example redirects the login to another address (HTTP ${status}). Redirects are not followed. Check the URL.`,
			false,
		]),
	);
});

test('a vendor that is busy or down is a transient problem, and the wait is as long as it asks', async () => {
	const errors = await refusals([408, 429, 500, 503], '', { 'retry-after': '7' });
	expect(errors.map(({ message, transient, retryAfterMs }) => [message, transient, retryAfterMs])).toEqual(
		[408, 429, 500, 503].map((status) => [
			`Example cannot process the login at the moment (HTTP ${status}). Try again in a few minutes.`,
			true,
			7_000,
		]),
	);
});

test('a vendor that cannot be reached is a transient problem', async () => {
	const refused = jest.fn(async () => await Promise.reject(Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' })));
	const error = await failure(refused);
	expect(error.message).toBe('Example could not be reached at api.example: nothing answers at this address.');
	expect(error.transient).toBe(true);
	expect(refused).toHaveBeenCalledTimes(1);
});

test('an unknown host is final, and the message has advice', async () => {
	const error = await failure(async () => await Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })));
	expect(error.message).toBe(
		'Example could not be reached at api.example: this host name is not known. Check the URL or subdomain in the credential.',
	);
	expect(error.transient).toBe(false);
});

describe('for a product that shows its certificate authority', () => {
	const placed = { ...login, authorityPlace: 'Example shows it under Settings.' };
	const breaking = async (code: string) => {
		const server = async () => await Promise.reject(Object.assign(new Error(), { code }));
		return (await caught(logIn(server as HttpRequest, placed))).message;
	};

	test('the message for an untrusted certificate says where, and that for any other certificate problem does not', async () => {
		expect(await breaking('SELF_SIGNED_CERT_IN_CHAIN')).toMatch(/CA Certificate.* Example shows it under Settings\.$/);
		expect(await breaking('CERT_HAS_EXPIRED')).not.toContain('Example shows it');
	});
});

test('waiting for an answer that never ends stops after the timeout', async () => {
	const deadline = new AbortController();
	const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
	const body = bodyOf(['{"token":'], { stalled: true });
	const failing = failure(async () => ({ statusCode: 200, headers: {}, body }));
	await Promise.resolve();
	deadline.abort();
	expect((await failing).message).toContain('the answer did not arrive within the timeout');
	expect(timeout).toHaveBeenCalledWith(15_000);
	expect(body.destroyed).toBe(true);
});
