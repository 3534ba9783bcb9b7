import {
	startTwelvePort,
	type TwelvePortOptions,
	type TwelvePortSimulator,
} from '../../simulators/twelve-port/index.cts';
import { clientOf } from './twelve-port-client.cts';
import { everyRow } from './rows.cts';

type Part = Record<string, unknown>;
type Document = Part & { paths: Record<string, Record<string, Part>>; servers?: Array<{ url: string }> };

const VERSIONS = ['3.0', '3.1', '2.0'] as const;
let simulator: TwelvePortSimulator;
const start = async (options: TwelvePortOptions = {}) => {
	simulator = await startTwelvePort(options);
	return clientOf(simulator);
};
const document = async (path = '/v3/api-docs') => await clientOf(simulator).json<Document>(path);

const stop = async () => await simulator.stop();
afterEach(stop);

/** Every object in a document. */
function partsOf(value: unknown): Part[] {
	if (typeof value !== 'object' || value === null) return [];
	return [value as Part, ...Object.values(value).flatMap(partsOf)];
}

function resolved(root: Part, reference: string): unknown {
	return reference
		.slice(2)
		.split('/')
		.reduce<unknown>((part, name) => (part as Part | undefined)?.[name], root);
}

describe('the platform document in every version', () => {
	it('has its version, and no broken reference', async () => {
		await everyRow(
			VERSIONS,
			async (openApi) => {
				await start({ openApi });
				const found = await document();
				expect(String(found.openapi ?? found.swagger)).toContain(openApi);
				const references = partsOf(found).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
				expect(references.length).toBeGreaterThan(10);
				expect(references.filter((reference) => resolved(found, reference) === undefined)).toEqual([]);
			},
			stop,
		);
	});

	it('lists only operations that the server answers', async () => {
		await everyRow(
			VERSIONS,
			async (openApi) => {
				const client = await start({ openApi });
				const { paths } = await document();
				const calls = Object.entries(paths).flatMap(([path, item]) =>
					Object.keys(item)
						.filter((name) => ['get', 'put', 'post', 'delete'].includes(name))
						.map((method) => [method.toUpperCase(), path.replace('{parentId}', simulator.rootContainerId)]),
				);
				expect(calls.length).toBeGreaterThan(15);
				for (const [method, path] of calls) {
					const { status } = await client.send(method, path, method === 'GET' ? undefined : {});
					expect([method, path, status]).not.toEqual([method, path, 405]);
					// The path is known; only this method is not.
					expect((await client.send('PATCH', path)).status).toBe(405);
				}
			},
			stop,
		);
	});

	it('declares every parameter of a path, on the operation or on the path', async () => {
		await everyRow(
			VERSIONS,
			async (openApi) => {
				await start({ openApi });
				const found = await document();
				for (const [path, { parameters: shared = [], ...methods }] of Object.entries(found.paths)) {
					for (const { parameters: own = [] } of Object.values(methods)) {
						const declared = [...(shared as unknown as Part[]), ...(own as Part[])].map(({ $ref, name }) =>
							$ref ? (resolved(found, String($ref)) as Part).name : name,
						);
						const needed = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
						expect(declared).toEqual(expect.arrayContaining(needed));
					}
				}
			},
			stop,
		);
	});
});

describe('a document has what is hard to read:', () => {
	it('circles, allOf, oneOf, deprecated operations, operations without an id, numbered ids', async () => {
		await start();
		const found = await document();
		const text = JSON.stringify(found);
		for (const mark of [
			'"allOf"',
			'"oneOf"',
			'"deprecated":true',
			'"operationId":"list_1"',
			'"additionalProperties"',
		]) {
			expect(text).toContain(mark);
		}
		expect(found.paths['/api/asset/{assetId}'].get).not.toHaveProperty('operationId');
		expect(JSON.stringify(resolved(found, '#/components/schemas/Container'))).toContain('schemas/Container"');
	});

	it('styles of arrays, header and cookie parameters, bodies that are not JSON', async () => {
		await start();
		const text = JSON.stringify((await document()).paths);
		for (const mark of ['spaceDelimited', 'pipeDelimited', 'deepObject', '"in":"header"', '"in":"cookie"']) {
			expect(text).toContain(mark);
		}
		expect(text).toContain('multipart/form-data');
		expect(text).toContain('application/xml');
	});

	it('nullable values, in the words of each version', async () => {
		await start();
		const words = { '3.0': '"nullable":true', '3.1': '"type":["string","null"]', '2.0': '"x-nullable":true' };
		for (const openApi of VERSIONS) {
			simulator.change({ openApi });
			const text = JSON.stringify(await document());
			for (const [version, word] of Object.entries(words)) expect(text.includes(word)).toBe(version === openApi);
		}
	});

	it('in Swagger 2.0 collection formats, form fields, and neither cookies nor components', async () => {
		await start({ openApi: '2.0' });
		const text = JSON.stringify(await document());
		for (const mark of ['"multi"', '"csv"', '"ssv"', '"pipes"', '"formData"', '"file"', '"in":"body"']) {
			expect(text).toContain(mark);
		}
		for (const mark of ['"cookie"', 'components', 'requestBody']) {
			expect(text).not.toContain(mark);
		}
	});

	it('paging parameters with the names of the lists', async () => {
		await start({ shape: 'cursor' });
		const names = async () => {
			const { parameters } = (await document()).paths['/api/workflow/request/list'].get as { parameters: Part[] };
			return parameters.map(({ name }) => name);
		};
		expect(await names()).toEqual(['status', 'cursor', 'limit', 'sort']);
		simulator.change({ shape: 'hal' });
		expect(await names()).toEqual(['status', 'page', 'size', 'sort']);
	});
});

describe('prefix and servers', () => {
	it('match when paths are written in another way', async () => {
		await everyRow(
			[
				['api', '/api/user/me', '/ztna/acme/root'],
				['bare', '/user/me', '/ztna/acme/root/api'],
				['full', '/ztna/acme/root/api/user/me', ''],
			] as const,
			async ([documentPaths, path, base]) => {
				await start({ documentPaths });
				const { paths, servers } = await document();
				expect(Object.keys(paths)).toContain(path);
				expect(servers).toEqual([expect.objectContaining({ url: simulator.origin + base })]);
			},
			stop,
		);
	});

	it('may be complete, relative, variable, internal or missing', async () => {
		await everyRow(
			[
				['relative', '/ztna/acme/root'],
				['internal', 'http://ztna-app.internal:8080/ztna/acme/root'],
				['variables', '{scheme}://{host}/ztna/{tenant}/root'],
			] as const,
			async ([documentServers, url]) => {
				await start({ documentServers });
				expect((await document()).servers?.[0].url).toBe(url);
			},
			stop,
		);
	});

	it('can be missing, and become host and base path in Swagger 2.0', async () => {
		await start({ documentServers: 'none' });
		expect(await document()).not.toHaveProperty('servers');
		simulator.change({ openApi: '2.0' });
		expect(await document()).not.toHaveProperty('host');
		for (const documentServers of ['own', 'variables'] as const) {
			simulator.change({ documentServers });
			const { host } = new URL(simulator.origin);
			expect(await document()).toMatchObject({ host, basePath: '/ztna/acme/root', schemes: ['http'] });
		}
		simulator.change({ documentServers: 'relative' });
		expect(await document()).toMatchObject({ basePath: '/ztna/acme/root' });
	});
});

describe('the location of the document', () => {
	it('can be below every level', async () => {
		await everyRow(
			[
				['space', '/ztna/acme/root'],
				['tenant', '/ztna/acme'],
				['application', '/ztna'],
			] as const,
			async ([documentLevel, base]) => {
				const client = await start({ documentLevel, documentPath: '/openapi.json' });
				expect(await client.json(`${simulator.origin}${base}/openapi.json`)).toHaveProperty('paths');
				expect((await client.get('/v3/api-docs')).headers.get('content-type')).toContain('html');
			},
			stop,
		);
	});

	it('can need a query', async () => {
		const client = await start({ documentPath: '/q/openapi?format=json' });
		expect(await client.json('/q/openapi?format=json')).toHaveProperty('paths');
		expect((await client.get('/q/openapi')).headers.get('content-type')).toContain('html');
	});

	it('can be two groups, which together have every operation', async () => {
		const client = await start();
		const whole = Object.keys((await document()).paths);
		simulator.change({ documentGroups: true });
		const { urls } = await client.json<{ urls: Array<{ url: string }> }>('/v3/api-docs/swagger-config');
		const parts = await Promise.all(urls.map(async ({ url }) => await document(simulator.origin + url)));
		expect(new Set(parts.flatMap(({ paths }) => Object.keys(paths)))).toEqual(new Set(whole));
		expect((await client.get('/v3/api-docs')).headers.get('content-type')).toContain('html');
	});

	it('needs the token by default, and can be removed while it is in use', async () => {
		const client = await start();
		const open = async () => (await fetch(`${simulator.url}/v3/api-docs`)).status;
		expect(await open()).toBe(401);
		simulator.change({ documentNeedsToken: false });
		expect(await open()).toBe(200);
		simulator.change({ documentPath: false, agentLevel: false });
		for (const path of ['/v3/api-docs', '/.well-known/agent.json', '/.well-known/mcp-agent.json']) {
			expect((await client.get(path)).headers.get('content-type')).toContain('html');
		}
		expect((await client.get('/api/user/me')).status).toBe(200);
	});
});

describe('the document for agents', () => {
	it('has six operations and is below the tenant, or below the space', async () => {
		const client = await start();
		const { paths, openapi } = await document(`${simulator.origin}/ztna/acme/.well-known/mcp-agent.json`);
		expect(Object.values(paths).flatMap((item) => Object.keys(item))).toHaveLength(6);
		expect(openapi).toBe('3.0.1');
		simulator.change({ agentLevel: 'space' });
		expect(await client.json('/.well-known/mcp-agent.json')).toHaveProperty('paths');
	});

	it('is in the reference of agent.json, which can also be on another origin', async () => {
		const client = await start();
		const reference = async () => (await client.json<{ api: { url: string } }>('/.well-known/agent.json')).api.url;
		expect(await client.json(await reference())).toHaveProperty('openapi');
		simulator.change({ agentReference: 'https://elsewhere.example/spec.json' });
		expect(await reference()).toBe('https://elsewhere.example/spec.json');
	});
});
