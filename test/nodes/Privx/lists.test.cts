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

/** For everything but logins. */
const DATA = { pathPattern: '/api/v1/(?!oauth)', times: 'always' as const };

const keys = (rows: ReadonlyArray<{ id?: unknown; name?: unknown }>) => rows.map(({ id, name }) => id ?? name).sort();

describe('Get Many of every resource', () => {
	test('returns every record once with Return All, with the largest page size', async () => {
		const { vendor, run, asked } = await tenant(LARGE);
		for (const [resource, records, largest] of LISTS) {
			const before = asked().length;
			const { json, error } = await run(many(resource, ALL));
			expect([resource, error, keys(json)]).toEqual([resource, undefined, keys(records(vendor))]);
			const limits = asked()
				.slice(before)
				.map(({ query }) => query.limit);
			expect([resource, new Set(limits)]).toEqual([resource, new Set([String(largest)])]);
		}
	});

	test('returns at most the limit, simplified to at most ten fields, with the key', async () => {
		const { vendor, run, asked } = await tenant();
		for (const [resource] of LISTS) {
			vendor.resetCounters();
			const { json } = await run(many(resource, { limit: 2 }));
			expect([resource, json.length]).toEqual([resource, 2]);
			for (const row of json) {
				expect(Object.keys(row).length).toBeLessThanOrEqual(10);
				expect(row[resource === 'secret' ? 'name' : 'id']).toEqual(expect.any(String));
			}
			expect(asked()).toHaveLength(1);
		}
	});

	test('returns all fields of the service when Output is Raw', async () => {
		const { run } = await tenant();
		for (const [resource] of LISTS) {
			const { json } = await run(many(resource, { limit: 1, output: 'raw' }));
			expect([resource, Object.keys(json[0])]).toEqual([resource, expect.arrayContaining(['created'])]);
			expect(Object.keys(json[0]).length).toBeGreaterThan(8);
		}
	});

	test('returns no items for an empty list, also where the service sends null instead of a list', async () => {
		const { vendor, run } = await tenant();
		for (const [resource] of LISTS) {
			for (const body of [{ count: 0, items: null }, { count: 0 }, { count: 0, items: [] }, []]) {
				vendor.setFaults([{ ...DATA, answer: { status: 200, body } }]);
				const { json, error } = await run(many(resource, ALL));
				expect([resource, body, json, error]).toEqual([resource, body, [], undefined]);
			}
		}
	});

	test('reads a bare list up to an empty page, because it has no count', async () => {
		const { vendor, run, asked } = await tenant();
		for (const [resource] of LISTS) {
			vendor.resetCounters();
			vendor.setFaults([
				{ query: { offset: '0' }, answer: { status: 200, body: [{ id: 'a', name: 'a' }] } },
				{ query: { offset: '1' }, answer: { status: 200, body: [] } },
			]);
			expect([resource, (await run(many(resource, ALL))).json.length]).toEqual([resource, 1]);
			expect(asked()).toHaveLength(2);
		}
	});
});

test('Page Size never requests more than PrivX allows for a list', async () => {
	const { run, asked } = await tenant({ overLimit: 'refuse' });
	for (const [resource] of LISTS) await run(many(resource, { ...ALL, options: { pageSize: 1_000 } }));
	expect(new Set(asked().map(({ query }) => Number(query.limit)))).toEqual(new Set([100, 1000]));
});

describe('The order', () => {
	test('is newest first by default where it can be chosen', async () => {
		const { vendor, run, asked } = await tenant();
		for (const [resource, field] of [
			['accessRequest', 'created'],
			['auditEvent', 'created'],
			['connection', 'connected'],
		]) {
			vendor.resetCounters();
			const times = async (more: IDataObject) =>
				(await run(many(resource, { ...ALL, ...more }))).json.map((row) => Date.parse(String(row[field])));
			const newest = await times({});
			expect(newest).toEqual([...newest].sort((a, b) => b - a));
			const oldest = await times({ sort: 'asc' });
			expect(oldest).toEqual([...oldest].sort((a, b) => a - b));
			expect(oldest.length).toBeGreaterThan(1);
			expect(asked().map(({ query }) => [query.sortkey, query.sortdir])).toEqual([
				[field, 'DESC'],
				[field, 'ASC'],
			]);
		}
	});

	test('of secrets and sessions does not change with new records and use', async () => {
		const { run, asked } = await tenant();
		for (const resource of ['secret', 'session']) {
			await run(many(resource));
			expect(asked().at(-1)!.query).toMatchObject({ sortkey: 'created', sortdir: 'ASC' });
		}
	});
});

describe('Several access groups', () => {
	test('of which some are hidden are mentioned beside a list of hosts or connections', async () => {
		for (const resource of ['host', 'connection']) {
			const { vendor, run } = await tenant({ visibleAccessGroups: 1 });
			const { json, hints } = await run(many(resource, { ...ALL, output: 'raw' }));
			const [first] = vendor.accessGroups;
			expect(json.length).toBeGreaterThan(0);
			for (const row of json) expect(row.access_group_id).toBe(first.id);
			expect(hints[0].message).toContain(
				'access groups that the roles of the API client do not cover are not included.',
			);
		}
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
