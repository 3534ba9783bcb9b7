import type { Kind } from './collection.cts';
import type { Origin } from './origin.cts';
import type { Role, RoleHandle, UserRole, ValidityPeriod } from './records.cts';
import { goTimeText, timeText } from './times.cts';
import { PERMISSIONS, ROLE_NAMES } from './vocabulary.cts';

const ROLE = 3;

/** Roles 0 to `roles` - 1. */
export function roleKind(origin: Origin): Kind<Role> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.roles,
		ids: ids.roles,
		idField: 'id',
		timeField: 'created',
		timeOf,
		record: (number) => newRole(origin, number),
	};
}

/** The id and name of a role. */
export function roleHandle({ ids }: Origin, number: number): RoleHandle {
	return { id: ids.roles.of(number), name: ROLE_NAMES[number] ?? `role-${number}` };
}

/** Kept, because there are few roles, and all users and connections need some. */
const known = new WeakMap<Origin, Map<number, Role>>();

/** A role with its number. */
export function newRole(origin: Origin, number: number): Role {
	const roles = known.get(origin) ?? new Map<number, Role>();
	const role = roles.get(number) ?? makeRole(origin, number);
	known.set(origin, roles.set(number, role));
	return role;
}

function makeRole(origin: Origin, number: number): Role {
	const isSystem = number === 0;
	const { ids, draw, timeOf } = origin;
	return {
		...roleHandle(origin, number),
		comment: isSystem ? 'PrivX Administrators' : '',
		created: goTimeText(timeOf(number)),
		updated: timeText(timeOf(number) + 300e6),
		author: ids.users.of(1),
		updatedby: ids.users.of(1),
		explicit: false,
		implicit: false,
		system: isSystem,
		permit_agent: false,
		permissions: isSystem ? [] : PERMISSIONS.filter((_, index) => (draw(ROLE, number, 1) >>> index) % 2 === 0),
		principal_public_key_strings: [`ssh-ed25519 ${'A'.repeat(40)}${number}`],
		access_group_id: ids.accessGroups[number % ids.accessGroups.length],
		owner_src: '',
		source_rules: { type: 'GROUP', match: 'ANY', rules: [] },
		context: {
			enabled: false,
			block_role: true,
			validity: ['MON'],
			start_time: '00:00',
			end_time: '00:00',
			timezone: 'UTC',
			ip_masks: ['0.0.0.0/0'],
		},
	};
}

/** A role of a user, granted permanently. Its rules are null there [CODE]. */
export function heldRole(role: Role): UserRole {
	return { ...role, source_rules: { rules: null }, explicit: true, implicit: false, grant_type: 'PERMANENT' };
}

/** The roles of a user at the start: one to three granted ones, and for some users one by rule. */
export function rolesOfUser(origin: Origin, number: number): UserRole[] {
	const { settings, draw, timeOf } = origin;
	// The API client has only role 1, so that it is known what it may read in the vault.
	const count = number === 0 ? 1 : 1 + (draw(ROLE, number, 2) % 3);
	const first = number === 0 ? 0 : draw(ROLE, number, 3);
	const granted = Array.from({ length: count }, (_, index) => 1 + ((first + index) % (settings.roles - 1)));
	const ofRule = 1 + ((first + count) % (settings.roles - 1));
	const roles = [...new Set(granted)].map((role, index) => ({
		...heldRole(newRole(origin, role)),
		...grantOf(index === 2 ? 'FLOATING' : index === 1 ? 'TIME_RESTRICTED' : 'PERMANENT', timeOf(number)),
	}));
	if (number % 3 !== 1 || granted.includes(ofRule)) return roles;
	return [...roles, { ...heldRole(newRole(origin, ofRule)), explicit: false, implicit: true }];
}

function grantOf(grant_type: string, micros: number) {
	if (grant_type === 'FLOATING') return { grant_type, floating_length: 24 };
	if (grant_type === 'PERMANENT') return { grant_type };
	return { grant_type, ...granted({ grant_start: timeText(micros), grant_end: timeText(micros + 30 * 86_400e6) }) };
}

/** A time limit in both spellings: the vendor's clients read either the pair or the periods [CODE; that both are sent is INF]. */
export function granted(...periods: ValidityPeriod[]) {
	return { ...periods[0], grant_validity_periods: periods };
}
