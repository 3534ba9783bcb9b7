import { shaped, type RecordKind } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { userId } from '../../locators';
import { requestOptions } from '../../options';
import { idOf } from '../../pages';
import { timeText } from '../../record-values';
import { rolesOf } from './roles';

/** Roles of a user, with the grant. */
const USER_ROLE: RecordKind = {
	idOf,
	simplified: (role) => ({
		id: role.id,
		name: role.name ?? null,
		explicit: role.explicit ?? null,
		implicit: role.implicit ?? null,
		grant_type: role.grant_type ?? null,
		grant_start: timeText(role.grant_start),
		grant_end: timeText(role.grant_end),
		floating_length: role.floating_length ?? null,
		comment: role.comment ?? null,
	}),
};

/** The roles of a user, also those that follow from a rule. */
export const getRoles: Operation = {
	name: 'Get Roles',
	value: 'getRoles',
	description: 'Get the roles of a user, one item each',
	action: 'Get roles of a user',
	effect: 'read',
	parameters: [userId, output, optionsOf(requestOptions)],
	async run(call) {
		const user_id = call.id(userId);
		const shape = shaped(USER_ROLE, outputIn(call), call.session);
		const roles = await rolesOf(call.session, user_id);
		return roles.map((role) => ({ json: { ...shape(role), user_id } }));
	},
};
