import type { Call } from '../../../../core/node/call';
import type { Row } from '../../../../core/pages/page-style';
import { CONNECTIONS } from '../../collections';
import { filterOf, type TextFilter, type TimeFilter } from '../../filters';
import { listSource } from '../../listSource';
import { inside, listIn } from '../../records';
import { timeText } from '../../times';

/** Kinds of connection (vendor's MCP server; the schema page lists the first two). */
const TYPES = ['SSH', 'RDP', 'VNC', 'WEB', 'DB', 'NET', 'API'];
/** States of a connection (API reference, schemas/connection). */
const STATES = ['CONNECTED', 'DISCONNECTED', 'TERMINATING', 'TERMINATED', 'CONNMGR_TIMEOUT', 'CONNMGR_CLIENT_LOST'];

const TEXTS: TextFilter[] = [
	{ name: 'accounts', label: 'Accounts', field: 'target_host_account', found: (row) => [row.target_host_account] },
	{ name: 'hostIds', label: 'Host IDs', field: 'target_host_id', found: (row) => [hostOf(row, 'id')] },
	{ name: 'keywords', label: 'Keywords', field: 'keywords', single: true },
	{ name: 'remoteAddresses', label: 'Remote Addresses', field: 'remote_address' },
	{ name: 'statuses', label: 'Status', field: 'status', values: STATES, found: ({ status }) => [status] },
	// A search by tags finds nothing, and one by roles of the user is ignored: known faults of the server.
	{ name: 'tags', label: 'Tags', found: ({ tags }) => (Array.isArray(tags) ? tags : []) },
	{ name: 'types', label: 'Types', field: 'type', values: TYPES, found: ({ type }) => [type] },
	{ name: 'userIds', label: 'User IDs', field: 'user_id', found: (row) => [userOf(row, 'id')] },
	{ name: 'userRoles', label: 'User Roles', found: ({ user_roles }) => rolesIn(user_roles) },
];

const TIMES: TimeFilter[] = [
	{
		after: { name: 'connectedAfter', label: 'Connected After' },
		before: { name: 'connectedBefore', label: 'Connected Before' },
		found: 'connected',
		body: (start, end) => ({ connected: { start, end } }),
		endIsSent: true,
	},
	{
		after: { name: 'disconnectedAfter', label: 'Disconnected After' },
		before: { name: 'disconnectedBefore', label: 'Disconnected Before' },
		found: 'disconnected',
		body: (start, end) => ({ disconnected: { start, end } }),
		endIsSent: true,
	},
];

/** The filters of connections. */
export const connectionFilter = filterOf(TEXTS, TIMES);

/** Connections, as Get Many and Export to File read them. */
export const connections = listSource({
	noun: { one: 'connection', many: 'connections' },
	collection: CONNECTIONS,
	filter: connectionFilter,
	simplify: simpleConnection,
	sortKey: 'connected',
	query: (call: Call) => {
		const needsRoles = 'userRoles' in call.collection('filters', 'Filters');
		const isWhole =
			needsRoles || !call.flag('simplify', 'Simplify', true) || call.texts('fields', 'Field Names or IDs').length > 0;
		return { verbose: isWhole };
	},
	remark: 'Connections to hosts of access groups that the roles of the API client do not cover are not among them.',
});

/** A connection in ten fields. `disconnected` is null while it is open. */
export function simpleConnection(row: Row): Row {
	return {
		id: row.id,
		type: row.type ?? null,
		status: row.status ?? null,
		user: userOf(row, 'display_name'),
		user_id: userOf(row, 'id'),
		host: hostOf(row, 'common_name') ?? row.target_host_address ?? null,
		host_id: hostOf(row, 'id'),
		account: row.target_host_account ?? null,
		connected: timeText(row.connected),
		disconnected: timeText(row.disconnected),
	};
}

/** Older servers have the short form of the user under `user_data` (API reference, v35). */
function userOf({ user, user_data }: Row, field: string) {
	return inside(user, field) ?? inside(user_data, field);
}

/** Likewise under `target_host_data`. */
function hostOf({ target_host, target_host_data }: Row, field: string) {
	return inside(target_host, field) ?? inside(target_host_data, field);
}

function rolesIn(roles: unknown): unknown[] {
	return listIn(roles).flatMap(({ id, name }) => [id, name]);
}
