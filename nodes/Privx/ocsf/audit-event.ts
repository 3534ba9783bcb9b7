import { eventShape } from '../../../core/node/event-shape';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { EventTable } from '../../../core/ocsf/table';
import { ip } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { inside } from '../record-values';
import * as codes from './audit-codes';
import * as tables from './audit-tables';
import { firstOf } from './shared';

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
	...entity('Device', codes.HOST_CHANGES, ['message.hostID', 'message.hostName'], 'seen'),
	...entity('Role', codes.ROLE_CHANGES, ['message.roleID', 'message.roleName']),
	...entity('Access group', codes.ACCESS_GROUP_CHANGES, ['message.accessGroupID', 'message.accessGroupName']),
	...entity('Secret', codes.SECRET_CHANGES, ['message.secretID', 'message.secretName']),
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
	const { table, isWhole } = KINDS.get(String(row.event_id)) ?? {};
	if (table && (isWhole?.(row) ?? true)) return table;
	if (isCall(row)) return tables.API_CALL;
	return new NotMapped('no class of OCSF fits an audit event that does not name a user and the address of the user');
}

function kind(activities: codes.Activities, table: EventTable, isWhole?: Kind['isWhole']): Array<[string, Kind]> {
	return Object.keys(activities).map((code) => [code, { table, isWhole }]);
}

function entity(
	type: string,
	activities: codes.Activities,
	fields: string[],
	certainty: 'seen' | 'assumed' = 'assumed',
): Array<[string, Kind]> {
	const table = tables.entityTable(type, activities, fields, certainty);
	return kind(activities, table, (row) => firstOf(row, fields) !== undefined);
}

function hasUser(row: Row): boolean {
	return firstOf(row, tables.CHANGED_USER) !== undefined;
}

function isCall(row: Row): boolean {
	const isNamed = firstOf(row, ['event_name']) !== undefined;
	const isByUser = firstOf(row, ['message.userID', 'message.username', 'message.sessionID']) !== undefined;
	return isNamed && isByUser && ip.read(inside(row.message, 'remoteAddress')) !== undefined;
}
