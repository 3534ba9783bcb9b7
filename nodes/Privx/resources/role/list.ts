import type { Row } from '../../../../core/pages/page-style';
import { membersOf, ROLES } from '../../collections';
import { filterOf, type TextFilter } from '../../filters';
import { listSource } from '../../listSource';
import { timeText } from '../../times';
import { simpleUser } from '../user/list';

/** The search of roles gives neither permissions nor comments, so all roles are read and looked at here. */
const TEXTS: TextFilter[] = [
	{
		name: 'accessGroupIds',
		label: 'Access Group Names or IDs',
		found: ({ access_group_id }) => [access_group_id],
	},
	{ name: 'names', label: 'Names', found: ({ name }) => [name] },
	{
		name: 'permissions',
		label: 'Permissions',
		found: ({ permissions }) => (Array.isArray(permissions) ? permissions : []),
	},
];

/** Roles, as Get Many reads them. */
export const roles = listSource({
	noun: { one: 'role', many: 'roles' },
	collection: ROLES,
	filter: filterOf(TEXTS),
	simplify: simpleRole,
});

/** The users who have a role. */
export const members = listSource({
	noun: { one: 'member', many: 'members' },
	collection: (call) => membersOf(call.id('roleId', 'Role')),
	filter: filterOf([]),
	simplify: simpleUser,
});

/** A role in nine fields. */
export function simpleRole(role: Row): Row {
	return {
		id: role.id,
		name: role.name ?? null,
		comment: role.comment ?? null,
		permissions: role.permissions ?? [],
		access_group_id: role.access_group_id ?? null,
		system: role.system ?? null,
		member_count: role.member_count ?? null,
		created: timeText(role.created),
		updated: timeText(role.updated),
	};
}
