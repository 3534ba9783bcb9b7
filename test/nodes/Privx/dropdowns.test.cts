import { tenant } from './setting.cts';

describe('The lists in the form', () => {
	test('show lines that a person can read', async () => {
		const { vendor, search } = await tenant();
		const minute = (time: string) => time.slice(0, 16).replace('T', ' ');
		const [host, user, role] = [vendor.hosts[0], vendor.users[0], vendor.roles[0]];
		const [secret, session, checkout] = [vendor.secrets[0], vendor.sessions[0], vendor.checkouts[0]];
		const local = vendor.users.find(({ source_type }) => source_type === 'LOCAL')!;
		const rows: Array<[method: string, name: string, value: string]> = [
			['searchHosts', `${host.common_name} (${host.addresses[0]})`, host.id],
			['searchUsers', `${user.full_name} (${user.email})`, user.id],
			['searchRoles', role.name, role.id],
			['searchLocalUsers', `${local.principal} (${local.full_name})`, local.id],
			['searchAccounts', `${checkout.username}@${checkout.host.common_name}`, checkout.path],
			[
				'searchCheckouts',
				`${checkout.username}@${checkout.host.common_name} until ${minute(checkout.expires)}`,
				checkout.id,
			],
			['searchSecrets', secret.name, secret.name],
			[
				'searchSessions',
				`${session.username} from ${session.remote_addr} since ${minute(session.created)}`,
				session.id,
			],
		];
		for (const [method, name, value] of rows) {
			expect([method, (await search(method)).results]).toEqual([method, expect.arrayContaining([{ name, value }])]);
		}
	});

	test('begin with the latest connection and access request, with who, where and when', async () => {
		const { vendor, search } = await tenant();
		const minute = (time: string) => time.slice(0, 16).replace('T', ' ');
		const one = vendor.connections.at(-1)!;
		expect((await search('searchConnections')).results[0]).toEqual({
			name: `${minute(one.connected)} · ${one.user.display_name} → ${one.target_host_account}@${one.target_host.common_name} (${one.status})`,
			value: one.id,
		});
		const request = vendor.accessRequests.at(-1)!;
		expect((await search('searchAccessRequests')).results[0]).toEqual({
			name: `${minute(request.created)} · ${request.target_user.display_name}: ${request.requested_role.name} (${request.status})`,
			value: request.id,
		});
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
	test('access groups shows them by name, also where the service sends a bare list', async () => {
		for (const bareLists of [false, true]) {
			const { vendor, options } = await tenant({ bareLists, accessGroups: 4 });
			expect(await options('getAccessGroups')).toEqual(
				vendor.accessGroups.map(({ id, name }) => ({ name, value: id })),
			);
		}
	});

	test('event codes shows them by number, with name and meaning', async () => {
		const { options } = await tenant();
		const codes = await options('getEventCodes');
		expect(codes[0]).toEqual({
			name: '102 - User-login-failed',
			value: '102',
			description: 'User login failed (AUTH)',
		});
		expect(codes.map(({ value }) => value)).toContain('1706');
	});

	test('fields has the fields of raw and simplified records, sorted, from one small page', async () => {
		const { vendor, options, asked } = await tenant();
		for (const [resource, own, added] of [
			['auditEvent', 'message', 'severity'],
			['connection', 'target_host_address', 'account'],
			['host', 'cloud_provider', 'accounts'],
			['user', 'unix_account', 'tags'],
		]) {
			vendor.resetCounters();
			const names = (await options('getFields', { resource, operation: 'export' })).map(({ value }) => String(value));
			expect(names).toEqual(expect.arrayContaining([own, added]));
			expect(names).toEqual([...new Set(names)].sort());
			expect(asked().map(({ query }) => query.limit)).toEqual(['100']);
		}
	});

	test('fields of events are their attributes', async () => {
		const { options } = await tenant();
		for (const [resource, name] of [
			['auditEvent', 'src_endpoint.ip'],
			['connection', 'dst_endpoint.ip'],
			['host', 'device.hostname'],
			['user', 'user.email_addr'],
		]) {
			const form = { resource, operation: 'export', output: 'ocsf' };
			expect(await options('getFields', form)).toContainEqual({ name, value: name });
		}
	});

	test('fields has the simplified fields for an empty list, too', async () => {
		const { options } = await tenant({ hosts: 0 });
		expect(await options('getFields', { resource: 'host', operation: 'export' })).toHaveLength(10);
	});
});
