import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { ResponseError } from '../../../../core/errors/response-error';
import { path } from '../../../../core/http/path';
import type { Session } from '../../../../core/http/session';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { rowsOf, totalOf } from '../../collection';
import { grantIn } from '../grant';
import { readRole } from '../role/get';
import { simpleUserRole } from './list';

/** What says for how long a role is granted; a new grant must not inherit any of it. */
const GRANT_FIELDS = ['grant_type', 'grant_start', 'grant_end', 'grant_validity_periods', 'floating_length'];

export const getRoles: Operation = {
	doing: 'get the roles of a user',
	async run(call) {
		const userId = call.id('userId', 'User');
		const simplify = call.flag('simplify', 'Simplify', true);
		const roles = await rolesOf(call.session, userId);
		return roles.map((role) => ({ json: { ...(simplify ? simpleUserRole(role) : role), user_id: userId } }));
	},
};

export const grantRole: Operation = {
	doing: 'grant a role to a user',
	async run(call) {
		const userId = call.id('userId', 'User');
		const roleId = call.id('roleId', 'Role');
		const grant = grantIn(call);
		const { id, name } = await readRole(call.session, roleId);
		const roles = await rolesOf(call.session, userId);
		const present = roles.find((role) => role.id === id);
		const granted = { ...withoutGrant(present), id, name, explicit: true, ...grant };
		const others = roles.filter((role) => role !== present);
		await replaceRoles(call.session, userId, [...others, granted]);
		return [{ json: { user_id: userId, role_id: id, role_name: name, ...grant, granted: true } }];
	},
};

export const revokeRole: Operation = {
	doing: 'revoke a role from a user',
	async run(call) {
		const userId = call.id('userId', 'User');
		const roleId = call.id('roleId', 'Role');
		const roles = await rolesOf(call.session, userId);
		const present = roles.find(({ id }) => id === roleId);
		const isByRule = present?.implicit === true;
		if (isByRule && present.explicit !== true) throw implicit(present);
		// A slip in the ID must not look like a role that is gone.
		const { name } = present ?? (await readRole(call.session, roleId));
		const others = roles.filter((role) => role !== present);
		const left = isByRule ? [...others, { ...withoutGrant(present), explicit: false }] : others;
		const changed = present !== undefined;
		if (changed) await replaceRoles(call.session, userId, left);
		if (isByRule) call.report.remark('A user keeps a role that was revoked, since a rule gives it to the user, too.');
		return [{ json: { user_id: userId, role_id: roleId, role_name: name, revoked: true, changed } }];
	},
};

/** All roles of a user, those that follow from a rule too. @throws ResponseError when the list is not whole */
async function rolesOf(session: Session, userId: string): Promise<Row[]> {
	const { body } = await session.send({ path: rolesPath(userId) });
	const roles = rowsOf(body);
	// Written back, a list cut short would take the missing roles from the user.
	if ((totalOf(body) ?? roles.length) <= roles.length) return roles;
	throw new ResponseError(
		`the user has ${totalOf(body)} roles, but the service gave ${roles.length} of them`,
		'Nothing was changed. Please report it.',
	);
}

/** PUT replaces all roles. */
async function replaceRoles(session: Session, userId: string, roles: Row[]): Promise<void> {
	await session.send({ method: 'PUT', path: rolesPath(userId), body: roles });
}

function rolesPath(userId: string): string {
	return path`/role-store/api/v1/users/${userId}/roles`;
}

function withoutGrant(role: Row = {}): IDataObject {
	return Object.fromEntries(Object.entries(role).filter(([field]) => !GRANT_FIELDS.includes(field)));
}

function implicit({ name }: Row): InputError {
	return new InputError(
		`the user has the role ${String(name)} by a rule, so it cannot be revoked`,
		'Change the user in the directory, or the rule of the role. Nothing was changed.',
	);
}
