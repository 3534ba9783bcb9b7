import type { Row } from '../../../../core/pages/page-style';
import { objectOf } from '../../../../core/pages/shape';
import { fingerprint } from '../../../../core/token/identity';
import { AUDIT_EVENTS } from '../../collections';
import { filterOf, type TextFilter, type TimeFilter } from '../../filters';
import { listSource } from '../../listSource';
import { inside } from '../../records';
import { timeText } from '../../times';

const TEXTS: TextFilter[] = [
	{ name: 'accessGroupId', label: 'Access Group Name or ID', field: 'access_group_id', single: true },
	// The search has no field for the code, and none for the severity.
	{ name: 'codes', label: 'Event Code Names or IDs', found: ({ event_id, event_name }) => [event_id, event_name] },
	{ name: 'connectionId', label: 'Connection ID', field: 'connection_id', single: true },
	{ name: 'hostId', label: 'Host ID', field: 'host_id', single: true },
	{ name: 'keywords', label: 'Keywords', field: 'keywords', single: true },
	{ name: 'sessionId', label: 'Session ID', field: 'session_id', single: true },
	{
		name: 'severities',
		label: 'Severities',
		values: ['0', '1', '2', '3', '4', '5', '6', '7'],
		found: ({ message }) => [inside(message, 'severity')],
	},
	{ name: 'source', label: 'Directory ID', field: 'source_id', single: true },
	{ name: 'userId', label: 'User ID', field: 'user_id', single: true },
];

const CREATED: TimeFilter = {
	after: { name: 'createdAfter', label: 'Created After' },
	before: { name: 'createdBefore', label: 'Created Before' },
	found: 'created',
	body: (start_time, end_time) => ({ start_time, end_time }),
	endIsSent: true,
};

/** The filters of audit events. */
export const auditEventFilter = filterOf(TEXTS, [CREATED]);

/** Audit events, as Get Many and Export to File read them. */
export const auditEvents = listSource({
	noun: { one: 'audit event', many: 'audit events' },
	collection: AUDIT_EVENTS,
	filter: auditEventFilter,
	simplify: simpleAuditEvent,
	sortKey: 'created',
	idOf: auditEventId,
});

/**
 * PrivX gives audit events no ID, so this is a fingerprint of all that is in them. Two that are equal in every field, the time
 * to the microsecond included, cannot be told apart and count as one.
 */
export function auditEventId(event: Row): string {
	return fingerprint([JSON.stringify(inOrder(event))]);
}

/** An audit event in ten fields. `message` holds what the kind of event has of its own. */
export function simpleAuditEvent(event: Row): Row {
	return {
		id: auditEventId(event),
		created: timeText(event.created),
		event_id: event.event_id === undefined ? null : String(event.event_id),
		event_name: event.event_name ?? null,
		service_name: event.service_name ?? null,
		severity: inside(event.message, 'severity'),
		username: inside(event.message, 'username'),
		user_id: inside(event.message, 'userID'),
		remote_address: inside(event.message, 'remoteAddress'),
		message: event.message ?? null,
	};
}

/** The same for the same content, in whatever order a server writes the keys. */
function inOrder(value: unknown): unknown {
	const object = objectOf(value);
	if (!object) return value;
	return Object.keys(object)
		.sort()
		.map((key) => [key, inOrder(object[key])]);
}
