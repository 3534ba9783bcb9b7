import type { INodeProperties } from 'n8n-workflow';

/** Which device; shown for every operation on one device. */
export const deviceId: INodeProperties = {
	displayName: 'Device',
	name: 'deviceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The device to work on',
	displayOptions: {
		show: { resource: ['device'], operation: ['addTags', 'get', 'removeTags', 'setCustomProperty'] },
	},
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a device',
			typeOptions: { searchListMethod: 'searchDevices', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 15701' },
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.armis.com/device/15701',
			extractValue: { type: 'regex', regex: '^https?://[^/]+/.*?devices?/([0-9]+)' },
		},
	],
};
