import type { Kind } from './collection.cts';
import type { Origin } from './origin.cts';
import type { Session } from './records.cts';
import { timeText } from './times.cts';
import { anyUser, newUser } from './user-source.cts';

const SESSION = 6;

/** The length of sessions [CODE: an example of the vendor's settings]. */
const SESSION_MICROS = 24 * 3600e6;

/** Sessions from their numbers. */
export function sessionKind(origin: Origin): Kind<Session> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.sessions,
		ids: ids.sessions,
		idField: 'id',
		timeField: 'created',
		timeOf,
		record: (number) => newSession(origin, number, timeOf(number)),
	};
}

/** A session. Also used for sessions that are added later. */
export function newSession(origin: Origin, number: number, micros: number): Session {
	const user = newUser(origin, anyUser(origin, origin.draw(SESSION, number, 1)), 0);
	return {
		id: origin.ids.sessions.of(number),
		user_id: user.id,
		source_id: user.source,
		domain: 'privx-ui',
		username: user.principal,
		remote_addr: `192.0.2.${1 + (origin.draw(SESSION, number, 2) % 250)}`,
		user_agent: 'Mozilla/5.0',
		type: 'login',
		created: timeText(micros),
		updated: timeText(micros),
		expires: timeText(micros + SESSION_MICROS),
		token_expires: timeText(micros + 300e6),
		logged_out: false,
	};
}
