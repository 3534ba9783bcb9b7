import type { Row } from '../../../../core/pages/page-style';
import { SESSIONS } from '../../collections';
import { filterOf, type TextFilter } from '../../filters';
import { listSource, order } from '../../listSource';
import { timeText } from '../../times';

const TEXTS: TextFilter[] = [
	{ name: 'keywords', label: 'Keywords', field: 'keywords', single: true },
	{ name: 'type', label: 'Type', field: 'type', single: true, found: ({ type }) => [type] },
	{ name: 'userId', label: 'User ID', field: 'user_id', single: true, found: ({ user_id }) => [user_id] },
];

/** Sessions of users with PrivX itself, as Get Many reads them. */
export const sessions = listSource({
	noun: { one: 'session', many: 'sessions' },
	collection: SESSIONS,
	filter: filterOf(TEXTS),
	simplify: simpleSession,
	// By default the service sorts by `expires`, which moves while sessions are in use (API reference, auth).
	query: () => order('created', 'asc'),
});

/** A session in ten fields. */
export function simpleSession(session: Row): Row {
	return {
		id: session.id,
		user_id: session.user_id ?? null,
		username: session.username ?? null,
		type: session.type ?? null,
		source_id: session.source_id ?? null,
		remote_addr: session.remote_addr ?? null,
		user_agent: session.user_agent ?? null,
		created: timeText(session.created),
		expires: timeText(session.expires),
		logged_out: session.logged_out ?? null,
	};
}
