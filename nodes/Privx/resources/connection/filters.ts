import { filterSet } from '../../../shared/filters';
import { ALSO_NAMES, byKeywords, byList, byPeriod, inNodeOnly, type Sent } from '../../filters';
import { IDS } from '../../locators';
import { listIn, valuesIn } from '../../record-values';
import { hostOf, userOf } from '../../records';

/** The filters of connections. */
export const connectionFilters = filterSet<Sent>({
	description: 'Only connections that match all of these are returned',
	rules: [
		byList(
			{
				displayName: 'Accounts',
				name: 'accounts',
				example: 'root, admin',
				only: 'connections to these accounts on a host',
			},
			'target_host_account',
			({ target_host_account }) => [target_host_account],
		),
		byPeriod({
			field: 'connected',
			records: 'connections that were opened',
			search: (start, end) => ({ connected: { start, end } }),
		}),
		byPeriod({
			field: 'disconnected',
			records: 'connections that were closed',
			search: (start, end) => ({ disconnected: { start, end } }),
		}),
		byList(
			{
				displayName: 'Host IDs',
				name: 'hostIds',
				example: IDS.host,
				note: ALSO_NAMES,
				only: 'connections to these hosts',
			},
			'target_host_id',
			(row) => [hostOf(row, 'id')],
		),
		byKeywords('web-01', 'connections with these words in any field, separated by spaces or commas'),
		byList(
			{
				displayName: 'Remote Addresses',
				name: 'remoteAddresses',
				example: '192.0.2.10',
				only: 'connections from these addresses',
			},
			'remote_address',
		),
		// The values: API reference, schemas/connection.
		byList(
			{
				displayName: 'Status',
				name: 'statuses',
				type: 'multiOptions',
				options: [
					{ name: 'Client Lost', value: 'CONNMGR_CLIENT_LOST' },
					{ name: 'Connected', value: 'CONNECTED' },
					{ name: 'Disconnected', value: 'DISCONNECTED' },
					{ name: 'Terminated', value: 'TERMINATED' },
					{ name: 'Terminating', value: 'TERMINATING' },
					{ name: 'Timed Out', value: 'CONNMGR_TIMEOUT' },
				],
				default: [],
				description: 'Only connections with one of these statuses. Leave empty for all.',
			},
			'status',
			({ status }) => [status],
		),
		// A search by tags finds nothing, and one by roles of the user is ignored: known faults of the server.
		inNodeOnly(
			{
				displayName: 'Tags',
				name: 'tags',
				example: 'reviewed',
				only: 'connections with one of these tags',
				note: 'PrivX cannot search for tags, so all connections are read and filtered in n8n, which takes longer.',
			},
			({ tags }) => valuesIn(tags),
		),
		// The values: vendor's MCP server; the schema page lists the first two.
		byList(
			{
				displayName: 'Types',
				name: 'types',
				type: 'multiOptions',
				options: [
					{ name: 'API', value: 'API' },
					{ name: 'Database', value: 'DB' },
					{ name: 'Network', value: 'NET' },
					{ name: 'RDP', value: 'RDP' },
					{ name: 'SSH', value: 'SSH' },
					{ name: 'VNC', value: 'VNC' },
					{ name: 'Web', value: 'WEB' },
				],
				default: [],
				description: 'Only connections of these types. Leave empty for all.',
			},
			'type',
			({ type }) => [type],
		),
		byList(
			{
				displayName: 'User IDs',
				name: 'userIds',
				example: IDS.user,
				note: ALSO_NAMES,
				only: 'connections of these users',
			},
			'user_id',
			(row) => [userOf(row, 'id')],
		),
		inNodeOnly(
			{
				displayName: 'User Roles',
				name: 'userRoles',
				example: 'contractors',
				only: 'connections of users with one of these roles, by name or ID',
				note: 'PrivX ignores this filter, so all connections are read and filtered in n8n, which takes longer.',
			},
			({ user_roles }) => listIn(user_roles).flatMap(({ id, name }) => [id, name]),
			{ verbose: true },
		),
	],
});
