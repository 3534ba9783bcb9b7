import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { invalid, missing, notFound } from './errors.cts';
import type { UserRole, ValidityPeriod } from './records.cts';
import { granted, heldRole } from './role-source.cts';
import { readList } from './search-body.cts';
import { microsOf } from './times.cts';

/** PUT of a user's roles: the list replaces the granted roles; roles from a rule stay [CODE, INF]. */
export function replaceRoles(data: PrivxData, userId: string, request: VendorRequest): Answer {
	const user = data.users.find(userId);
	if (!user) return notFound('User');
	const read = readList(request);
	if ('status' in read) return read;
	const granted: UserRole[] = [];
	for (const given of read.list) {
		const { grant, refusal } = readGrant(data, (given ?? {}) as Record<string, unknown>);
		if (refusal) return refusal;
		if (grant) granted.push(grant);
	}
	const byRule = user.roles.filter(({ implicit }) => implicit);
	data.users.update(userId, { roles: [...granted, ...byRule.filter(({ id }) => !has(granted, id))] });
	data.addAuditEvent(220, { userID: userId, modifications: JSON.stringify(granted.map(({ name }) => name)) });
	return { status: 200 };
}

/** Adds one role to those of a user, as an approved access request does. */
export function grantRole(data: PrivxData, userId: string, roleId: string, grant: Partial<UserRole>): void {
	const [user, role] = [data.users.find(userId), data.roles.find(roleId)];
	if (!user || !role) return;
	const others = user.roles.filter(({ id }) => id !== roleId);
	const granted = { ...heldRole(role), ...grant };
	data.users.update(userId, { roles: [...others, granted] });
	data.addAuditEvent(220, { userID: userId });
}

/** Removes a granted role from a user; a role from a rule stays. */
export function revokeRole(data: PrivxData, userId: string, roleId: string): void {
	const user = data.users.find(userId);
	if (!user) return;
	data.users.update(userId, { roles: user.roles.filter(({ id, implicit }) => id !== roleId || implicit) });
	data.addAuditEvent(220, { userID: userId });
}

/** Neither of them for a role from a rule that is sent back unchanged: that is not a grant [INF]. */
interface Read {
	grant?: UserRole;
	refusal?: Answer;
}

function readGrant(data: PrivxData, given: Record<string, unknown>): Read {
	const role = data.roles.find(String(given.id));
	if (!role) return { refusal: invalid('id', 'role does not exist') };
	if (given.implicit === true && given.explicit !== true) return {};
	// Clients written in Go send an empty text where nothing was set [CODE: SSHcom/privx-mcp].
	const grant_type = String(given.grant_type || 'PERMANENT');
	const grant = { ...heldRole(role), grant_type };
	const { floating_length } = given;
	switch (grant_type) {
		case 'PERMANENT':
			return { grant };
		case 'FLOATING':
			if (!(Number(floating_length) > 0)) return { refusal: missing('floating_length') };
			return { grant: { ...grant, floating_length: Number(floating_length) } };
		case 'TIME_RESTRICTED':
			return readPeriods(given, (periods) => ({ ...grant, ...granted(...periods) }));
		default:
			return { refusal: invalid('grant_type', 'unknown grant type') };
	}
}

/** The periods, or the pair of times of older clients [CODE: SSHcom/privx-mcp and SSHcom/privx-sdk-for-python]. */
function readPeriods(given: Record<string, unknown>, grant: (periods: ValidityPeriod[]) => UserRole): Read {
	const { grant_validity_periods: list, grant_start, grant_end } = given;
	const periods = Array.isArray(list) && list.length > 0 ? (list as unknown[]) : [{ grant_start, grant_end }];
	const read: ValidityPeriod[] = [];
	for (const period of periods) {
		const { grant_start: start, grant_end: end } = (period ?? {}) as Record<string, unknown>;
		if (Number.isNaN(microsOf(start))) return { refusal: missing('grant_start') };
		if (!(microsOf(end) > microsOf(start))) return { refusal: missing('grant_end') };
		read.push({ grant_start: String(start), grant_end: String(end) });
	}
	return { grant: grant(read) };
}

function has(roles: UserRole[], id: string): boolean {
	return roles.some((role) => role.id === id);
}
