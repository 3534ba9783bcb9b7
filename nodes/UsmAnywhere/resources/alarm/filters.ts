import type { INodeProperties } from 'n8n-workflow';

/** Filters of alarms, for Get Many and Export to File. The trigger has its own, without the times. */
export const alarmFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description:
		'Only alarms that match all of these are returned. Suppressed alarms are left out unless the filter Suppressed says otherwise.',
	displayOptions: { show: { resource: ['alarm'], operation: ['getAll', 'export'] } },
	options: [
		{
			displayName: 'Occurred After',
			name: 'occurredAfter',
			type: 'dateTime',
			default: '',
			description: 'Only alarms that occurred at this time or later',
		},
		{
			displayName: 'Occurred Before',
			name: 'occurredBefore',
			type: 'dateTime',
			default: '',
			description: 'Only alarms that occurred at this time or earlier',
		},
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'multiOptions',
			options: [
				{ name: 'High', value: 'high' },
				{ name: 'Low', value: 'low' },
				{ name: 'Medium', value: 'medium' },
			],
			default: [],
			description:
				'Only alarms of these priorities. With one, USM Anywhere does the filtering; with several, all alarms are read and the others left out here, which takes longer.',
		},
		{
			displayName: 'Rule Intent',
			name: 'ruleIntent',
			type: 'options',
			options: [
				{ name: 'Delivery & Attack', value: 'Delivery & Attack' },
				{ name: 'Environmental Awareness', value: 'Environmental Awareness' },
				{ name: 'Exploitation & Installation', value: 'Exploitation & Installation' },
				{ name: 'Reconnaissance & Probing', value: 'Reconnaissance & Probing' },
				{ name: 'System Compromise', value: 'System Compromise' },
			],
			default: 'System Compromise',
			description: 'Only alarms whose rule has this intent',
		},
		{
			displayName: 'Rule Method',
			name: 'ruleMethod',
			type: 'string',
			default: '',
			placeholder: 'e.g. Windows Scheduled Job Created',
			description:
				'Only alarms with this method, in exactly the words of USM Anywhere, upper and lower case included. Empty means any.',
		},
		{
			displayName: 'Rule Strategy',
			name: 'ruleStrategy',
			type: 'string',
			default: '',
			placeholder: 'e.g. Security Critical Event',
			description:
				'Only alarms with this strategy, in exactly the words of USM Anywhere, upper and lower case included. Empty means any.',
		},
		{
			displayName: 'Sensor ID',
			name: 'sensor',
			type: 'string',
			default: '',
			placeholder: 'e.g. 72fb15aa-51a8-4960-8b10-ff8dc9a6427e',
			description: 'Only alarms of this sensor. Empty means any.',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			options: [
				{ name: 'Closed', value: 'closed' },
				{ name: 'In Review', value: 'in_review' },
				{ name: 'Open', value: 'open' },
			],
			default: [],
			description:
				'Only alarms in one of these states. With Open or Closed alone, USM Anywhere does the filtering; otherwise all alarms are read and the others left out here, which takes longer.',
		},
		{
			displayName: 'Suppressed',
			name: 'suppressed',
			type: 'options',
			options: [
				{ name: 'Both', value: 'both', description: 'Suppressed alarms and all others' },
				{ name: 'Hide', value: 'hide', description: 'As the console does by default' },
				{ name: 'Only', value: 'only', description: 'Nothing but suppressed alarms' },
			],
			default: 'hide',
			description: 'What to do with alarms that a suppression rule has hidden. Without this filter they are left out.',
		},
	],
};
