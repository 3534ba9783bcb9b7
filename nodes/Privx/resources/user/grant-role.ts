import type { Operation } from '../../../../core/node/operation';
import { ROLES } from '../../collections';
import { roleId, userId } from '../../locators';
import { roleIn, userIn } from '../../named';
import { readRecord } from '../../pages';
import { grantIn, grantParameters } from '../grant';
import { bothSpellings, changeRoles, withoutGrant } from './roles';

/** The role is read first: its name is sent with the grant, and an unknown ID is an error before anything changes. */
export const grantRole: Operation = {
	name: 'Grant Role',
	value: 'grantRole',
	description:
		'Give a user a role, permanently or for some time. The other roles of the user stay as they are. A change that somebody else makes at the same moment may be undone.',
	action: 'Grant a role to a user',
	effect: 'write',
	parameters: [userId, roleId, ...grantParameters],
	async run(call) {
		const grant = grantIn(call);
		const user_id = await userIn(call);
		const wanted = await roleIn(call);
		const { id, name } = await readRecord(call.session, ROLES, wanted);
		await changeRoles(call.session, user_id, (roles) => {
			const present = roles.find((role) => role.id === id);
			const granted = { ...withoutGrant(present), id, name, explicit: true, ...bothSpellings(grant) };
			return [...roles.filter((role) => role !== present), granted];
		});
		return [{ json: { user_id, role_id: id, role_name: name, ...grant, granted: true } }];
	},
};
