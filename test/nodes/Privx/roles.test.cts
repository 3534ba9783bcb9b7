/** Roles that are created, changed and deleted. */
import type { IDataObject } from 'n8n-workflow';
import { by, tenant } from './setting.cts';

const role = (operation: string, more: IDataObject = {}) => ({ resource: 'role', operation, ...more });

test('Create makes a role that nobody has, in the access group that is given by name', async () => {
	const { vendor, run } = await tenant();
	const [, group] = vendor.accessGroups;
	const additionalFields = { accessGroupId: group.name, permissions: 'hosts-view, logs-view', comment: 'Night shift' };
	const { json, error } = await run(role('create', { name: 'night', additionalFields }));
	expect(error).toBeUndefined();
	const added = vendor.roles.at(-1)!;
	expect(json).toEqual([{ id: added.id, name: 'night', success: true }]);
	expect(added).toMatchObject({
		permissions: ['hosts-view', 'logs-view'],
		comment: 'Night shift',
		access_group_id: group.id,
		source_rules: { rules: [] },
	});
});

test('Update changes what is set, by name, and keeps everything else, keys and rules among it', async () => {
	const { vendor, run } = await tenant();
	const before = { ...vendor.roles[3] };
	const updateFields = { permissions: '', comment: 'changed' };
	const { json } = await run(role('update', { roleId: by('id', before.name.toUpperCase()), updateFields }));
	expect(json).toEqual([{ id: before.id, name: before.name, changed: ['comment', 'permissions'], success: true }]);
	const after = vendor.roles.find(({ id }) => id === before.id)!;
	expect(after).toEqual({
		...before,
		permissions: [],
		comment: 'changed',
		updated: after.updated,
		member_count: expect.any(Number),
	});
});

test('Delete removes the role from PrivX and from its users; a role that PrivX refuses to delete stays', async () => {
	const { vendor, run } = await tenant();
	const system = vendor.roles.find((one) => one.system)!;
	const { id, name } = vendor.roles.find((one) => !one.system)!;
	expect((await run(role('delete', { roleId: by('name', name) }))).json).toEqual([{ id, deleted: true }]);
	expect(vendor.users.flatMap(({ roles }) => roles.map((one) => one.id))).not.toContain(id);
	expect((await run(role('delete', { roleId: by('id', system.id) }))).error?.message).toContain('system role');
	expect(vendor.roles.map((one) => one.id)).toEqual(expect.arrayContaining([system.id]));
	expect(vendor.roles.map((one) => one.id)).not.toContain(id);
});
