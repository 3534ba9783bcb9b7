import { expectRows } from '../../harness/rows';
import { SHAPES, tenant } from './setting.cts';

const ME = { resource: 'user', operation: 'getMe' };
const CONTEXT = { resource: 'user', operation: 'getContext' };
const TYPES = { resource: 'asset', operation: 'getTypes' };
const EXPORT = { resource: 'taxonomy', operation: 'export' };

describe('User', () => {
	test('Get Me gets the user of the token', async () => {
		const { run, asked } = await tenant();
		expect((await run(ME)).json).toEqual([expect.objectContaining({ login: 'automation', locked: false })]);
		expect(asked()).toEqual([expect.objectContaining({ method: 'GET', path: '/api/user/me' })]);
	});

	test('Get Me says when the token expires, if the token does', async () => {
		const { run } = await tenant({ now: () => Date.parse('2126-01-01T00:00:00Z'), tokenLifetimeSeconds: 3600 });
		expect((await run(ME)).json).toEqual([expect.objectContaining({ token_expires_at: '2126-01-01T01:00:00.000Z' })]);
		const endless = await tenant({ tokenLifetimeSeconds: Infinity });
		expect((await endless.run(ME)).json).toEqual([expect.objectContaining({ token_expires_at: null })]);
	});

	test('Get Context gets the whole context of the user', async () => {
		const { run, vendor } = await tenant();
		expect((await run(CONTEXT)).json).toEqual([
			expect.objectContaining({ space: { rid: vendor.rootContainerId, name: 'root' }, tenant: { name: 'acme' } }),
		]);
	});

	test('both say so when the answer is something else', async () => {
		for (const parameters of [ME, CONTEXT]) {
			const { run } = await tenant({ faults: [{ pathPattern: 'api/user', answer: { status: 200, body: [] } }] });
			expect((await run(parameters)).error?.message).toMatch(
				/^12Port, get .*: the answer has a list; expected (a user|the context of the user) \[item 0\]$/,
			);
		}
	});
});

describe('Asset: Get Types', () => {
	test('uses the root container when none is given', async () => {
		const { run, vendor, asked } = await tenant();
		const { json } = await run(TYPES);
		expect(json.map(({ id, name }) => [id, name])).toEqual(vendor.assetTypes.map(({ id, name }) => [id, name]));
		expect(asked().map(({ path }) => path)).toEqual([
			'/api/user/context',
			`/api/asset/listTypes/${vendor.rootContainerId}`,
		]);
	});

	test('takes the container of each item', async () => {
		const { run, vendor, asked } = await tenant();
		const items = [vendor.rootContainerId, 'no-such-id'].map((id) => ({ json: { id } }));
		const { items: found } = await run({ ...TYPES, parentId: '={{ $json.id }}' }, { items, continueOnFail: true });
		expect(asked()).toHaveLength(2);
		expect(found).toHaveLength(vendor.assetTypes.length + 1);
		expect(found.at(-1)).toMatchObject({
			json: {
				error: expect.stringContaining('12Port, get asset types: the service did not find this record (HTTP 404)'),
			},
			pairedItem: { item: 1 },
		});
	});

	test('reads all of them in any shape, or says that some may be missing', async () => {
		for (const typesShape of SHAPES) {
			const { run, vendor } = await tenant({ typesShape, maxPageSize: 4 });
			const { json, hints } = await run({ ...TYPES, parentId: vendor.rootContainerId });
			const tellsPages = typesShape !== 'array';
			expect([typesShape, json.length]).toEqual([typesShape, tellsPages ? vendor.assetTypes.length : 4]);
			expect(hints[0].message).toMatch(tellsPages ? /The list is paged by/ : /may be incomplete/);
		}
	});

	test('simplified has ID, name and other plain values; raw has all', async () => {
		const body = [
			{
				big: { a: 1 },
				list: [1],
				...Object.fromEntries('abcdefghijkl'.split('').map((key) => [key, 1])),
				name: 'N',
				id: 'I',
			},
		];
		const answer = { status: 200, body };
		const { run } = await tenant({ faults: [{ pathPattern: 'listTypes', times: 'always', answer }] });
		const [simple] = (await run({ ...TYPES, parentId: 'x' })).json;
		expect(Object.keys(simple)).toEqual(['id', 'name', ...'abcdefg'.split(''), 'dedupeKey']);
		expect((await run({ ...TYPES, parentId: 'x', output: 'raw' })).json).toEqual(body);
		body.splice(0, 1, { size: 1 } as never);
		expect((await run({ ...TYPES, parentId: 'x' })).json).toEqual([{ id: null, name: null, size: 1, dedupeKey: null }]);
	});

	test('says so when the context has no root container', async () => {
		const { run, vendor } = await tenant();
		for (const body of [{}, { space: {} }, { space: { rid: '' } }]) {
			vendor.setFaults([{ pathPattern: 'context', answer: { status: 200, body } }]);
			expect((await run(TYPES)).error).toMatchObject({
				message: '12Port, get asset types: the context of the user has no root container (space.rid) [item 0]',
				description: expect.stringContaining('Container ID'),
			});
		}
	});

	test('refuses dots for a container before anything is sent', async () => {
		const { run, vendor } = await tenant();
		const refused = expect.stringContaining('is not an ID');
		await expectRows(
			[
				['..', refused],
				['.', refused],
			],
			async (parentId) => (await run({ ...TYPES, parentId })).error?.message,
		);
		expect(vendor.requests).toEqual([]);
	});
});

describe('Taxonomy: Export', () => {
	test('gives JSON as data', async () => {
		const { run, asked } = await tenant();
		const { json } = await run(EXPORT);
		expect(json).toEqual([{ taxonomies: expect.arrayContaining([expect.objectContaining({ name: 'Environment' })]) }]);
		expect(asked()).toEqual([expect.objectContaining({ method: 'PUT', path: '/api/taxonomy/export' })]);
	});
});

describe('API Request: Send', () => {
	test('sends any request below the space', async () => {
		const { run, vendor } = await tenant();
		const send = { resource: 'apiRequest', operation: 'send' };
		expect((await run({ ...send, path: '/api/user/me' })).json[0]).toMatchObject({ login: 'automation' });
		const { json } = await run({ ...send, path: 'api/workflow/request/list', paginate: true, returnAll: true });
		expect(json).toHaveLength(vendor.accessRequests.length);
		expect((await run({ ...send, path: '/../x' })).error?.message).toContain('the path is outside the API');
	});
});
