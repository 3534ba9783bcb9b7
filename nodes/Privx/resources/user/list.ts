import type { Row } from '../../../../core/pages/page-style';
import { USERS } from '../../collections';
import { filterOf, type TextFilter } from '../../filters';
import { listSource } from '../../listSource';
import { timeText } from '../../times';

const TEXTS: TextFilter[] = [
	{ name: 'keywords', label: 'Keywords', field: 'keywords', single: true },
	{ name: 'source', label: 'Directory ID', field: 'source', single: true, found: ({ source }) => [source] },
	{ name: 'userIds', label: 'User IDs', field: 'user_id', found: ({ id }) => [id] },
];

/** Users of all directories, as Get Many and Export to File read them. */
export const users = listSource({
	noun: { one: 'user', many: 'users' },
	collection: USERS,
	filter: filterOf(TEXTS),
	simplify: simpleUser,
});

/** A user in ten fields. PrivX has no field that tells whether a user is disabled. */
export function simpleUser(user: Row): Row {
	return {
		id: user.id,
		principal: user.principal ?? user.username ?? null,
		full_name: user.full_name ?? null,
		email: user.email ?? null,
		source: user.source ?? null,
		source_type: user.source_type ?? null,
		distinguished_name: user.distinguished_name ?? null,
		tags: user.tags ?? [],
		created: timeText(user.created),
		updated: timeText(user.updated),
	};
}

/** A role of a user in nine fields. */
export function simpleUserRole(role: Row): Row {
	return {
		id: role.id,
		name: role.name ?? null,
		explicit: role.explicit ?? null,
		implicit: role.implicit ?? null,
		grant_type: role.grant_type ?? null,
		grant_start: timeText(role.grant_start),
		grant_end: timeText(role.grant_end),
		floating_length: role.floating_length ?? null,
		comment: role.comment ?? null,
	};
}
