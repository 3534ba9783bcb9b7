import type { INodeProperties } from 'n8n-workflow';

/** Filters of events, for Get Many and Export to File. */
export const eventFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description:
		'Only events that match all of these are returned. A tenant holds millions of events: set a time range. Suppressed events are left out unless the filter Suppressed says otherwise.',
	displayOptions: { show: { resource: ['event'], operation: ['getAll', 'export'] } },
	options: [
		{
			displayName: 'Account Name',
			name: 'accountName',
			type: 'string',
			default: '',
			description:
				'Only events of this account, in exactly the words of USM Anywhere, upper and lower case included. Empty means any.',
		},
		{
			displayName: 'Event Name',
			name: 'eventName',
			type: 'string',
			default: '',
			placeholder: 'e.g. PutObject',
			description:
				'Only events with this name, in exactly the words of USM Anywhere, upper and lower case included. Empty means any.',
		},
		{
			displayName: 'Occurred After',
			name: 'occurredAfter',
			type: 'dateTime',
			default: '',
			description: 'Only events that occurred at this time or later',
		},
		{
			displayName: 'Occurred Before',
			name: 'occurredBefore',
			type: 'dateTime',
			default: '',
			description: 'Only events that occurred at this time or earlier',
		},
		{
			displayName: 'Plugin',
			name: 'plugin',
			type: 'string',
			default: '',
			placeholder: 'e.g. Amazon AWS CloudTrail',
			description:
				'Only events of this data source plugin, in exactly the words of USM Anywhere, upper and lower case included. Empty means any.',
		},
		{
			displayName: 'Sensor ID',
			name: 'sensor',
			type: 'string',
			default: '',
			placeholder: 'e.g. 72fb15aa-51a8-4960-8b10-ff8dc9a6427e',
			description: 'Only events of this sensor. Empty means any.',
		},
		{
			displayName: 'Source Name',
			name: 'sourceName',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10.0.0.7',
			description:
				'Only events from this source (host name or address), in exactly the words of USM Anywhere, upper and lower case included. Empty means any.',
		},
		{
			displayName: 'Source User Name',
			name: 'sourceUsername',
			type: 'string',
			default: '',
			placeholder: 'e.g. alice',
			description:
				'Only events caused by this user, in exactly the words of USM Anywhere, upper and lower case included. Empty means any.',
		},
		{
			displayName: 'Suppressed',
			name: 'suppressed',
			type: 'options',
			options: [
				{ name: 'Both', value: 'both', description: 'Suppressed events and all others' },
				{ name: 'Hide', value: 'hide', description: 'As the console does by default' },
				{ name: 'Only', value: 'only', description: 'Nothing but suppressed events' },
			],
			default: 'hide',
			description: 'What to do with events that a suppression rule has hidden. Without this filter they are left out.',
		},
	],
};
