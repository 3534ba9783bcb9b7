import { tenant } from './setting.cts';

describe('The lists in the form', () => {
	test.each<[string, (vendor: Awaited<ReturnType<typeof tenant>>['vendor']) => [name: string, value: string]]>([
		['searchHosts', ({ hosts: [host] }) => [`${host.common_name} (${host.addresses[0]})`, host.id]],
		['searchUsers', ({ users: [user] }) => [`${user.full_name} (${user.email})`, user.id]],
		['searchRoles', ({ roles: [role] }) => [role.name, role.id]],
		['searchSecrets', ({ secrets: [secret] }) => [secret.name, secret.name]],
		[
			'searchSessions',
			({ sessions: [{ id, username, remote_addr, created }] }) => [
				`${username} from ${remote_addr} since ${created.slice(0, 16).replace('T', ' ')}`,
				id,
			],
		],
		[
			'searchConnections',
			({ connections }) => {
				const { id, connected, user, target_host_account, target_host, status } = connections.at(-1)!;
				const time = connected.slice(0, 16).replace('T', ' ');
				return [`${time} · ${user.display_name} → ${target_host_account}@${target_host.common_name} (${status})`, id];
			},
		],
		[
			'searchAccessRequests',
			({ accessRequests }) => {
				const { id, created, target_user, requested_role, status } = accessRequests.at(-1)!;
				const time = created.slice(0, 16).replace('T', ' ');
				return [`${time} · ${target_user.display_name}: ${requested_role.name} (${status})`, id];
			},
		],
	])('%s shows lines that a person can read', async (method, expected) => {
		const { vendor, search } = await tenant();
		const [name, value] = expected(vendor);
		const { results } = await search(method);
		expect(results).toContainEqual({ name, value });
	});

	test('begin with the latest connection and access request', async () => {
		const { vendor, search } = await tenant();
		expect((await search('searchConnections')).results[0].value).toBe(vendor.connections.at(-1)!.id);
		expect((await search('searchAccessRequests')).results[0].value).toBe(vendor.accessRequests.at(-1)!.id);
	});

	test('have a hundred lines, and more on request', async () => {
		const { vendor, search } = await tenant({ hosts: 230 });
		const first = await search('searchHosts');
		expect(first.results).toHaveLength(100);
		const second = await search('searchHosts', { paginationToken: String(first.paginationToken) });
		const third = await search('searchHosts', { paginationToken: String(second.paginationToken) });
		expect(third.paginationToken).toBeUndefined();
		const all = [first, second, third].flatMap(({ results }) => results.map(({ value }) => value));
		expect(all.sort()).toEqual(vendor.hosts.map(({ id }) => id).sort());
	});

	test('are searched by the service', async () => {
		const { vendor, search, bodies } = await tenant({ hosts: 300 });
		const host = vendor.hosts[250];
		const { results } = await search('searchHosts', { filter: ` ${host.common_name} ` });
		expect(results.map(({ value }) => value)).toEqual([host.id]);
		expect(bodies()).toEqual([{ keywords: host.common_name }]);
	});

	test('of roles are filtered in n8n, in upper or lower case and by ID, because the search of the service returns only names', async () => {
		const { vendor, search, asked } = await tenant();
		const role = vendor.roles[4];
		for (const filter of [role.name.toUpperCase(), role.id]) {
			expect((await search('searchRoles', { filter })).results).toEqual([{ name: role.name, value: role.id }]);
		}
		expect(asked()[0]).toMatchObject({ method: 'GET', path: '/role-store/api/v1/roles', query: { limit: '1000' } });
	});

	test('leave out records without an ID and show a dash for missing values', async () => {
		const body = { count: 2, items: [{ common_name: 'nobody' }, { id: 'a', addresses: null }] };
		const { search } = await tenant({ faults: [{ path: '/host-store', answer: { status: 200, body } }] });
		expect((await search('searchHosts')).results).toEqual([{ name: '– (–)', value: 'a' }]);
	});
});

describe('The dropdown of', () => {
	test.each([false, true])('access groups shows them by name (bare lists: %p)', async (bareLists) => {
		const { vendor, options } = await tenant({ bareLists, accessGroups: 4 });
		expect(await options('getAccessGroups')).toEqual(vendor.accessGroups.map(({ id, name }) => ({ name, value: id })));
	});

	test('event codes shows them by number, with name and meaning', async () => {
		const { options } = await tenant();
		const codes = await options('getEventCodes');
		expect(codes[0]).toEqual({ name: '102 - Login-failed', value: '102', description: 'Login failed (AUTH)' });
		expect(codes.map(({ value }) => value)).toContain('1706');
	});

	test.each([
		['auditEvent', 'message', 'severity'],
		['connection', 'target_host_address', 'host_id'],
		['host', 'cloud_provider', 'accounts'],
		['user', 'unix_account', 'tags'],
	])('fields of the resource %s has the fields of raw and simplified records, sorted', async (resource, own, added) => {
		const { options, asked } = await tenant();
		const names = (await options('getFields', { resource, operation: 'export' })).map(({ value }) => String(value));
		expect(names).toEqual(expect.arrayContaining([own, added]));
		expect(names).toEqual([...new Set(names)].sort());
		expect(asked()).toHaveLength(1);
		expect(asked()[0].query.limit).toBe('100');
	});

	test('fields has the simplified fields for an empty list, too', async () => {
		const { options } = await tenant({ hosts: 0 });
		expect(await options('getFields', { resource: 'host', operation: 'export' })).toHaveLength(10);
	});
});
