import type { Operation, Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { ROLES } from '../../collections';
import { members, roles } from '../../lists';
import { roleId } from '../../locators';
import { roleIn } from '../../named';
import { listOptions } from '../../options';
import { deleteById, getById } from '../by-id';
import { create } from './create';
import { resolve } from './resolve';
import { update } from './update';

const getMembers: Operation = {
	...getMany({ ...members, selection: [roleId] }, listOptions),
	name: 'Get Members',
	value: 'getMembers',
	description: 'Get the users who have a role, one item each',
	action: 'Get members of a role',
};

/** What gives users access. */
export const role: Resource = {
	name: 'Role',
	value: 'role',
	description: 'A role that gives users access: read, create, update, delete, get its members',
	operations: [
		create,
		deleteById(ROLES, roleId, 'Delete a role. Users lose the access that it gives.', roleIn),
		getById(ROLES, roleId, roleIn),
		getMany(roles, listOptions),
		getMembers,
		resolve,
		update,
	],
};
