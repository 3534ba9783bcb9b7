/** Names of roles and access groups in the fields of other records. What locators take is tested by the contract suite. */
import type { INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const host = { resource: 'host', operation: 'create', commonName: 'web-1', addresses: '10.0.0.1' };
const secretData = { field: [{ key: 'pass', value: 'x' }] };
const secret = { resource: 'secret', operation: 'create', name: 'new', secretData };

const accountFor = (roleIds: string) => ({ account: [{ principal: 'root', passphrase: '', roleIds }] });

test('fields that take roles and access groups take their names, and send their IDs', async () => {
	const { vendor, run, bodies } = await tenant();
	const [, group] = vendor.accessGroups;
	const [, a, b] = vendor.roles;
	const roles = [{ id: a.id }, { id: b.id }];
	await expectRows<INodeParameters>(
		[
			[
				{ ...host, accounts: accountFor(`${a.name}, ${b.id}`), additionalFields: { accessGroupId: group.name } },
				expect.objectContaining({ principals: [expect.objectContaining({ roles })], access_group_id: group.id }),
			],
			[
				{ ...secret, additionalFields: { readRoleIds: `${a.name}, ${b.name}`, writeRoleIds: a.name.toUpperCase() } },
				expect.objectContaining({ read_roles: roles, write_roles: [{ id: a.id }] }),
			],
		],
		async (parameters) => {
			const { error } = await run(parameters);
			return error?.message ?? bodies().at(-1);
		},
	);
});

test('a name in them that nobody has is an error, and nothing is created', async () => {
	const { vendor, run, asked } = await tenant();
	const hostId = by('id', vendor.hosts[0].id);
	for (const [label, parameters] of [
		['Roles', { ...host, accounts: accountFor('nobody') }],
		['Read Roles', { ...secret, additionalFields: { readRoleIds: 'nobody' } }],
		[
			'Access Group Name or ID',
			{ resource: 'host', operation: 'update', hostId, updateFields: { accessGroupId: 'nobody' } },
		],
	] as const) {
		const { error } = await run(parameters);
		expect(error?.message).toContain(`: ${label} is "nobody", but there is no `);
	}
	expect(asked().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('filters of lists take names, and a name that nobody has is an error, not an empty list', async () => {
	const { vendor, run, bodies } = await tenant();
	const { user, target_host: host } = vendor.connections.at(-1)!;
	const found = vendor.users.find(({ id }) => id === user.id)!;
	const list = (filters: INodeParameters) =>
		run({ resource: 'connection', operation: 'getAll', returnAll: true, filters });
	const { json } = await list({ userIds: found.email.toUpperCase(), hostIds: `${host.common_name}, ${host.id}` });
	expect(bodies().at(-1)).toMatchObject({ user_id: [user.id], target_host_id: [host.id] });
	expect(json.map(({ user_id }) => user_id)).toContain(user.id);
	expect((await list({ userIds: 'nobody' })).error?.message).toContain('User IDs is "nobody", but there is no user');

	const events = {
		resource: 'auditEvent',
		operation: 'getAll',
		filters: { userId: found.full_name, accessGroupId: 'Default' },
	};
	await run(events);
	expect(bodies().at(-1)).toMatchObject({ user_id: user.id, access_group_id: vendor.accessGroups[0].id });
});

test('a trigger refuses names in its filters, because it would wait for ever', async () => {
	const { poll, vendor } = await tenant();
	const { error } = await poll({ event: 'connectionOpened', filters: { userIds: 'alice' } }, {});
	expect(error?.message).toContain('User IDs must be IDs, not names');
	expect(vendor.requests).toEqual([]);
});
