import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { Fields } from '../../../core/http/api';
import { keyCredential } from '../../../core/token/key-credential';
import { bodyOf } from '../../harness/body';
import { expectRows } from '../../harness/rows';

const { authenticate, preAuthentication } = keyCredential({
	access: ({ key }: Fields) => ({ base: new URL('https://api.example/v2/'), owner: 'owner', secrets: [], key }),
	headers: ({ key }, { method = 'GET' }) => ({ 'api-key': `${String(key)} ${method}` }),
	check: () => ({ vendor: 'Example', asked: 'check of the key', path: 'me', advice: 'Check it' }),
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
			[[200, null], wrongUrl],
		] as const,
		async ([status, body]) => await preAuthenticate(answers(status, body)),
	);
});
