import { shaped, type RecordKind } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { output, outputIn } from '../../../shared/output';
import { userId } from '../../locators';
import { userIn } from '../../named';
import { idOf } from '../../pages';
import { fieldsOf } from '../../record-values';
import { limitsOf, rolesOf } from './roles';

/** Roles of a user, with the grant. A role with several periods shows the start of the first and the end of the last. */
const USER_ROLE: RecordKind = {
	idOf,
	simplified: (role) => ({
		id: role.id,
		...fieldsOf(role, 'name', 'explicit', 'implicit', 'grant_type'),
		...limitsOf(role),
		...fieldsOf(role, 'floating_length', 'comment'),
	}),
};

/** The roles of a user, also those that follow from a rule. */
export const getRoles: Operation = {
	name: 'Get Roles',
	value: 'getRoles',
	description: 'Get the roles of a user, one item each',
	action: 'Get roles of a user',
	effect: 'read',
	parameters: [userId, output],
	async run(call) {
		const shape = shaped(USER_ROLE, outputIn(call), call.session);
		const user_id = await userIn(call);
		const roles = await rolesOf(call.session, user_id);
		return roles.map((role) => ({ json: { ...shape(role), user_id } }));
	},
};
