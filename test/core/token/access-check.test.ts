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

test('a good answer that is not the vendor’s is told as a wrong URL', async () => {
	const { message } = await caught(checkAccess(answering(200, { hello: 1 }), check));
	expect(message).toBe(
		'api.example answered the check of the key, but not as Example does. Check that the URL leads to Example itself.',
	);
});

test('a refusal is told with what was asked, and the advice', async () => {
	const { message } = await caught(checkAccess(answering(401, {}), check));
	expect(message).toBe('Example refused the check of the key (HTTP 401). Check the key.');
});
