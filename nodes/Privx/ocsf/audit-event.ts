import { eventShape } from '../../../core/node/event-shape';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { EventTable } from '../../../core/ocsf/table';
import { ip } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { inside } from '../record-values';
import * as codes from './audit-codes';
import * as tables from './audit-tables';
import { firstOf, textOf } from './shared';

/** A class for events with some codes. */
interface Kind {
	table: EventTable;
	/** Whether the event names what the class requires. Default: always. */
	isWhole?(row: Row): boolean;
}

const KINDS = new Map<string, Kind>([
	...kind(codes.AUTHENTICATIONS, tables.AUTHENTICATION),
	...kind(codes.ROLES_MODIFIED, tables.USER_ACCESS, (row) => hasUser(row) && tables.changedRoles(row) !== undefined),
	...kind(codes.ACCOUNT_CHANGES, tables.ACCOUNT_CHANGE, hasUser),
	...kind(codes.CONNECTION_EVENTS, tables.CONNECTION),
	...kind(codes.HOST_CHANGES, tables.HOST_CHANGE, (row) => firstOf(row, tables.CHANGED_HOST) !== ''),
	...Object.values(codes.OTHER_CHANGES).flatMap((activities) =>
		kind(activities, tables.OTHER_CHANGE, (row) => tables.changedIn(row) !== undefined),
	),
]);

/**
 * Output OCSF of audit events: the class is that of the code. An event that does not name what its class requires, and
 * one with any other code, is what a user did, if it names the user and the address; PrivX writes others of its own state.
 */
export const auditEvent = eventShape(tableFor, [
	...new Set([...KINDS.values()].map(({ table }) => table)),
	tables.API_CALL,
]);

function tableFor(row: Row): EventTable | NotMapped {
	const { table, isWhole } = KINDS.get(textOf(row.event_id)) ?? {};
	if (table && (isWhole?.(row) ?? true)) return table;
	if (isCall(row)) return tables.API_CALL;
	return new NotMapped('no class of OCSF fits an audit event that does not name a user and the address of the user');
}

function kind(activities: codes.Activities, table: EventTable, isWhole?: Kind['isWhole']): Array<[string, Kind]> {
	return Object.keys(activities).map((code) => [code, { table, isWhole }]);
}

function hasUser(row: Row): boolean {
	return firstOf(row, tables.CHANGED_USER) !== '';
}

function isCall(row: Row): boolean {
	const isNamed = textOf(row.event_name) !== '';
	const isByUser = firstOf(row, ['message.userID', 'message.username', 'message.sessionID']) !== '';
	return isNamed && isByUser && ip.read(inside(row.message, 'remoteAddress')) !== undefined;
}
