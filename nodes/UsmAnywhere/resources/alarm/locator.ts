import type { INodeProperties } from 'n8n-workflow';

/** Which alarm; shown for every operation on one alarm. */
export const alarmId: INodeProperties = {
	displayName: 'Alarm',
	name: 'alarmId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The alarm to work on',
	displayOptions: {
		show: {
			resource: ['alarm'],
			operation: ['get', 'getEvents', 'getLabels', 'addLabel', 'removeLabel'],
		},
	},
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose one of the latest alarms',
			typeOptions: { searchListMethod: 'searchAlarms', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 971918fd-a569-548a-5a80-1ffcda2a8365',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.alienvault.cloud/#/alarm/971918fd-a569-548a-5a80-1ffcda2a8365',
			extractValue: {
				type: 'regex',
				regex: '^https?://[^/]+/.*?alarms?/([0-9A-Za-z-]+)',
			},
		},
	],
};
