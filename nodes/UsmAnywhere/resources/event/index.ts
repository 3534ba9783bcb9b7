import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { events } from '../../lists';
import { get } from './get';

/** Operations of the resource, by their value. */
export const eventOperations = { export: exportToFile(events), get, getAll: getMany(events) };

export const eventDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['event'] } },
		options: [
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching events to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export events to file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one event',
				action: 'Get event',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many events, one item each',
				action: 'Get many events',
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Event',
		name: 'eventId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The event to read',
		displayOptions: { show: { resource: ['event'], operation: ['get'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose one of the latest events',
				typeOptions: { searchListMethod: 'searchEvents', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 13f20da5-1b97-4a4d-1bfe-68f27eb7688d',
			},
		],
	},
];
