import { idIn, type RecordKind } from '../../core/node/list';
import type { Row } from '../../core/pages/page-style';
import { auditEventId } from './audit-event-id';
import { accessRequestEvent, decidedRequestEvent } from './ocsf/access-request';
import { auditEvent } from './ocsf/audit-event';
import { connectionEvent, openedConnectionEvent } from './ocsf/connection';
import { hostEvent } from './ocsf/host';
import { eventId } from './ocsf/product';
import { userEvent } from './ocsf/user';
import { idOf } from './pages';
import { fieldsOf, inside, listIn, namesIn, timesOf } from './record-values';

/** What hosts and connections are divided into. */
export const ACCESS_GROUP: RecordKind = {
	idOf,
	keyOf: plainKey,
	simplified: (group) => ({
		id: group.id,
		...fieldsOf(group, 'name', 'comment', 'default', 'ca_id', 'primary_ca_id'),
		...timesOf(group, 'created', 'updated'),
	}),
};

/** Requests for a role. */
export const ACCESS_REQUEST: RecordKind = {
	idOf,
	keyOf: accessRequestEvent.keyOf,
	simplified: (request) => ({
		id: request.id,
		status: request.status ?? null,
		requester: inside(request.requester, 'display_name'),
		target_user: inside(request.target_user, 'display_name'),
		target_user_id: inside(request.target_user, 'id'),
		requested_role: inside(request.requested_role, 'name'),
		justification: request.request_justification ?? null,
		...timesOf(request, 'created', 'updated'),
	}),
	ocsf: accessRequestEvent,
};

/** Access requests as they were asked or decided, even if the role is revoked by now. */
export const DECIDED_REQUEST: RecordKind = { ...ACCESS_REQUEST, ocsf: decidedRequestEvent };

/** What happened in PrivX. `message` has the fields that are specific to each kind of event. */
export const AUDIT_EVENT: RecordKind = {
	idOf: auditEventId,
	// The node makes the ID: what the product sends has none.
	idFields: { simplified: 'id', ocsf: 'metadata.uid' },
	keyOf: (event) => eventId(auditEventId(event)),
	simplified: (event) => ({
		id: auditEventId(event),
		...timesOf(event, 'created'),
		event_id: event.event_id === undefined ? null : String(event.event_id),
		...fieldsOf(event, 'event_name'),
		severity: inside(event.message, 'severity'),
		username: inside(event.message, 'username'),
		user_id: inside(event.message, 'userID'),
		remote_address: inside(event.message, 'remoteAddress'),
		message: event.message ?? null,
	}),
	ocsf: auditEvent,
};

/** Connections of users to hosts. `disconnected` is null while one is open. */
export const CONNECTION: RecordKind = {
	idOf,
	idFields: idIn('id', 'connection_info.uid'),
	keyOf: connectionEvent.keyOf,
	simplified: (row) => ({
		id: row.id,
		...fieldsOf(row, 'type', 'status'),
		user: userOf(row, 'display_name'),
		user_id: userOf(row, 'id'),
		host: hostOf(row, 'common_name') ?? row.target_host_address ?? null,
		account: row.target_host_account ?? null,
		...timesOf(row, 'connected', 'disconnected'),
	}),
	ocsf: connectionEvent,
};

/** Connections as they were opened, even if they are closed by now. */
export const OPENED_CONNECTION: RecordKind = { ...CONNECTION, ocsf: openedConnectionEvent };

/** Hosts; simplified, they have no passphrases and keys. */
export const HOST: RecordKind = {
	idOf,
	idFields: idIn('id', 'device.uid'),
	keyOf: plainKey,
	simplified: (host) => ({
		id: host.id,
		common_name: host.common_name ?? null,
		addresses: host.addresses ?? [],
		services: listIn(host.services).map(serviceText),
		accounts: namesIn(host.principals, 'principal'),
		tags: host.tags ?? [],
		access_group_id: host.access_group_id ?? null,
		disabled: isDisabled(host),
		...timesOf(host, 'updated'),
	}),
	ocsf: hostEvent,
};

/** Users whom PrivX itself keeps. */
export const LOCAL_USER: RecordKind = { idOf, simplified: (user) => user };

/** Roles. */
export const ROLE: RecordKind = {
	idOf,
	keyOf: plainKey,
	simplified: (role) => ({
		id: role.id,
		...fieldsOf(role, 'name', 'comment'),
		permissions: role.permissions ?? [],
		...fieldsOf(role, 'access_group_id', 'system', 'member_count'),
		...timesOf(role, 'created', 'updated'),
	}),
};

/** Sessions of users with PrivX itself. */
export const SESSION: RecordKind = {
	idOf,
	keyOf: plainKey,
	simplified: (session) => ({
		id: session.id,
		...fieldsOf(session, 'user_id', 'username', 'type', 'source_id', 'remote_addr'),
		...timesOf(session, 'created', 'expires'),
		...fieldsOf(session, 'logged_out'),
	}),
};

/** Users of all directories. PrivX has no field that says whether a user is disabled. */
export const USER: RecordKind = {
	idOf,
	idFields: idIn('id', 'user.uid'),
	keyOf: plainKey,
	simplified: (user) => ({
		id: user.id,
		principal: user.principal ?? user.username ?? null,
		...fieldsOf(user, 'full_name', 'email', 'source', 'source_type'),
		tags: user.tags ?? [],
		...timesOf(user, 'created', 'updated'),
	}),
	ocsf: userEvent,
};

/** A field of the user of a connection. Older servers have the short form under `user_data` (API reference, v35). */
export function userOf({ user, user_data }: Row, field: string): Row[string] {
	return inside(user, field) ?? inside(user_data, field);
}

/** A field of the host of a connection. Older servers have the short form under `target_host_data`. */
export function hostOf({ target_host, target_host_data }: Row, field: string): Row[string] {
	return inside(target_host, field) ?? inside(target_host_data, field);
}

/** Whether a host is closed. A text on the wire: `FALSE` while the host is in use, otherwise who disabled it. */
export function isDisabled({ disabled }: Row): boolean {
	return !['', 'FALSE', 'UNDEFINED', 'NULL'].includes(String(disabled).toUpperCase());
}

/** Of what stays the same record as long as it is there. */
function plainKey(row: Row): string | undefined {
	return eventId(idOf(row));
}

/** E.g. `SSH 10.0.0.7:22`. */
function serviceText({ service, address, port }: Row): string {
	const place = [address, port].filter((part) => part !== undefined && part !== null).join(':');
	return [service, place].filter(Boolean).join(' ');
}
