import type { INodeProperties } from 'n8n-workflow';

/** What to find devices by, for Get Many and Export to File. */
export const deviceChoice: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		options: [
			{ name: 'Device ID', value: 'deviceId', description: 'The number of a device in Armis' },
			{ name: 'IPv4 Address', value: 'ipv4Address', description: 'One address may belong to several devices' },
			{ name: 'IPv6 Address', value: 'ipv6Address', description: 'One address may belong to several devices' },
			{ name: 'Last Seen', value: 'lastSeen', description: 'All devices, or those seen since a time' },
			{ name: 'MAC Address', value: 'macAddress', description: 'Of any network interface of the device' },
			{ name: 'Serial Number', value: 'serialNumber', description: 'As given by the manufacturer' },
		],
		default: 'lastSeen',
		description: 'How to choose the devices',
		displayOptions: { show: { resource: ['device'], operation: ['getAll', 'export'] } },
	},
	{
		displayName: 'Values',
		name: 'identifiers',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 10.0.0.7, 10.0.0.8',
		description: 'The IDs, addresses or numbers to find, separated by commas, or a list from an expression',
		displayOptions: { show: { resource: ['device'], operation: ['getAll', 'export'] }, hide: { findBy: ['lastSeen'] } },
	},
];

/** Filters of devices, likewise. */
export const deviceFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only devices that match are returned. Without a filter all devices are.',
	displayOptions: { show: { resource: ['device'], operation: ['getAll', 'export'] } },
	options: [
		{
			displayName: 'Last Seen After',
			name: 'lastSeenAfter',
			type: 'dateTime',
			default: '',
			description: 'Only devices that were seen at this time or later',
		},
	],
};
