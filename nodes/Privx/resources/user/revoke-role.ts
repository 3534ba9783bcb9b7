import { InputError } from '../../../../core/errors/input-error';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { ROLES } from '../../collections';
import { roleId, userId } from '../../locators';
import { roleIn, userIn } from '../../named';
import { readRecord } from '../../pages';
import { changeRoles, withoutGrant } from './roles';

/** The list of roles is read and written back without the role. A role that a rule gives cannot be revoked. */
export const revokeRole: Operation = {
	name: 'Revoke Role',
	value: 'revokeRole',
	description:
		'Take a role away from a user. The other roles of the user stay as they are. A change that somebody else makes at the same moment may be undone.',
	action: 'Revoke a role from a user',
	effect: 'write',
	parameters: [userId, roleId],
	async run(call) {
		const user_id = await userIn(call);
		const wanted = await roleIn(call);
		let revoked: Row = {};
		const changed = await changeRoles(call.session, user_id, async (roles) => {
			const held = ({ id }: Row) => roles.find((role) => role.id === id);
			// A wrong ID, or one in capital letters, must not look like a role that the user does not have.
			revoked = held({ id: wanted }) ?? (await readRecord(call.session, ROLES, wanted));
			const present = held(revoked);
			if (!present) return undefined;
			const others = roles.filter((role) => role !== present);
			if (present.implicit !== true) return others;
			if (present.explicit !== true) throw givenByRule(present);
			call.report.remark('A user keeps a role that was revoked, because a rule also gives it to the user.');
			return [...others, { ...withoutGrant(present), explicit: false }];
		});
		const { id, name } = revoked;
		return [{ json: { user_id, role_id: id, role_name: name, revoked: true, changed } }];
	},
};

function givenByRule({ name }: Row): InputError {
	return new InputError(
		`the user has the role ${String(name)} by a rule, so it cannot be revoked`,
		'Change the user in the directory, or the rule of the role. Nothing was changed.',
	);
}
