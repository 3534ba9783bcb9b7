import { filterSet } from '../../../shared/filters';
import { byList, byPeriod, byText, inNodeOnly, type Sent } from '../../filters';
import { listIn } from '../../record-values';
import { hostOf, userOf } from '../../records';

/** The filters of connections. */
export const connectionFilters = filterSet<Sent>({
	description: 'Only connections that match all of these are returned',
	rules: [
		byList(
			{
				displayName: 'Accounts',
				name: 'accounts',
				type: 'string',
				default: '',
				placeholder: 'e.g. root, admin',
				description: 'Only connections to these accounts on a host, separated by commas. Leave empty for all.',
			},
			'target_host_account',
			({ target_host_account }) => [target_host_account],
		),
		byPeriod({
			after: {
				displayName: 'Connected After',
				name: 'connectedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only connections that were opened at this time or later',
			},
			before: {
				displayName: 'Connected Before',
				name: 'connectedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only connections that were opened at this time or earlier',
			},
			field: 'connected',
			search: (start, end) => ({ connected: { start, end } }),
		}),
		byPeriod({
			after: {
				displayName: 'Disconnected After',
				name: 'disconnectedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only connections that were closed at this time or later',
			},
			before: {
				displayName: 'Disconnected Before',
				name: 'disconnectedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only connections that were closed at this time or earlier',
			},
			field: 'disconnected',
			search: (start, end) => ({ disconnected: { start, end } }),
		}),
		byList(
			{
				displayName: 'Host IDs',
				name: 'hostIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 6f4bbd2f-0f26-4a83-5c58-5d3b3d0b2f0f',
				description: 'Only connections to these hosts, separated by commas. Leave empty for all.',
			},
			'target_host_id',
			(row) => [hostOf(row, 'id')],
		),
		byText(
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. web-01',
				description:
					'Only connections with these words in any field, separated by spaces or commas. Leave empty for all.',
			},
			'keywords',
		),
		byList(
			{
				displayName: 'Remote Addresses',
				name: 'remoteAddresses',
				type: 'string',
				default: '',
				placeholder: 'e.g. 192.0.2.10',
				description: 'Only connections from these addresses, separated by commas. Leave empty for all.',
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
				type: 'string',
				default: '',
				placeholder: 'e.g. reviewed',
				description:
					'Only connections with one of these tags, separated by commas. PrivX cannot search for tags, so all connections are read and filtered in n8n, which takes longer. Leave empty for all.',
			},
			({ tags }) => (Array.isArray(tags) ? tags : []),
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
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only connections of these users, separated by commas. Leave empty for all.',
			},
			'user_id',
			(row) => [userOf(row, 'id')],
		),
		inNodeOnly(
			{
				displayName: 'User Roles',
				name: 'userRoles',
				type: 'string',
				default: '',
				placeholder: 'e.g. contractors',
				description:
					'Only connections of users with one of these roles, by name or ID, separated by commas. PrivX ignores this filter, so all connections are read and filtered in n8n, which takes longer. Leave empty for all.',
			},
			({ user_roles }) => listIn(user_roles).flatMap(({ id, name }) => [id, name]),
			{ verbose: true },
		),
	],
});
