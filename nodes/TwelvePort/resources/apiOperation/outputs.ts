import type { INodeProperties } from 'n8n-workflow';

/** How much to return, and as what. */
export const outputDescription: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { resource: ['apiOperation'], operation: ['run'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { resource: ['apiOperation'], operation: ['run'], returnAll: [false] } },
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
		displayOptions: { show: { resource: ['apiOperation'], operation: ['export'] } },
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getRecordFields', loadOptionsDependsOn: ['apiOperation.value'] },
		default: [],
		description:
			'Write only these fields, in this order; none means all. A dot reaches into a record, as in asset.name. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: ['apiOperation'], operation: ['export'] } },
	},
];
