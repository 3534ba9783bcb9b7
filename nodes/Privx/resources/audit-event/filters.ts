import { filterSet } from '../../../shared/filters';
import { byPeriod, byText, inNodeOnly, type Sent } from '../../filters';
import { inside } from '../../record-values';

/** The filters of audit events. */
export const auditEventFilters = filterSet<Sent>({
	description:
		'Only audit events that match all of these are returned. PrivX keeps a very large number of them: set a time range.',
	rules: [
		byText(
			{
				displayName: 'Access Group Name or ID',
				name: 'accessGroupId',
				type: 'options',
				typeOptions: { loadOptionsMethod: 'getAccessGroups' },
				default: '',
				description:
					'Only events of this access group. Leave empty for all. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			'access_group_id',
		),
		byText(
			{
				displayName: 'Connection ID',
				name: 'connectionId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3c9f8f0c-55f1-4c4e-6a55-0a4c0c1b7d21',
				description: 'Only events of this connection. Leave empty for all.',
			},
			'connection_id',
		),
		byPeriod({
			after: {
				displayName: 'Created After',
				name: 'createdAfter',
				type: 'dateTime',
				default: '',
				description: 'Only events that occurred at this time or later',
			},
			before: {
				displayName: 'Created Before',
				name: 'createdBefore',
				type: 'dateTime',
				default: '',
				description: 'Only events that occurred at this time or earlier',
			},
			field: 'created',
			search: (start_time, end_time) => ({ start_time, end_time }),
		}),
		byText(
			{
				displayName: 'Directory ID',
				name: 'source',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1b2c3d4e-5f60-4718-9a2b-c3d4e5f60718',
				description: 'Only events of users of this directory. Leave empty for all.',
			},
			'source_id',
		),
		// The search has no field for the code, and none for the severity.
		inNodeOnly(
			{
				displayName: 'Event Code Names or IDs',
				name: 'codes',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getEventCodes' },
				default: [],
				description:
					'Only these kinds of events. PrivX cannot search for them, so all events are read and filtered in n8n, which takes longer. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			({ event_id, event_name }) => [event_id, event_name],
		),
		byText(
			{
				displayName: 'Host ID',
				name: 'hostId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 6f4bbd2f-0f26-4a83-5c58-5d3b3d0b2f0f',
				description: 'Only events of this host. Leave empty for all.',
			},
			'host_id',
		),
		byText(
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. Login-failed',
				description: 'Only events with these words in any field, including code and name. Leave empty for all.',
			},
			'keywords',
		),
		byText(
			{
				displayName: 'Session ID',
				name: 'sessionId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 7e5d4c3b-2a19-4807-96f5-e4d3c2b1a098',
				description: 'Only events of this session. Leave empty for all.',
			},
			'session_id',
		),
		inNodeOnly(
			{
				displayName: 'Severities',
				name: 'severities',
				type: 'multiOptions',
				options: [
					{ name: '0 - Emergency', value: '0' },
					{ name: '1 - Alert', value: '1' },
					{ name: '2 - Critical', value: '2' },
					{ name: '3 - Error', value: '3' },
					{ name: '4 - Warning', value: '4' },
					{ name: '5 - Notice', value: '5' },
					{ name: '6 - Informational', value: '6' },
					{ name: '7 - Debug', value: '7' },
				],
				default: [],
				description:
					'Only events with these severities (as in syslog). PrivX cannot search for them, so all events are read and filtered in n8n, which takes longer. Leave empty for all.',
			},
			({ message }) => [inside(message, 'severity')],
		),
		byText(
			{
				displayName: 'User ID',
				name: 'userId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only events of this user. Leave empty for all.',
			},
			'user_id',
		),
	],
});
