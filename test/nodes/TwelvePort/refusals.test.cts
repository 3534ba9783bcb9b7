import type { INodeParameters } from 'n8n-workflow';
import { resources } from '../../../nodes/TwelvePort/resources';
import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const LIST = { apiOperation: by('id', 'GET /api/workflow/request/list'), specify: 'json' };
const SEND = { resource: 'apiRequest', operation: 'send', path: '/api/asset/x' };
/** Every operation, ready to be sent, but for the one that checks a token itself. */
const OPERATIONS: INodeParameters[] = resources
	.flatMap(({ value, operations }) => operations.map((operation) => ({ resource: value, operation: operation.value })))
	.filter(({ operation }) => operation !== 'getMe')
	.map((operation) => ({ ...LIST, path: SEND.path, ...operation }));
const MISSING = { description: expect.stringContaining('a permission is missing') };
const REFUSED =
	/refused .*\(HTTP 401\)\. Check that you copied the complete API token, that it is enabled, not expired/;

test('a refusal has the words of the server, whatever its shape, and advice where there is some', async () => {
	const { run, vendor } = await tenant();
	const told = (words: string, advice: string | RegExp = /^$/) => [
		expect.stringContaining(words),
		expect.stringMatching(advice),
	];
	await expectRows<[status: number, body: unknown]>(
		[
			[[400, { errors: [{ message: 'name is missing' }] }], told('HTTP 400): name is missing')],
			[
				[403, { title: 'Forbidden', detail: 'Auditors only' }],
				told('HTTP 403): Auditors only', /another space.*missing role/),
			],
			[
				[404, { status: 404, error: 'Not Found', message: 'Nobody here' }],
				told('HTTP 404): Nobody here', /Check the ID/),
			],
			[[405, {}], told('refused the request (HTTP 405)')],
			[[409, { error: { message: 'taken' } }], told('HTTP 409): taken')],
			[[418, { error: 'teapot' }], told('refused the request (HTTP 418): teapot')],
			[[422, { errors: ['bad', 'worse'] }], told('HTTP 422): bad')],
			[[500, '<html><h1>Oops</h1></html>'], told('cannot answer now (HTTP 500): Oops', /Try again later/)],
		],
		async ([status, body]) => {
			vendor.setFaults([{ pathPattern: '/api/asset', times: 'always', answer: { status, body } }]);
			const { error } = await run(SEND);
			return [error?.message, (error as { description?: string }).description ?? ''];
		},
	);
});

describe('A 401', () => {
	const forbidden = ['/api/asset/', '/api/workflow/', '/api/taxonomy/', '/api/user/context'];

	test('of any operation is told as a missing permission if the token is good, whatever its body', async () => {
		for (const errorShape of ['spring', 'problem', 'text', 'html', 'empty'] as const) {
			const { run } = await tenant({ errorShape, forbidden });
			for (const parameters of OPERATIONS) {
				const { error } = await run(parameters);
				expect(error?.message).toMatch(/^12Port, .*\(HTTP 401\)/);
				expect(error).toMatchObject(MISSING);
			}
		}
	});

	test('of any operation is reported as one of the token if the token is refused', async () => {
		const { run, vendor } = await tenant();
		vendor.revokeTokens();
		for (const parameters of OPERATIONS) {
			const { error } = await run(parameters);
			expect(error?.message).toMatch(REFUSED);
			expect((error as { description?: string }).description ?? '').not.toContain('permission');
		}
	});

	test('is not waited for if the token has expired: nothing is sent, and the message has the date', async () => {
		const { run, vendor, credentials } = await tenant();
		credentials.edit({ apiToken: vendor.issueToken({ lifetimeSeconds: -3600 }) });
		for (const parameters of OPERATIONS) {
			const { error } = await run(parameters);
			expect(error?.message).toMatch(/the API token expired on \d{4}-\d\d-\d\d at \d\d:\d\d UTC/);
		}
		expect(vendor.requests).toEqual([]);
	});

	test('of a trigger is distinguished in the same way', async () => {
		const { poll, vendor } = await tenant({ forbidden });
		expect((await poll(LIST, {})).error).toMatchObject({
			message: expect.stringMatching(/^12Port, look for new items: /),
			...MISSING,
		});
		vendor.revokeTokens();
		expect((await poll(LIST, {})).error?.message).toMatch(REFUSED);
	});
});
