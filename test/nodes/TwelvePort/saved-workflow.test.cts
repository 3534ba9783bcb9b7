import { tenant } from './setting.cts';

const PLATFORM = { document: 'platform' };
const LIST = 'GET /api/workflow/request/list';

describe('A saved workflow', () => {
	test('runs when the document is no longer served, and does not ask for it', async () => {
		const { run, chosen, vendor } = await tenant({ documentPaths: 'bare', documentServers: 'internal' });
		const parameters = await chosen(
			'GET /api/asset/find',
			{ 'query:near': 'x', 'query:pipes': ['a', 'b'] },
			{ options: { furtherPages: 'never' } },
		);
		const saved = JSON.parse(JSON.stringify(parameters)) as typeof parameters;
		vendor.change({ documentPath: false, agentLevel: false });
		vendor.setFaults([{ pathPattern: 'asset/find', answer: { status: 200, body: { done: true } } }]);
		vendor.resetCounters();
		expect((await run(saved)).json).toEqual([{ done: true }]);
		expect(vendor.requests).toHaveLength(1);
		expect([...vendor.requests[0].query]).toEqual([
			['pipes', 'a|b'],
			['near', 'x'],
		]);
	});

	test('without its form asks for the document once, and runs without it where there is none', async () => {
		const { run, vendor, asked } = await tenant({ documentPath: false, agentLevel: false });
		const parameters = {
			resource: 'apiOperation',
			operation: 'run',
			apiOperation: { __rl: true, mode: 'id', value: 'GET /api/user/me' },
		};
		expect((await run(parameters)).json).toEqual([expect.objectContaining({ login: 'automation' })]);
		const requests = vendor.requests.length;
		expect((await run(parameters)).error).toBeUndefined();
		expect(asked()).toHaveLength(2);
		expect(vendor.requests).toHaveLength(requests + 1);
	});

	test('without its form is paged as with it, and refused as by it', async () => {
		const { run, vendor, asked } = await tenant({ accessRequests: 250 });
		const at = (value: string, more = {}) => ({
			resource: 'apiOperation',
			operation: 'run',
			apiOperation: { __rl: true, mode: 'id', value },
			returnAll: true,
			...more,
		});
		const SEARCH = 'POST /api/workflow/request/search';
		for (const more of [{}, { specify: 'json' }, { specify: 'json', bodyJson: '{"status":["PENDING"]}' }]) {
			const wanted = vendor.accessRequests.filter(({ status }) => !('bodyJson' in more) || status === 'PENDING');
			const { json, error } = await run(at(SEARCH, more));
			expect([error, json.length]).toEqual([undefined, wanted.length]);
		}
		expect(
			asked().every(({ query, body }) => query === '' && (JSON.parse(body) as { size: number }).size === 100),
		).toBe(true);
		const before = asked().length;
		for (const specify of ['fields', 'fieldsAndBody', 'json']) {
			const { error } = await run(at('POST /api/asset/import', { specify }));
			expect(error?.message).toContain('POST /api/asset/import cannot be used here, because it uploads a file');
		}
		expect(asked()).toHaveLength(before);
	});

	test('asks the document when another operation was put in the place of the chosen one', async () => {
		const { run, chosen, vendor } = await tenant();
		const parameters = await chosen('GET /api/asset/list/{parentId}', { 'path:parentId': vendor.rootContainerId });
		const apiOperation = { __rl: true, mode: 'id', value: '={{ "GET /api/asset/listTypes/{parentId}" }}' };
		expect((await run({ ...parameters, apiOperation })).json).toHaveLength(vendor.assetTypes.length);
	});

	test('says so when the document does not have that one', async () => {
		const { run, chosen, vendor } = await tenant();
		const parameters = await chosen('GET /api/asset/list/{parentId}', { 'path:parentId': vendor.rootContainerId });
		const { error } = await run({
			...parameters,
			apiOperation: { __rl: true, mode: 'id', value: 'GET /api/gone/{parentId}' },
		});
		expect(error).toMatchObject({
			message:
				'12Port, run an API operation: the document of the service has no operation "GET /api/gone/{parentId}" [item 0]',
			description: expect.stringContaining('choose the operation again'),
		});
	});

	test('that was damaged is refused', async () => {
		const { run, chosen } = await tenant();
		const parameters = await chosen(LIST);
		const mapper = parameters.parameters as unknown as { schema: Array<{ id: string; displayName: string }> };
		for (const field of mapper.schema) if (field.id === 'saved') field.displayName = '{"openapi":"3.1.0"}';
		expect((await run(parameters)).error?.message).toContain(
			'the operation that was saved in this node cannot be read',
		);
	});

	test('keeps to the names of its parameters when the server renames them', async () => {
		const { form, chosen, run, vendor } = await tenant();
		const { fields } = await form({ ...PLATFORM, apiOperation: 'GET /api/asset/list/{container}' });
		expect(fields.map(({ id }) => id)).toContain('path:parentId');
		const parameters = await chosen('GET /api/asset/list/{container}', { 'path:parentId': vendor.rootContainerId });
		expect((await run(parameters)).error).toBeUndefined();
	});
});
