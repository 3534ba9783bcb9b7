import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { alarms } from '../../lists';
import { get } from './get';
import { getEvents } from './getEvents';
import { addLabel, getLabels, labelId, removeLabel } from './labels';
import { alarmId } from './locator';

/** Operations of the resource, by their value. */
export const alarmOperations = {
	addLabel,
	export: exportToFile(alarms),
	get,
	getAll: getMany(alarms),
	getEvents,
	getLabels,
	removeLabel,
};

export const alarmDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['alarm'] } },
		options: [
			{
				name: 'Add Label',
				value: 'addLabel',
				description: 'Put a label on an alarm; adding it twice does no harm',
				action: 'Add label to alarm',
			},
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching alarms to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export alarms to file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one alarm',
				action: 'Get alarm',
			},
			{
				name: 'Get Events',
				value: 'getEvents',
				description: 'Read the events that raised an alarm',
				action: 'Get events of alarm',
			},
			{
				name: 'Get Labels',
				value: 'getLabels',
				description: 'Read the label IDs of an alarm',
				action: 'Get labels of alarm',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many alarms, one item each',
				action: 'Get many alarms',
			},
			{
				name: 'Remove Label',
				value: 'removeLabel',
				description: 'Take a label off an alarm',
				action: 'Remove label from alarm',
			},
		],
		default: 'getAll',
	},
	alarmId,
	labelId,
];
