import { eventShape } from '../../../core/node/event-shape';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { EventTable } from '../../../core/ocsf/table';
import { ip } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { inside } from '../record-values';
import {
	ACCOUNT_CHANGES,
	AUTHENTICATIONS,
	CONNECTION_EVENTS,
	HOST_CHANGES,
	OTHER_CHANGES,
	ROLES_MODIFIED,
	type Activities,
} from './audit-codes';
import {
	ACCOUNT_EVENT,
	API_EVENT,
	AUTHENTICATION_EVENT,
	CHANGED_HOST,
	CHANGED_USER,
	CONNECTION_EVENT,
	HOST_EVENT,
	OTHER_EVENT,
	ROLES_EVENT,
	changedIn,
	changedRoles,
} from './audit-tables';
import { firstOf, textOf } from './shared';

/** A class for events with some codes. */
interface Kind {
	table: EventTable;
	/** Whether the event names what the class requires. Default: always. */
	isWhole?(row: Row): boolean;
}

const KINDS = new Map<string, Kind>([
	...kind(AUTHENTICATIONS, AUTHENTICATION_EVENT),
	...kind(ROLES_MODIFIED, ROLES_EVENT, (row) => hasUser(row) && changedRoles(row) !== undefined),
	...kind(ACCOUNT_CHANGES, ACCOUNT_EVENT, hasUser),
	...kind(CONNECTION_EVENTS, CONNECTION_EVENT),
	...kind(HOST_CHANGES, HOST_EVENT, (row) => firstOf(row, CHANGED_HOST) !== ''),
	...Object.values(OTHER_CHANGES).flatMap((activities) =>
		kind(activities, OTHER_EVENT, (row) => changedIn(row) !== undefined),
	),
]);

/**
 * Output OCSF of audit events: the class is that of the code. An event that does not name what its class requires, and
 * one with any other code, is what a user did, if it names the user and the address; PrivX writes others of its own state.
 */
export const auditEvent = eventShape(tableFor, [...new Set([...KINDS.values()].map(({ table }) => table)), API_EVENT]);

function tableFor(row: Row): EventTable | NotMapped {
	const { table, isWhole } = KINDS.get(textOf(row.event_id)) ?? {};
	if (table && (isWhole?.(row) ?? true)) return table;
	if (isCall(row)) return API_EVENT;
	return new NotMapped('no class of OCSF fits an audit event that does not name a user and the address of the user');
}

function kind(activities: Activities, table: EventTable, isWhole?: Kind['isWhole']): Array<[string, Kind]> {
	return Object.keys(activities).map((code) => [code, { table, isWhole }]);
}

function hasUser(row: Row): boolean {
	return firstOf(row, CHANGED_USER) !== '';
}

function isCall(row: Row): boolean {
	const isNamed = textOf(row.event_name) !== '';
	const isByUser = firstOf(row, ['message.userID', 'message.username', 'message.sessionID']) !== '';
	return isNamed && isByUser && ip.read(inside(row.message, 'remoteAddress')) !== undefined;
}
