import { isEmpty, notAnOption } from '../../../core/errors/sentences';
import type { TwelvePortOptions } from '../../../simulators/twelve-port/index.cts';
import { putForward, tenant } from './setting.cts';

const PLATFORM = { document: 'platform' };
const AGENT = { document: 'agent' };
const LIST = 'GET /api/workflow/request/list';

/** The keys of all operations, page by page. */
async function keysOf(at: Awaited<ReturnType<typeof tenant>>, parameters = {}): Promise<string[]> {
	return (await at.searchIn(parameters)).map(({ value }) => String(value));
}

describe('The platform document is found', () => {
	const levels = ['space', 'tenant', 'application'] as const;
	const paths = [
		'/v3/api-docs',
		'/api/v3/api-docs',
		'/api-docs',
		'/openapi.json',
		'/api/openapi.json',
		'/swagger.json',
		'/v2/api-docs',
		'/q/openapi?format=json',
	];
	test.each(levels.flatMap((level) => paths.map((path) => [level, path] as const)))(
		'below the %s at %s',
		async (documentLevel, documentPath) => {
			const at = await tenant({ documentLevel, documentPath });
			expect(await keysOf(at)).toContain(LIST);
			expect(at.vendor.requests.length).toBeLessThan(40);
		},
	);

	test.each(levels)('in groups below the %s, all of them', async (documentLevel) => {
		const keys = await keysOf(await tenant({ documentGroups: true, documentLevel }));
		expect(keys).toEqual(expect.arrayContaining([LIST, 'PUT /api/asset/search', 'GET /api/user/me']));
		expect(new Set(keys).size).toBe(keys.length);
	});

	test.each([
		['below the space', '/odd/place.json', 'space'],
		['below the tenant', 'odd/place.json', 'tenant'],
		['from the root', '/ztna/acme/odd/place.json', 'tenant'],
	] as const)('where the credential says it is, %s', async (_, openApiPath, documentLevel) => {
		const at = await tenant({ documentPath: '/odd/place.json', documentLevel }, { openApiPath });
		expect(await keysOf(at)).toContain(LIST);
	});

	test('where the credential says it is, as a whole address of the own server', async () => {
		const at = await tenant({ documentPath: '/odd/place.json' });
		at.credentials.edit({ openApiPath: `${at.vendor.url}/odd/place.json` });
		expect(await keysOf(at)).toContain(LIST);
	});

	test('also from a space deep inside of others', async () => {
		const space = 'root/a/b/c/d/e';
		const at = await tenant({ space, documentLevel: 'space' });
		expect(await keysOf(at)).toContain(LIST);
	});

	test('at a path of the node', async () => {
		const at = await tenant({ documentPath: '/odd/place.json', documentLevel: 'tenant' });
		expect(await keysOf(at, { document: 'path', documentPath: '/ztna/acme/odd/place.json' })).toContain(LIST);
		expect(at.vendor.requests).toHaveLength(1);
	});
});

describe('The document for agents is found', () => {
	test.each(['tenant', 'space'] as const)('below the %s', async (agentLevel) => {
		const keys = await keysOf(await tenant({ agentLevel }), AGENT);
		expect(keys).toHaveLength(6);
		expect(keys).toContain('GET /api/mcp/requests');
	});

	test('by the reference of its description', async () => {
		const at = await tenant({ agentLevel: 'space', documentPath: '/agents/v1.json' });
		at.vendor.change({ agentReference: `${at.vendor.url}/agents/v1.json` });
		at.vendor.setFaults([{ pathPattern: 'mcp-agent', times: 'always', answer: { status: 404 } }]);
		expect(await keysOf(at, AGENT)).toContain(LIST);
	});

	test('but not on another host', async () => {
		const at = await tenant({ agentLevel: 'space', agentReference: 'https://elsewhere.test/mcp-agent.json' });
		at.vendor.setFaults([{ pathPattern: 'mcp-agent', times: 'always', answer: { status: 404 } }]);
		await expect(keysOf(at, AGENT)).rejects.toThrow('was not sent to https://elsewhere.test');
	});

	test.each(['bare', 'api', 'full'] as const)('with paths written as %s', async (documentPaths) => {
		for (const documentServers of ['own', 'relative', 'variables', 'internal', 'none'] as const) {
			const at = await tenant({ documentPaths, documentServers });
			expect(await keysOf(at, AGENT)).toContain('GET /api/mcp/requests');
		}
	});
});

describe('Whatever the document is like, an operation runs', () => {
	const kinds: TwelvePortOptions[] = (['3.0', '3.1', '2.0'] as const).flatMap((openApi) =>
		(['api', 'bare', 'full'] as const).flatMap((documentPaths) =>
			(['own', 'relative', 'variables', 'internal', 'none'] as const).map((documentServers) => ({
				openApi,
				documentPaths,
				documentServers,
			})),
		),
	);
	test.each(kinds)('%j', async (kind) => {
		const { run, chosen, vendor, asked } = await tenant({ ...kind, accessRequests: 30 });
		const wanted = vendor.accessRequests.filter(({ status }) => status === 'PENDING');
		const { json, error } = await run(await chosen(LIST, { 'query:status': ['PENDING'] }, { returnAll: true }));
		expect(error).toBeUndefined();
		expect(json).toHaveLength(wanted.length);
		expect(asked()[0].path).toBe('/api/workflow/request/list');
	});
});

describe('The document is kept', () => {
	const asked = (at: Awaited<ReturnType<typeof tenant>>) =>
		at.vendor.requests.filter(({ path }) => path.endsWith('/v3/api-docs')).length;

	test('for ten minutes, or until somebody searches for the word reload', async () => {
		const at = await tenant();
		await keysOf(at);
		const once = asked(at);
		await at.form({ ...PLATFORM, apiOperation: LIST });
		await keysOf(at);
		expect(asked(at)).toBe(once);
		const { results } = await at.search('searchOperations', { filter: ' Reload ' });
		expect(results.length).toBeGreaterThan(10);
		expect(asked(at)).toBe(2 * once);
		putForward(() => 601_000);
		await keysOf(at);
		expect(asked(at)).toBe(3 * once);
	});

	test('for one token only: another may see another document', async () => {
		const at = await tenant();
		await keysOf(at);
		const once = asked(at);
		at.credentials.edit({ apiToken: at.vendor.issueToken() });
		await keysOf(at);
		expect(asked(at)).toBe(2 * once);
	});
});

describe('Where there is no document', () => {
	test('the message says what was tried and what to do', async () => {
		const at = await tenant({ documentPath: false, agentLevel: false });
		await expect(keysOf(at)).rejects.toMatchObject({
			message: expect.stringMatching(
				/^12Port, load the operations: no OpenAPI document was found: 30 paths were tried \(.*a web page, not JSON.*\)$/,
			),
			description: expect.stringContaining('My Profile > About > API Documentation'),
		});
		await expect(keysOf(at, AGENT)).rejects.toMatchObject({
			description: expect.stringContaining('enable MCP support'),
		});
	});

	test.each([
		['nothing', 404, {}, 'HTTP 404'],
		['a list', 200, [], 'no JSON object'],
		['another object', 200, { a: 1 }, 'JSON that is not an OpenAPI document'],
		['an odd version', 200, { openapi: '4.0', paths: {} }, 'not an OpenAPI document'],
		['no paths', 200, { openapi: '3.0.1' }, 'has no paths'],
		['a damaged one', 200, '{"openapi": "3.0.1", ', 'is incomplete'],
	])('but %s, the message says so', async (_, status, body, words) => {
		const at = await tenant({
			faults: [
				{
					pathPattern: 'place.json',
					times: 'always',
					answer: { status, body, headers: { 'content-type': 'application/json' } },
				},
			],
		});
		await expect(keysOf(at, { document: 'path', documentPath: '/ztna/place.json' })).rejects.toThrow(words);
	});

	test('or it is not for this user, the message says so', async () => {
		const answer = { status: 403, body: {} };
		const at = await tenant({ faults: [{ pathPattern: 'api-docs|json', times: 'always', answer }] });
		await expect(keysOf(at)).rejects.toThrow(/× HTTP 403/);
	});

	test('since the token is refused, the message is about the token', async () => {
		const at = await tenant();
		at.vendor.revokeTokens();
		await expect(keysOf(at)).rejects.toThrow(
			/^12Port, load the operations: 12Port refused .*\(HTTP 401\).*enabled, not expired/,
		);
	});

	test('since nobody answers, the message is about the server', async () => {
		const at = await tenant();
		await at.vendor.stop();
		await expect(keysOf(at)).rejects.toThrow('nothing answers at this address');
	});

	test.each([
		['https://elsewhere.test/v3/api-docs', 'was not sent to https://elsewhere.test'],
		['//elsewhere.test/v3/api-docs', 'was not sent to http://elsewhere.test'],
		['/\\elsewhere.test/v3/api-docs', 'was not sent to http://elsewhere.test'],
		['', isEmpty('Document Path').message],
	])('the path %p is refused before anything is sent', async (documentPath, words) => {
		const at = await tenant();
		await expect(keysOf(at, { document: 'path', documentPath })).rejects.toThrow(words);
		expect(at.vendor.requests).toEqual([]);
	});

	test('and the kind of document does not exist, the message says so', async () => {
		await expect(keysOf(await tenant(), { document: 'pdf' })).rejects.toThrow(
			notAnOption('Document', 'pdf', []).message,
		);
	});

	test('a redirect to another host is not followed', async () => {
		const headers = { location: 'https://elsewhere.test/v3/api-docs' };
		const at = await tenant({
			faults: [{ pathPattern: 'api-docs', times: 'always', answer: { status: 302, headers } }],
		});
		await expect(keysOf(at)).rejects.toThrow('was not sent to https://elsewhere.test');
	});
});
