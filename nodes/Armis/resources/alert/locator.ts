import type { INodeProperties } from 'n8n-workflow';

/** Which alert; shown for every operation on one alert. */
export const alertId: INodeProperties = {
	displayName: 'Alert',
	name: 'alertId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The alert to work on',
	displayOptions: {
		show: { resource: ['alert'], operation: ['get', 'getActivities', 'getDevices', 'updateStatus'] },
	},
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose one of the latest alerts',
			typeOptions: { searchListMethod: 'searchAlerts', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 57' },
	],
};
