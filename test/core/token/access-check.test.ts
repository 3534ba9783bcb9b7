import { checkAccess, type AccessCheck } from '../../../core/token/access-check';
import type { HttpRequest } from '../../../core/token/login';
import { bodyOf } from '../../harness/body';
import { caught } from '../../harness/caught';

const check: AccessCheck = {
	vendor: 'Example',
	asked: 'check of the key',
	url: new URL('https://api.example/me'),
	request: {},
	isAnswer: (answer) => (answer as { user?: unknown } | undefined)?.user !== undefined,
	advice: 'Check the key',
};

const answering = (statusCode: number, answer: unknown) =>
	(async () => ({ statusCode, headers: {}, body: bodyOf([JSON.stringify(answer)]) })) as unknown as HttpRequest;

test('a good answer passes', async () => {
	await expect(checkAccess(answering(200, { user: 'x' }), check)).resolves.toBeUndefined();
});

test('a good answer that does not come from the vendor means a wrong URL', async () => {
	const { message } = await caught(checkAccess(answering(200, { hello: 1 }), check));
	expect(message).toBe(
		'api.example answered the check of the key, but the answer does not come from Example. Check that the URL is the address of Example.',
	);
});

test('the message for a refusal names the request and has the advice', async () => {
	const { message } = await caught(checkAccess(answering(401, {}), check));
	expect(message).toBe('Example refused the check of the key (HTTP 401). Check the key.');
});
