import type { IDataObject } from 'n8n-workflow';
import { ResponseError } from '../../../../core/errors/response-error';
import type { Session } from '../../../../core/http/session';
import type { Row } from '../../../../core/pages/page-style';
import { vendorTime } from '../../../../core/time/vendor-time';
import { USERS } from '../../collections';
import { oneAtATime } from '../../../../core/node/one-at-a-time';
import { pathOf, rowsOf, totalOf } from '../../pages';
import { listIn, timesOf } from '../../record-values';

/** For how long a role is granted. A new grant must not keep any of these fields from an earlier one. */
const GRANT_FIELDS = ['grant_type', 'grant_start', 'grant_end', 'grant_validity_periods', 'floating_length'];

/**
 * All roles of a user, also those that follow from a rule.
 * @param exact for a list that is changed and written back: its numbers keep all digits
 * @throws ResponseError when the list is incomplete
 */
export async function rolesOf(session: Session, userId: string, exact = false): Promise<Row[]> {
	const { body } = await session.send({ path: rolesPath(userId), exact });
	const roles = rowsOf(body);
	// An incomplete list, written back, would take the missing roles away from the user.
	if ((totalOf(body) ?? roles.length) <= roles.length) return roles;
	throw new ResponseError(
		`the user has ${totalOf(body)} roles, but the service returned only ${roles.length} of them`,
		'Nothing was changed. Please report it.',
	);
}

/**
 * PUT replaces all roles of a user, so they are read first.
 * @param change returns the new list, or `undefined` when there is nothing to change
 * @returns whether there was something to change
 */
export async function changeRoles(
	session: Session,
	userId: string,
	change: (roles: Row[]) => Promise<Row[] | undefined> | Row[],
): Promise<boolean> {
	const target = rolesPath(userId);
	return await oneAtATime(session, target, async () => {
		const body = await change(await rolesOf(session, userId, true));
		if (body) await session.send({ method: 'PUT', path: target, body });
		return body !== undefined;
	});
}

/**
 * From when to when a role is granted. Newer servers send periods (SSHcom/privx-sdk-go, rolestore/model.go), older ones
 * a pair of times (SSHcom/privx-sdk-for-python, add-role.py); the periods count where both are there.
 */
export function limitsOf(role: Row): Row {
	const periods = listIn(role.grant_validity_periods);
	const grant_start = outermost(periods, 'grant_start', -1) ?? role.grant_start;
	const grant_end = outermost(periods, 'grant_end', 1) ?? role.grant_end;
	return timesOf({ grant_start, grant_end }, 'grant_start', 'grant_end');
}

/** The earliest (-1) or latest (1) time; one that is missing is open, and so further out than all others. */
function outermost(periods: Row[], field: string, side: 1 | -1): Row[string] | undefined {
	const far = (period: Row) => vendorTime(period[field]) ?? side * Infinity;
	return [...periods].sort((a, b) => side * (far(b) - far(a)))[0]?.[field];
}

/** The grant as newer and older servers read it: as a list of periods, and as a pair of times. */
export function bothSpellings(grant: IDataObject): IDataObject {
	const { grant_start, grant_end } = grant;
	return grant_end === undefined ? grant : { ...grant, grant_validity_periods: [{ grant_start, grant_end }] };
}

/** A role of a user without the fields of its grant. */
export function withoutGrant(role: Row = {}): IDataObject {
	return Object.fromEntries(Object.entries(role).filter(([field]) => !GRANT_FIELDS.includes(field)));
}

function rolesPath(userId: string): string {
	return `${pathOf(USERS, userId)}/roles`;
}
