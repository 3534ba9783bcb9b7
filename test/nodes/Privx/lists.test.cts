import type { IDataObject } from 'n8n-workflow';
import { by, ids, tenant, type Tenant } from './setting.cts';

const many = (resource: string, more: IDataObject = {}) => ({ resource, operation: 'getAll', ...more });
const ALL = { returnAll: true };

/** The records of each list in the simulator, in any order, and how many records a page may have. */
const LISTS: Array<[string, (vendor: Tenant['vendor']) => ReadonlyArray<{ id?: unknown; name?: unknown }>, number]> = [
	['accessGroup', ({ accessGroups }) => accessGroups, 100],
	['accessRequest', ({ accessRequests }) => accessRequests, 100],
	['connection', ({ connections }) => connections, 1000],
	['host', ({ hosts }) => hosts, 1000],
	['role', ({ roles }) => roles, 1000],
	['secret', ({ secrets }) => secrets, 100],
	['session', ({ sessions }) => sessions, 100],
	['user', ({ users }) => users, 100],
];

const LARGE = {
	accessRequests: 230,
	connections: 230,
	hosts: 230,
	roles: 230,
	secrets: 230,
	sessions: 230,
	users: 230,
};

const keys = (rows: ReadonlyArray<{ id?: unknown; name?: unknown }>) => rows.map(({ id, name }) => id ?? name).sort();

describe.each(LISTS)('Get Many of the resource %s', (resource, records, largest) => {
	test('returns every record once with Return All, with the largest page size', async () => {
		const { vendor, run, asked } = await tenant(LARGE);
		const { json, error } = await run(many(resource, ALL));
		expect(error).toBeUndefined();
		expect(keys(json)).toEqual(keys(records(vendor)));
		for (const { query } of asked()) expect(query.limit).toBe(String(largest));
	});

	test('returns at most the limit, simplified to at most ten fields, with the key', async () => {
		const { run, asked } = await tenant();
		const { json } = await run(many(resource, { limit: 2 }));
		expect(json).toHaveLength(2);
		for (const row of json) {
			expect(Object.keys(row).length).toBeLessThanOrEqual(10);
			expect(row[resource === 'secret' ? 'name' : 'id']).toEqual(expect.any(String));
		}
		expect(asked()).toHaveLength(1);
	});

	test('returns all fields of the service when Output is Raw', async () => {
		const { run } = await tenant();
		const { json } = await run(many(resource, { limit: 1, output: 'raw' }));
		expect(Object.keys(json[0])).toEqual(expect.arrayContaining(['created']));
		expect(Object.keys(json[0]).length).toBeGreaterThan(8);
	});

	test('returns no items for an empty list, also where the service sends null instead of a list', async () => {
		for (const body of [{ count: 0, items: null }, { count: 0 }, { count: 0, items: [] }, []]) {
			const { run } = await tenant({
				faults: [{ pathPattern: '/api/v1/(?!oauth)', times: 'always', answer: { status: 200, body } }],
			});
			const { json, error } = await run(many(resource, ALL));
			expect([json, error]).toEqual([[], undefined]);
		}
	});

	test('reads a bare list up to an empty page, because it has no count', async () => {
		const body = [{ id: 'a', name: 'a' }];
		const { run, asked } = await tenant({
			faults: [
				{ query: { offset: '0' }, answer: { status: 200, body } },
				{ query: { offset: '1' }, answer: { status: 200, body: [] } },
			],
		});
		expect((await run(many(resource, ALL))).json).toHaveLength(1);
		expect(asked()).toHaveLength(2);
	});
});

test('Page Size never requests more than PrivX allows for a list', async () => {
	const { run, asked } = await tenant({ overLimit: 'refuse' });
	for (const [resource] of LISTS) await run(many(resource, { ...ALL, options: { pageSize: 1_000 } }));
	expect(new Set(asked().map(({ query }) => Number(query.limit)))).toEqual(new Set([100, 1000]));
});

describe('The order', () => {
	test.each([
		['accessRequest', 'created'],
		['auditEvent', 'created'],
		['connection', 'connected'],
	])('of a %s list is newest first by default', async (resource, field) => {
		const { run, asked } = await tenant();
		const times = async (more: IDataObject) =>
			(await run(many(resource, { ...ALL, ...more }))).json.map((row) => Date.parse(String(row[field])));
		const newest = await times({});
		expect(newest).toEqual([...newest].sort((a, b) => b - a));
		const oldest = await times({ sort: 'asc' });
		expect(oldest).toEqual([...oldest].sort((a, b) => a - b));
		expect(asked().map(({ query }) => [query.sortkey, query.sortdir])).toEqual([
			[field, 'DESC'],
			[field, 'ASC'],
		]);
	});

	test.each(['secret', 'session'])('of a %s list does not change with new records and use', async (resource) => {
		const { run, asked } = await tenant();
		await run(many(resource));
		expect(asked()[0].query).toMatchObject({ sortkey: 'created', sortdir: 'ASC' });
	});
});

describe('Several access groups', () => {
	test.each(['host', 'connection'])('of which some are hidden are mentioned beside a list of %ss', async (resource) => {
		const { vendor, run } = await tenant({ visibleAccessGroups: 1 });
		const { json, hints } = await run(many(resource, { ...ALL, output: 'raw' }));
		const [first] = vendor.accessGroups;
		expect(json.length).toBeGreaterThan(0);
		for (const row of json) expect(row.access_group_id).toBe(first.id);
		expect(hints[0].message).toContain('access groups that the roles of the API client do not cover are not included.');
	});

	test('make a hidden host look as if it did not exist, and the advice says so', async () => {
		const { vendor, run } = await tenant({ visibleAccessGroups: 1 });
		const hidden = vendor.hosts.find((host) => host.access_group_id !== vendor.accessGroups[0].id)!;
		const { error } = await run({ resource: 'host', operation: 'get', hostId: by('id', hidden.id) });
		expect(error?.message).toContain('HTTP 404');
		expect(error).toMatchObject({ description: expect.stringContaining('access group') });
	});
});

test('Get Members returns the users who have a role', async () => {
	const { vendor, run, asked } = await tenant({ users: 250 });
	const role = vendor.roles[2];
	const wanted = vendor.users.filter(({ roles }) => roles.some(({ id }) => id === role.id));
	const { json, hints } = await run({
		resource: 'role',
		operation: 'getMembers',
		roleId: by('id', role.id),
		returnAll: true,
		options: { pageSize: 10 },
	});
	expect(ids(json).sort()).toEqual(ids(wanted).sort());
	expect(hints[0].message).toMatch(new RegExp(`^${wanted.length} members on`));
	expect(asked()[0]).toMatchObject({ path: `/role-store/api/v1/roles/${role.id}/members`, query: { limit: '10' } });
});
