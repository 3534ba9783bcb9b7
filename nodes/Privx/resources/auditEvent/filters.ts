import type { INodeProperties } from 'n8n-workflow';

/** Filters of audit events, for Get Many and Export to File. The trigger has its own, without the times. */
export const auditEventFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only audit events that match all of these are returned. PrivX keeps very many: set a time range.',
	displayOptions: { show: { resource: ['auditEvent'], operation: ['getAll', 'export'] } },
	options: [
		{
			displayName: 'Access Group Name or ID',
			name: 'accessGroupId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getAccessGroups' },
			default: '',
			description:
				'Only events of this access group. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Connection ID',
			name: 'connectionId',
			type: 'string',
			default: '',
			description: 'Only events of this connection. Empty means any.',
		},
		{
			displayName: 'Created After',
			name: 'createdAfter',
			type: 'dateTime',
			default: '',
			description: 'Only events of this time or later',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			description: 'Only events of this time or earlier',
		},
		{
			displayName: 'Directory ID',
			name: 'source',
			type: 'string',
			default: '',
			description: 'Only events of users of this directory. Empty means any.',
		},
		{
			displayName: 'Event Code Names or IDs',
			name: 'codes',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getEventCodes' },
			default: [],
			description:
				'Only these kinds of event. PrivX cannot search for them, so all events are read and the others left out here. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Host ID',
			name: 'hostId',
			type: 'string',
			default: '',
			description: 'Only events of this host. Empty means any.',
		},
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			default: '',
			placeholder: 'e.g. Login-failed',
			description: 'Only events with these words anywhere, code and name included. Empty means any.',
		},
		{
			displayName: 'Session ID',
			name: 'sessionId',
			type: 'string',
			default: '',
			description: 'Only events of this session. Empty means any.',
		},
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
				'Only events of these severities, as in syslog. PrivX cannot search for them, so all events are read and the others left out here.',
		},
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			default: '',
			description: 'Only events of this user. Empty means any.',
		},
	],
};
