import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { devices } from '../../deviceList';
import { armisV1, armisV3, sentWith } from '../../vendor';
import { get } from './get';
import { deviceId } from './locator';
import { customPropertyValue, setCustomProperty } from './setCustomProperty';
import { addTags, removeTags, tagNames } from './tags';

/** Operations of the resource, by their value. Tags are only in API v1; all else is v3, where assets are at home. */
export const deviceOperations = {
	...sentWith(armisV3, {
		export: exportToFile(devices),
		get,
		getAll: getMany(devices),
		setCustomProperty,
	}),
	...sentWith(armisV1, { addTags, removeTags }),
};

export const deviceDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['device'] } },
		options: [
			{
				name: 'Add Tags',
				value: 'addTags',
				description: 'Put tags on a device; adding one twice does no harm',
				action: 'Add tags to device',
			},
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching devices to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export devices to file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one device',
				action: 'Get device',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many devices, or look devices up by address, one item each',
				action: 'Get many devices',
			},
			{
				name: 'Remove Tags',
				value: 'removeTags',
				description: 'Take tags off a device',
				action: 'Remove tags from device',
			},
			{
				name: 'Set Custom Property',
				value: 'setCustomProperty',
				description: 'Write a value into a custom property of a device, e.g. a ticket number',
				action: 'Set custom property of device',
			},
		],
		default: 'getAll',
	},
	deviceId,
	tagNames,
	...customPropertyValue,
];
