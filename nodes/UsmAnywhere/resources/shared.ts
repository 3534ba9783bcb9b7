import type { INodeProperties } from 'n8n-workflow';
import { alarmFilters } from './alarm/filters';
import { eventFilters } from './event/filters';

/** Parameters that alarms and events have in common, in the order of the form. */
export const sharedDescription: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { resource: ['alarm', 'event'], operation: ['getAll'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { resource: ['alarm', 'event'], operation: ['getAll'], returnAll: [false] } },
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		options: [
			{
				name: 'Highest Priority First',
				value: 'priority,desc',
				description: 'USM Anywhere gives no more than 10,000 records in this order',
				displayOptions: { show: { '/resource': ['alarm'] } },
			},
			{ name: 'Newest First', value: 'timestamp_occured,desc' },
			{ name: 'Oldest First', value: 'timestamp_occured,asc' },
		],
		default: 'timestamp_occured,desc',
		description: 'The order of the results',
		displayOptions: { show: { resource: ['alarm', 'event'], operation: ['getAll'] } },
	},
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'CSV', value: 'csv', description: 'For spreadsheets; lists and objects become JSON in a cell' },
			{ name: 'JSON', value: 'json', description: 'One list of records' },
			{ name: 'NDJSON', value: 'ndjson', description: 'One record per line, for data pipelines' },
		],
		default: 'csv',
		description: 'The format of the file',
		displayOptions: { show: { resource: ['alarm', 'event'], operation: ['export'] } },
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		description: 'Later nodes find the file under this name',
		displayOptions: { show: { resource: ['alarm', 'event'], operation: ['export'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: { resource: ['alarm', 'event'], operation: ['get', 'getAll', 'getEvents', 'export'] } },
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['resource'] },
		default: [],
		description:
			'Write only these fields, in this order; none means all, or the simplified ones. A dot reaches into a record, as in _links.self.href. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: ['alarm', 'event'], operation: ['export'] } },
	},
	alarmFilters,
	eventFilters,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How requests are sent. The defaults suit almost everybody.',
		options: [
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. alarms-2026-01-15.csv',
				description:
					'Name of the file, with its extension. Empty means alarms or events with the extension of the format.',
				displayOptions: { show: { '/operation': ['export'] } },
			},
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000 },
				default: 100,
				description: 'Records per request. USM Anywhere may give fewer; nothing is lost then.',
				displayOptions: { hide: { '/resource': ['apiRequest'] } },
			},
			{
				displayName: 'Parallel Requests',
				name: 'parallelRequests',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10 },
				default: 10,
				description: 'Pages that are fetched at the same time. The order of the results does not change.',
				displayOptions: { hide: { '/resource': ['apiRequest'] } },
			},
			{
				displayName: 'Requests per Second',
				name: 'requestsPerSecond',
				type: 'number',
				typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
				default: 20,
				description:
					'Go slower than USM Anywhere allows (100 a second for all workflows with this credential together)',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 600 },
				default: 60,
				description: 'Seconds that one request may take',
			},
			{
				displayName: 'Unique by ID',
				name: 'uniqueById',
				type: 'boolean',
				default: true,
				description:
					'Whether a record that moves to another page while the list is read is returned only once. Looks at the latest 50,000 records.',
				displayOptions: { hide: { '/resource': ['apiRequest'] } },
			},
		],
	},
];
