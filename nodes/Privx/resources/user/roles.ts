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
import { inTurn } from '../../turns';
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
		await changeRoles(call.session, userId, (roles) => {
			const present = roles.find((role) => role.id === id);
			const granted = { ...withoutGrant(present), id, name, explicit: true, ...grant };
			return [...roles.filter((role) => role !== present), granted];
		});
		return [{ json: { user_id: userId, role_id: id, role_name: name, ...grant, granted: true } }];
	},
};

export const revokeRole: Operation = {
	doing: 'revoke a role from a user',
	async run(call) {
		const userId = call.id('userId', 'User');
		const roleId = call.id('roleId', 'Role');
		let revoked: Row = {};
		const changed = await changeRoles(call.session, userId, async (roles) => {
			const held = ({ id }: Row) => roles.find((role) => role.id === id);
			// A slip in the ID, or in its case, must not look like a role that is gone.
			revoked = held({ id: roleId }) ?? (await readRole(call.session, roleId));
			const present = held(revoked);
			if (!present) return undefined;
			const others = roles.filter((role) => role !== present);
			if (present.implicit !== true) return others;
			if (present.explicit !== true) throw implicit(present);
			call.report.remark('A user keeps a role that was revoked, since a rule gives it to the user, too.');
			return [...others, { ...withoutGrant(present), explicit: false }];
		});
		const { id, name } = revoked;
		return [{ json: { user_id: userId, role_id: id, role_name: name, revoked: true, changed } }];
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

/** PUT replaces all roles, so they are read first. Tells whether there was something to change. */
async function changeRoles(
	session: Session,
	userId: string,
	change: (roles: Row[]) => Promise<Row[] | undefined> | Row[],
): Promise<boolean> {
	const path = rolesPath(userId);
	return await inTurn(session, path, async () => {
		const body = await change(await rolesOf(session, userId));
		if (body) await session.send({ method: 'PUT', path, body });
		return body !== undefined;
	});
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
