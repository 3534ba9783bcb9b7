import type { INodeParameters } from 'n8n-workflow';
import { by, tenant, type Tenant } from './setting.cts';

/** Every operation, ready to be sent. */
const OPERATIONS: Array<[string, (at: Tenant) => Promise<INodeParameters> | INodeParameters]> = [
	['get the user of the API token', () => ({ resource: 'user', operation: 'getMe' })],
	['get the context of the user', () => ({ resource: 'user', operation: 'getContext' })],
	['get the asset types', () => ({ resource: 'asset', operation: 'getTypes' })],
	['export the taxonomies', () => ({ resource: 'taxonomy', operation: 'export' })],
	['send an API request', () => ({ resource: 'apiRequest', operation: 'send', path: '/api/asset/x' })],
	['run an API operation', async ({ chosen }) => await chosen('GET /api/workflow/request/list')],
	[
		'export records',
		async ({ chosen }) => ({ ...(await chosen('GET /api/workflow/request/list')), operation: 'export' }),
	],
];
const API = '/ztna/acme/root/api/(user/context|asset|taxonomy|workflow)';

const REFUSALS: Array<[number, unknown, string, RegExp]> = [
	[403, { title: 'Forbidden', detail: 'Auditors only' }, 'HTTP 403): Auditors only', /missing role/],
	[
		404,
		{ timestamp: 1, status: 404, error: 'Not Found', message: 'Nobody here' },
		'HTTP 404): Nobody here',
		/Check the ID/,
	],
	[400, { errors: [{ message: 'name is missing' }] }, 'HTTP 400): name is missing', /^$/],
	[409, { error: { message: 'taken' } }, 'HTTP 409): taken', /^$/],
	[422, { errors: ['bad', 'worse'] }, 'HTTP 422): bad', /^$/],
	[429, 'Too Many Requests', 'received too many requests (HTTP 429)', /Requests per Second/],
	[500, '<html><h1>Oops</h1></html>', 'is not able to answer now (HTTP 500): Oops', /Try again later/],
	[418, { error: 'teapot' }, 'refused the request (HTTP 418): teapot', /^$/],
	[405, {}, 'refused the request (HTTP 405)', /^$/],
];

describe.each(OPERATIONS.slice(1))('A refusal of "%s"', (doing, parametersAt) => {
	test.each(REFUSALS)(
		'with status %i is told with product, operation, reason, item and next step',
		async (status, body, words, advice) => {
			const at = await tenant();
			const parameters = await parametersAt(at);
			at.vendor.setFaults([{ pathPattern: API, times: 'always', answer: { status, body } }]);
			const { error, items } = await at.run(parameters);
			expect(items).toEqual([]);
			expect(error?.message).toContain(`12Port, ${doing}: the service `);
			expect(error?.message).toContain(words);
			expect(error?.message).toMatch(/\[item 0\]$/);
			expect(error).toMatchObject({ name: 'NodeApiError', httpCode: String(status) });
			expect((error as { description?: string }).description ?? '').toMatch(advice);
		},
	);
});

describe.each(OPERATIONS.slice(1))('A 401 of "%s"', (doing, parametersAt) => {
	const forbidden = ['/api/asset/', '/api/workflow/', '/api/taxonomy/', '/api/user/context'];

	test.each(['spring', 'problem', 'text', 'html', 'empty'] as const)(
		'is told as missing permission where the token is good, whatever its body (%s)',
		async (errorShape) => {
			const at = await tenant({ errorShape });
			const parameters = await parametersAt(at);
			at.vendor.change({ forbidden });
			const { error } = await at.run(parameters);
			expect(error?.message).toContain(`12Port, ${doing}: `);
			expect(error?.message).toContain('(HTTP 401)');
			expect(error).toMatchObject({ description: expect.stringContaining('it is permission that is missing') });
		},
	);

	test('is told as one of the token where that is refused', async () => {
		const at = await tenant();
		const parameters = await parametersAt(at);
		at.vendor.revokeTokens();
		const { error } = await at.run(parameters);
		expect(error?.message).toMatch(
			/refused .*\(HTTP 401\)\. Check that the API token is copied whole, enabled, not expired/,
		);
		expect((error as { description?: string }).description ?? '').not.toContain('permission');
	});

	test('is never sent, for an expired token: the message has its date', async () => {
		const at = await tenant();
		const parameters = await parametersAt(at);
		at.credentials.edit({ apiToken: at.vendor.issueToken({ lifetimeSeconds: -3600 }) });
		at.vendor.resetCounters();
		const { error } = await at.run(parameters);
		expect(error?.message).toMatch(/the API token expired on \d{4}-\d\d-\d\d at \d\d:\d\d UTC/);
		expect(at.vendor.requests).toEqual([]);
	});
});

describe('The trigger', () => {
	test('tells permission from token, too', async () => {
		const at = await tenant();
		const parameters = await at.chosen('GET /api/workflow/request/list');
		at.vendor.change({ forbidden: ['/api/workflow/'] });
		expect((await at.poll(parameters, {})).error).toMatchObject({
			message: expect.stringMatching(/^12Port, look for new items: /),
			description: expect.stringContaining('it is permission that is missing'),
		});
		at.vendor.revokeTokens();
		expect((await at.poll(parameters, {})).error?.message).toContain('Check that the API token is copied whole');
	});
});

test('a 403 is told as missing permission as well', async () => {
	const { run } = await tenant({ forbidden: ['/api/asset/'], forbiddenStatus: 403 });
	const parameters = { resource: 'apiRequest', operation: 'send', path: '/api/asset/x' };
	expect((await run(parameters)).error).toMatchObject({ description: expect.stringContaining('another space') });
});

test('an operation that does not exist is told as such', async () => {
	const { run } = await tenant();
	const { error } = await run({ resource: 'apiOperation', operation: 'toString', apiOperation: by('id', 'x') });
	expect(error?.message).toContain('there is no operation "toString" for "apiOperation"');
});

test('a missing credential is told in the words of n8n', async () => {
	const { run, credentials } = await tenant();
	const none = Object.create(credentials, { reference: { value: {} } }) as typeof credentials;
	const { error } = await run({ resource: 'user', operation: 'getMe' }, { credentials: none });
	expect(error?.message).toMatch(/^12Port, get the user of the API token: .*credential/i);
});
