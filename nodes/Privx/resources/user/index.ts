import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { LOCAL_USERS, USERS } from '../../collections';
import { users } from '../../lists';
import { localUserId, userId } from '../../locators';
import { localUserIn, userIn } from '../../named';
import { fields, listOptions } from '../../options';
import { deleteById, getById } from '../by-id';
import { create } from './create';
import { getRoles } from './get-roles';
import { grantRole } from './grant-role';
import { lookUpUsers } from './look-up';
import { revokeRole } from './revoke-role';
import { setPassword } from './set-password';
import { update } from './update';

/** Users of all directories. */
export const user: Resource = {
	name: 'User',
	value: 'user',
	description: 'A user of any directory: read, export, grant and revoke roles; a local user: create, update, delete',
	operations: [
		create,
		deleteById(LOCAL_USERS, localUserId, 'Delete a local user from PrivX permanently', localUserIn),
		exportToFile(users, listOptions, fields),
		getById(USERS, userId, userIn),
		getMany(users, listOptions),
		lookUpUsers,
		getRoles,
		grantRole,
		revokeRole,
		setPassword,
		update,
	],
};
