import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import type { Fields } from '../../../core/http/api';
import { headerFor } from '../../../core/http/purpose';
import { keyCredential } from '../../../core/token/key-credential';
import { RenewalDue } from '../../../core/token/renewal-due';
import { bodyOf } from '../../harness/body';
import { caught } from '../../harness/caught';
import { expectRows } from '../../harness/rows';

const { authenticate, preAuthentication } = keyCredential({
	access: ({ key, problem }: Fields) => {
		if (problem) throw new InputError(String(problem), 'Correct it.');
		return { base: new URL('https://api.example/v2/'), owner: 'owner', secrets: [], key };
	},
	headers: ({ key }, { method = 'GET' }) => ({ 'api-key': `${String(key)} ${method}` }),
	check: () => ({
		vendor: 'Example',
		asked: 'check of the key',
		path: 'me',
		advice: 'Check it',
		recognizes: (names) => names.includes('user'),
	}),
});
const fields = { key: 'k', ignoreSslIssues: true };
const answers = (statusCode: number, body: unknown) =>
	jest.fn<Promise<unknown>, [request: IHttpRequestOptions]>(async () => ({
		statusCode,
		headers: {},
		body: bodyOf([JSON.stringify(body)]),
	}));
const preAuthenticate = async (httpRequest: unknown, credentials: ICredentialDataDecryptedObject = fields) =>
	await preAuthentication.call({ helpers: { httpRequest } } as IHttpRequestHelper, credentials);

test('a request has the headers of the key and trusts the servers that the credential trusts', async () => {
	const request = { url: '/v2/items', method: 'POST', headers: { Accept: 'text/csv' } } as const;
	expect(await authenticate(fields, request)).toMatchObject({
		url: 'https://api.example/v2/items',
		method: 'POST',
		headers: { Accept: 'text/csv', 'api-key': 'k POST' },
		agentOptions: { rejectUnauthorized: false },
	});
});

test('the check is one request for JSON with the key, and nothing of it is stored', async () => {
	const httpRequest = answers(200, { user: 'x' });
	expect(await preAuthenticate(httpRequest)).toEqual({});
	expect(httpRequest.mock.calls).toEqual([
		[
			expect.objectContaining({
				url: 'https://api.example/v2/me',
				headers: { Accept: 'application/json', 'api-key': 'k GET' },
				agentOptions: { rejectUnauthorized: false },
			}),
		],
	]);
});

test('the check says whether the key is wrong, or the URL', async () => {
	const wrongUrl =
		'api.example answered the check of the key, but the answer does not come from Example. Check that the URL is the address of Example.';
	await expectRows(
		[
			[[401, {}], 'Example refused the check of the key (HTTP 401). Check it.'],
			[[200, 'hello'], wrongUrl],
			[[200, [{ user: 'x' }]], wrongUrl],
			[[200, { status: 'ok' }], wrongUrl],
			[[200, null], wrongUrl],
		] as const,
		async ([status, body]) => await preAuthenticate(answers(status, body)),
	);
});

test('a credential test sends the check, and what n8n sends itself is the check once more, whatever comes back', async () => {
	const credentials = { ...fields };
	const asked = { url: '/', headers: headerFor('test') };
	for (let times = 0; times < 2; times++) {
		expect(await caught(authenticate(credentials, asked))).toBeInstanceOf(RenewalDue);
		const httpRequest = answers(200, { user: 'x' });
		await preAuthenticate(httpRequest, credentials);
		expect(httpRequest).toHaveBeenCalledTimes(1);
		expect(await authenticate(credentials, asked)).toEqual(
			expect.objectContaining({
				url: 'https://api.example/v2/me',
				headers: { Accept: 'application/json', 'api-key': 'k GET' },
				ignoreHttpStatusErrors: true,
				timeout: 15_000,
			}),
		);
	}
	await caught(preAuthenticate(answers(401, {}), credentials));
	expect(await caught(authenticate(credentials, asked))).toBeInstanceOf(RenewalDue);
});

test('a request that was refused is sent again only after the check', async () => {
	const credentials = { ...fields };
	const again = { url: '/v2/items', headers: { ...headerFor('renewal'), 'x-mine': '1' } };
	expect(await caught(authenticate(credentials, again))).toBeInstanceOf(RenewalDue);
	await preAuthenticate(answers(200, { user: 'x' }), credentials);
	expect(await authenticate(credentials, again)).toMatchObject({
		url: 'https://api.example/v2/items',
		headers: { 'x-mine': '1', 'api-key': 'k GET' },
	});
});

test('a stored check that is empty, after which n8n would ask before every request, is filled without a request', async () => {
	const httpRequest = answers(200, {});
	expect(await preAuthenticate(httpRequest, { ...fields, accessCheck: '' })).toEqual({ accessCheck: 'when refused' });
	expect(httpRequest).not.toHaveBeenCalled();
});

test('a field that cannot be used is reported with its advice in the message, since a credential test shows nothing else', async () => {
	const credentials = { ...fields, problem: 'the field is wrong' };
	const message = 'The field is wrong. Correct it.';
	expect((await caught(authenticate(credentials, { url: '/', headers: headerFor('test') }))).message).toBe(message);
	expect((await caught(preAuthenticate(answers(200, {}), credentials))).message).toBe(message);
	expect(await caught(authenticate(credentials, { url: '/' }))).toMatchObject({
		message: 'the field is wrong',
		description: 'Correct it.',
	});
});
