import { by, tenant } from './setting.cts';

const FIND = 'GET /api/asset/find';
/** The simulator answers these with everything it saw, the token included. */
const quiet = {
	faults: [
		{
			pathPattern: 'asset/find|/members/|container/create',
			times: 'always' as const,
			answer: { status: 200, body: { done: true } },
		},
	],
};

describe('The fields of an operation', () => {
	test('that were not added are not sent', async () => {
		const { run, chosen, asked, vendor } = await tenant(quiet);
		const { error } = await run(await chosen(FIND, { 'query:near': 'dc-001' }));
		expect(error).toBeUndefined();
		expect(asked()[0].query).toBe('near=dc-001');
		expect(vendor.requests.at(-1)!.headers).not.toHaveProperty('x-request-reason');
	});

	test('are written in the style that the document asks for', async () => {
		const { run, chosen, vendor } = await tenant(quiet);
		const { error } = await run(
			await chosen(FIND, {
				'query:repeated': ['a', 'b c'],
				'query:commas': '["a","b"]',
				'query:spaces': 'a, b',
				'query:pipes': ['a', 'b'],
				'query:range': { from: 1, to: 2 },
				'query:isLocked': false,
				'query:limitTo': 3,
				'query:sortBy': 'name',
				'query:near': 'ä&=?',
				'header:X-Request-Reason': 'Incident 4711',
			}),
		);
		expect(error).toBeUndefined();
		expect([...vendor.requests.at(-1)!.query]).toEqual([
			['repeated', 'a'],
			['repeated', 'b c'],
			['commas', 'a,b'],
			['spaces', 'a b'],
			['pipes', 'a|b'],
			['range[from]', '1'],
			['range[to]', '2'],
			['isLocked', 'false'],
			['limitTo', '3'],
			['sortBy', 'name'],
			['near', 'ä&=?'],
		]);
		expect(vendor.requests.at(-1)!.headers['x-request-reason']).toBe('Incident 4711');
	});

	test('in the path stay one segment each, whatever is in them', async () => {
		const { run, chosen, vendor } = await tenant(quiet);
		const values = { 'path:assetId': 'a/b ?#%2e', 'path:groups': ['x', 'y/z'] };
		const { error } = await run(await chosen('GET /api/asset/{assetId}/members/{groups}', values));
		expect(error).toBeUndefined();
		expect(vendor.requests.at(-1)!.path).toBe('/ztna/acme/root/api/asset/a%2Fb%20%3F%23%252e/members/x,y%2Fz');
	});

	test('of the body become JSON, merged from all parts of the schema', async () => {
		const { run, chosen, vendor } = await tenant();
		const [type] = vendor.assetTypes;
		const { json, error } = await run(
			await chosen('POST /api/asset/create', {
				'body:name': 'web-new',
				'body:parentId': vendor.rootContainerId,
				'body:typeId': type.id,
				'body:tags': ['pci'],
				'body:owner': '{"login":"alice.meyer"}',
				'body:fields': { rack: 'R1' },
			}),
		);
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({ name: 'web-new', owner: { login: 'alice.meyer' }, fields: { rack: 'R1' } }),
		]);
		expect(vendor.assets.at(-1)).toMatchObject({ name: 'web-new', tags: ['pci'] });
	});

	test('take values of expressions, item by item', async () => {
		const { run, chosen, vendor } = await tenant();
		const pending = vendor.accessRequests.filter(({ status }) => status === 'PENDING').slice(0, 2);
		const parameters = await chosen('PUT /api/workflow/request/{requestId}/approve', {
			'path:requestId': '={{ $json.id }}',
			'body:comment': '={{ "Ticket " + $json.ticket }}',
		});
		const items = pending.map(({ id }, index) => ({ json: { id, ticket: 4711 + index } }));
		const { items: done, json } = await run(parameters, { items });
		expect(json.map(({ status, comment }) => [status, comment])).toEqual([
			['APPROVED', 'Ticket 4711'],
			['APPROVED', 'Ticket 4712'],
		]);
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('give the status where the answer is empty', async () => {
		const { run, chosen, vendor } = await tenant();
		const values = { 'path:assetId': vendor.assets[0].id, 'path:tag': 'pci' };
		expect((await run(await chosen('DELETE /api/asset/{assetId}/tags/{tag}', values))).json).toEqual([{ status: 204 }]);
	});
});

describe('Raw JSON', () => {
	test('can stand for the body beside the fields', async () => {
		const { run, chosen, asked } = await tenant(quiet);
		const parameters = await chosen('POST /api/container/create', {}, { specify: 'fieldsAndBody' });
		const body = { name: 'a', children: [{ name: 'b', children: [] }] };
		const { error } = await run({ ...parameters, bodyJson: JSON.stringify(body) });
		expect(error).toBeUndefined();
		expect(JSON.parse(asked()[0].body)).toEqual(body);
	});

	test('can stand for everything, with no document at all', async () => {
		const { run, vendor, asked } = await tenant({ documentPath: false, agentLevel: false });
		const parametersJson = {
			parentId: vendor.rootContainerId,
			typeId: vendor.assetTypes.slice(0, 2).map(({ id }) => id),
			size: 5,
			'header:X-Reason': 'test',
			left: null,
		};
		const { error, json } = await run({
			resource: 'apiOperation',
			operation: 'run',
			apiOperation: by('id', 'GET /api/asset/list/{parentId}'),
			specify: 'json',
			parametersJson: JSON.stringify(parametersJson),
			limit: 7,
		});
		expect(error).toBeUndefined();
		expect(json).toHaveLength(7);
		expect(asked()[0]).toMatchObject({ path: `/api/asset/list/${vendor.rootContainerId}` });
		expect(asked()[0].query).toBe(`typeId=${vendor.assetTypes[0].id}&typeId=${vendor.assetTypes[1].id}&size=5`);
		const sent = vendor.requests.filter(({ path }) => path.includes('/api/asset/list/'));
		expect(sent).toHaveLength(asked().length);
		expect(sent.every(({ headers }) => headers['x-reason'] === 'test')).toBe(true);
	});

	test('is paged in the body, too', async () => {
		const { run, vendor } = await tenant({ assets: 130 });
		const { json } = await run({
			resource: 'apiOperation',
			operation: 'run',
			apiOperation: by('id', 'PUT /api/asset/search'),
			specify: 'json',
			bodyJson: { size: 50 } as unknown as string,
			returnAll: true,
		});
		expect(json).toHaveLength(vendor.assets.length);
	});

	test('of an empty object is sent as such', async () => {
		const { run, asked } = await tenant(quiet);
		await run({
			resource: 'apiOperation',
			operation: 'run',
			apiOperation: by('id', 'POST /api/container/create'),
			specify: 'json',
			bodyJson: '{}',
		});
		expect(asked()[0].body).toBe('{}');
	});
});
