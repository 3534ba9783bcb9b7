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
