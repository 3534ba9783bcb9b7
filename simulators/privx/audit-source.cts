import { pickFrom } from '../kernel/random.cts';
import type { Kind } from './collection.cts';
import { hostName } from './host-source.cts';
import type { Origin } from './origin.cts';
import type { AuditEvent } from './records.cts';
import { roleHandle } from './role-source.cts';
import { goTimeText, microsOf } from './times.cts';
import { anyUser, userHandle } from './user-source.cts';
import { EVENT_CODES, WEIGHTED_EVENTS } from './vocabulary.cts';

const EVENT = 7;

/** An audit event with its id, which the API does not show. */
export interface StoredEvent {
	id: string;
	created: string;
	event: AuditEvent;
	[field: string]: unknown;
}

/** Audit events from their numbers. */
export function auditKind(origin: Origin): Kind<StoredEvent> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.auditEvents,
		ids: ids.events,
		idField: 'id',
		timeField: 'created',
		timeOf,
		record: (number) => generated(origin, number),
	};
}

function generated(origin: Origin, number: number): StoredEvent {
	const { ids, draw, settings, timeOf } = origin;
	const code = pickFrom(WEIGHTED_EVENTS, draw(EVENT, number, 1));
	const user = userHandle(origin, anyUser(origin, draw(EVENT, number, 2)));
	const host = draw(EVENT, number, 3) % Math.max(1, settings.hosts);
	const isAboutHost = (code >= 300 && code < 500) || (code >= 800 && code < 810);
	const event = newEvent(code, goTimeText(timeOf(number)), {
		userID: user.id,
		username: user.display_name,
		sessionID: ids.sessions.of(draw(EVENT, number, 4) % 1000),
		remoteAddress: `192.0.2.${1 + (draw(EVENT, number, 5) % 250)}`,
		...(isAboutHost ? { hostID: ids.hosts.of(host), hostName: hostName(origin, host) } : {}),
		...(code === 301 || code === 303 ? { connectionID: ids.connections.of(number) } : {}),
		...(code === 220 ? rolesModified(origin, number) : {}),
		// JSON inside a text [DOC], by path [CODE: SSHcom/privx-reporter].
		...(code === 802 ? { modifications: JSON.stringify({ Comment: { old_value: '', new_value: `c${number}` } }) } : {}),
	});
	return { id: ids.events.of(number), created: event.created, event };
}

/** The changed user, and the roles before and after [CODE: SSHcom/privx-reporter, report on role members]. */
function rolesModified(origin: Origin, number: number): Record<string, string> {
	const { draw, settings } = origin;
	const { id, display_name } = userHandle(origin, anyUser(origin, draw(EVENT, number, 6)));
	const role = roleHandle(origin, 1 + (draw(EVENT, number, 7) % (settings.roles - 1)));
	const [old_value, new_value] = number % 2 === 0 ? [[], [role]] : [[role], []];
	const modifications = JSON.stringify({ Roles: { old_value, new_value } });
	return { targetUserID: id, principal: display_name, modifications };
}

/** An audit event. Codes without an entry in the vocabulary get a name from their number. */
export function newEvent(code: number, created: string, message: Record<string, string>): AuditEvent {
	const [service, name, severity] = EVENT_CODES[code] ?? ['PRIVX', `Event-${code}`, 6];
	return {
		service_id: `${service.toLowerCase()}-1`,
		service_name: service,
		event_id: String(code),
		event_name: name,
		created,
		message: {
			'SSH-PrivX-service': service,
			'audit-exposure': 'internal',
			instanceName: 'simulator',
			severity: String(severity),
			timestamp: String(Math.floor(microsOf(created) / 1e6)),
			version: '44.0-58',
			...message,
		},
	};
}
