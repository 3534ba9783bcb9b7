import { isEmpty, notAnOption } from '../../../core/errors/sentences';
import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import type { TwelvePortOptions } from '../../../simulators/twelve-port/index.cts';
import { expectRows } from '../../harness/rows';
import { putForward, tenant } from './setting.cts';

const PLATFORM = { document: 'platform' };
const AGENT = { document: 'agent' };
const LIST = 'GET /api/workflow/request/list';

/** Ways to write the paths of a document and its servers. */
const SPELLINGS: TwelvePortOptions[] = (['api', 'bare', 'full'] as const).flatMap((documentPaths) =>
	(['own', 'relative', 'variables', 'internal', 'none'] as const).map((documentServers) => ({
		documentPaths,
		documentServers,
	})),
);

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
	test.each(levels)('below the %s, at each of the usual paths', async (documentLevel) => {
		for (const documentPath of paths) {
			const at = await tenant({ documentLevel, documentPath });
			expect([documentPath, await keysOf(at)]).toEqual([documentPath, expect.arrayContaining([LIST])]);
			expect(at.vendor.requests.length).toBeLessThan(40);
		}
	});

	test('in groups at each level, all of them', async () => {
		for (const documentLevel of levels) {
			const keys = await keysOf(await tenant({ documentGroups: true, documentLevel }));
			expect(keys).toEqual(expect.arrayContaining([LIST, 'PUT /api/asset/search', 'GET /api/user/me']));
			expect(new Set(keys).size).toBe(keys.length);
		}
	});

	test('where the credential says it is: below space or tenant, from the root, or as a whole address', async () => {
		for (const [openApiPath, documentLevel] of [
			['/odd/place.json', 'space'],
			['odd/place.json', 'tenant'],
			['/ztna/acme/odd/place.json', 'tenant'],
		] as const) {
			const at = await tenant({ documentPath: '/odd/place.json', documentLevel }, { openApiPath });
			expect([openApiPath, await keysOf(at)]).toEqual([openApiPath, expect.arrayContaining([LIST])]);
		}
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
	test('below tenant and space', async () => {
		for (const agentLevel of ['tenant', 'space'] as const) {
			const keys = await keysOf(await tenant({ agentLevel }), AGENT);
			expect(keys).toHaveLength(6);
			expect(keys).toContain('GET /api/mcp/requests');
		}
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

	test('however its paths and its servers are written', async () => {
		for (const kind of SPELLINGS) {
			const keys = await keysOf(await tenant(kind), AGENT);
			expect([kind, keys]).toEqual([kind, expect.arrayContaining(['GET /api/mcp/requests'])]);
		}
	});
});

describe('Whatever the document is like, an operation runs', () => {
	test.each(['3.0', '3.1', '2.0'] as const)(
		'in OpenAPI %s, with paths and servers in any spelling',
		async (openApi) => {
			for (const kind of SPELLINGS) {
				const { run, chosen, vendor, asked } = await tenant({ ...kind, openApi, accessRequests: 30 });
				const wanted = vendor.accessRequests.filter(({ status }) => status === 'PENDING');
				const { json, error } = await run(await chosen(LIST, { 'query:status': ['PENDING'] }, { returnAll: true }));
				expect([kind, error, json.length]).toEqual([kind, undefined, wanted.length]);
				expect([kind, asked()[0].path]).toEqual([kind, '/api/workflow/request/list']);
			}
		},
	);
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

	test('but something else, the message says what', async () => {
		await expectRows<FaultAnswer>(
			[
				[{ status: 404, body: {} }, expect.stringContaining('HTTP 404')],
				[{ status: 200, body: [] }, expect.stringContaining('no JSON object')],
				[{ status: 200, body: { a: 1 } }, expect.stringContaining('JSON that is not an OpenAPI document')],
				[{ status: 200, body: { openapi: '4.0', paths: {} } }, expect.stringContaining('not an OpenAPI document')],
				[{ status: 200, body: { openapi: '3.0.1' } }, expect.stringContaining('has no paths')],
				[{ status: 200, body: '{"openapi": "3.0.1", ' }, expect.stringContaining('is incomplete')],
			],
			async (given) => {
				const answer = { ...given, headers: { 'content-type': 'application/json' } };
				const at = await tenant({ faults: [{ pathPattern: 'place.json', times: 'always', answer }] });
				return await keysOf(at, { document: 'path', documentPath: '/ztna/place.json' });
			},
		);
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

	test('a path to another host, or none, is refused before anything is sent', async () => {
		const at = await tenant();
		await expectRows(
			[
				['https://elsewhere.test/v3/api-docs', expect.stringContaining('was not sent to https://elsewhere.test')],
				['//elsewhere.test/v3/api-docs', expect.stringContaining('was not sent to http://elsewhere.test')],
				['/\\elsewhere.test/v3/api-docs', expect.stringContaining('was not sent to http://elsewhere.test')],
				['', expect.stringContaining(isEmpty('Document Path').message)],
			],
			async (documentPath) => await keysOf(at, { document: 'path', documentPath }),
		);
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
