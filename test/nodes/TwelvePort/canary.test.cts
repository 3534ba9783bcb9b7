import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { by, tenant } from './setting.cts';

/**
 * Every test of this folder ends with a search for the token in what came out. The contract suite does the same with the
 * data of the API; here everything fails: the document and the check of the token, too.
 */
const LIST = { apiOperation: by('id', 'GET /api/workflow/request/list'), specify: 'json' };
const BROKEN: FaultAnswer[] = [
	{ resetBeforeHeaders: true },
	{ resetInBody: true },
	{ invalidJson: true },
	{ status: 302, headers: { location: 'https://elsewhere.test/ztna' } },
];

/** Answers that repeat the token wherever they can. */
function echoes(token: string, status: number): FaultAnswer[] {
	const words = [`Bearer ${token}`, token, encodeURIComponent(token), Buffer.from(token).toString('base64')].join(
		' · ',
	);
	const headers = { 'x-echo': token, 'www-authenticate': `Bearer token="${token}"` };
	const bodies = [{ detail: words }, { message: words }, { errors: [{ message: words }] }, { error: words }, words];
	return bodies.map((body) => ({ status, body, headers }));
}

describe('The token does not come out', () => {
	test.each([400, 401, 403, 404, 500, 'a broken answer'] as const)(
		'of the document, the form, the user of the token, or a trigger without times, with %s',
		async (status) => {
			const { vendor, run, poll, search, form } = await tenant();
			for (const answer of status === 'a broken answer' ? BROKEN : echoes(vendor.token, status)) {
				vendor.setFaults([{ pathPattern: '/', times: 'always', answer }]);
				const me = { resource: 'user', operation: 'getMe' };
				expect((await run(me)).error).toBeDefined();
				await run(me, { continueOnFail: true });
				expect((await poll(LIST, {})).error).toBeDefined();
				await expect(search('searchOperations')).rejects.toThrow();
				await expect(form(LIST)).rejects.toThrow();
			}
		},
	);

	test('of a document that repeats it in its paths and names', async () => {
		const { vendor, search } = await tenant();
		const body = { openapi: '9.9', info: { title: vendor.token }, paths: {} };
		vendor.setFaults([{ pathPattern: 'json|docs', times: 'always', answer: { status: 200, body } }]);
		await expect(search('searchOperations')).rejects.toThrow('no OpenAPI document was found');
	});
});
