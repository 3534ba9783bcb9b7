import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { USERS } from '../../collections';
import { users } from '../../lists';
import { userId } from '../../locators';
import { userIn } from '../../named';
import { fields, listOptions } from '../../options';
import { getById } from '../by-id';
import { getRoles } from './get-roles';
import { grantRole } from './grant-role';
import { revokeRole } from './revoke-role';

/** Users of all directories. */
export const user: Resource = {
	name: 'User',
	value: 'user',
	description: 'A user of any directory: read, export, grant and revoke roles',
	operations: [
		exportToFile(users, listOptions, fields),
		getById(USERS, userId, userIn),
		getMany(users, listOptions),
		getRoles,
		grantRole,
		revokeRole,
	],
};
