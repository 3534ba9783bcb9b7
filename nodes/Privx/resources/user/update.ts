import type { Operation } from '../../../../core/node/operation';
import { LOCAL_USERS } from '../../collections';
import { localUserId } from '../../locators';
import { localUserIn } from '../../named';
import { updateRecord } from '../update-record';
import { updateFields } from './local-fields';

/**
 * PUT replaces the whole user. An empty password leaves it as it is (vendor's provider for Terraform, local_user_resource.go);
 * what the service returns in its place is not sent back.
 */
export const update: Operation = updateRecord({
	collection: LOCAL_USERS,
	id: localUserId,
	idIn: localUserIn,
	fields: updateFields,
	nameField: 'username',
	written: (user) => ({ ...user, password: {} }),
});
