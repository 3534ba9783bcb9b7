import { identity, tracesOf } from '../../harness/index.cts';
import { by, tenant } from './setting.cts';

/**
 * Every test of this folder ends with a search for the token in what came out. Here the server does its worst: it
 * repeats the token wherever it can.
 */
const LIST = 'GET /api/workflow/request/list';
const OPERATIONS = [
	{ resource: 'user', operation: 'getMe' },
	{ resource: 'asset', operation: 'getTypes' },
	{ resource: 'taxonomy', operation: 'export' },
	{ resource: 'apiRequest', operation: 'send', path: '/api/asset/x' },
	{ resource: 'apiOperation', operation: 'run', apiOperation: by('id', LIST), specify: 'json' },
	{ resource: 'apiOperation', operation: 'export', apiOperation: by('id', LIST), specify: 'json' },
];

describe('The token does not come out', () => {
	test.each([400, 401, 403, 404, 500])(
		'of a refusal with status %i that repeats it in every spelling',
		async (status) => {
			const { vendor, run, poll, search, form } = await tenant();
			const { token } = vendor;
			const words = [`Bearer ${token}`, token, encodeURIComponent(token), Buffer.from(token).toString('base64')].join(
				' · ',
			);
			for (const body of [
				{ detail: words },
				{ message: words },
				{ errors: [{ message: words }] },
				{ error: words },
				words,
			]) {
				const headers = { 'x-echo': token, 'www-authenticate': `Bearer token="${token}"` };
				vendor.setFaults([{ pathPattern: '/', times: 'always', answer: { status, body, headers } }]);
				for (const parameters of OPERATIONS) {
					expect((await run(parameters)).error).toBeDefined();
					await run(parameters, { continueOnFail: true });
				}
				const trigger = { apiOperation: by('id', LIST), specify: 'json' };
				expect((await poll(trigger, {})).error).toBeDefined();
				expect((await poll({ ...trigger, timeField: by('id', 'at') }, {})).error).toBeDefined();
				await expect(search('searchOperations')).rejects.toThrow();
				await expect(form({ apiOperation: by('id', LIST) })).rejects.toThrow();
			}
		},
	);

	test('of an answer that breaks off, is damaged, or leads to another host', async () => {
		for (const answer of [
			{ resetBeforeHeaders: true as const },
			{ resetInBody: true as const },
			{ invalidJson: true as const },
			{ status: 302, headers: { location: 'https://elsewhere.test/ztna' } },
		]) {
			const { run, poll } = await tenant({ faults: [{ pathPattern: '/', times: 'always', answer }] });
			for (const parameters of OPERATIONS) expect((await run(parameters)).error).toBeDefined();
			expect((await poll({ apiOperation: by('id', LIST), specify: 'json' }, {})).error).toBeDefined();
		}
	});

	test('of a document that repeats it in its paths and names', async () => {
		const { vendor, search } = await tenant();
		const body = { openapi: '9.9', info: { title: vendor.token }, paths: {} };
		vendor.setFaults([{ pathPattern: 'json|docs', times: 'always', answer: { status: 200, body } }]);
		await expect(search('searchOperations')).rejects.toThrow('no OpenAPI document was found');
	});

	test('of a CA certificate or an address that cannot be used', async () => {
		const { authority } = await identity();
		const lines = authority.split('\n').filter((line) => line.length === 64);
		const { run } = await tenant({}, { caCertificate: authority.replace('END', 'ND') });
		const result = await run(OPERATIONS[0]);
		expect(result.error).toBeDefined();
		expect(tracesOf(lines, result)).toEqual([]);
		const other = await tenant();
		other.credentials.edit({ url: `https://user:${other.vendor.token}@12port.test/ztna/a/root` });
		expect((await other.run(OPERATIONS[0])).error).toBeDefined();
	});
});
