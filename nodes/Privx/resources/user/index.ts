import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { users } from '../../lists';
import { exportOptions, fields, listOptions } from '../../options';
import { get } from './get';
import { getRoles } from './get-roles';
import { grantRole } from './grant-role';
import { revokeRole } from './revoke-role';

/** Users of all directories. */
export const user: Resource = {
	name: 'User',
	value: 'user',
	description: 'A user of any directory: read, export, grant and revoke roles',
	operations: [
		exportToFile(users, exportOptions('users'), fields),
		get,
		getMany(users, listOptions),
		getRoles,
		grantRole,
		revokeRole,
	],
};
