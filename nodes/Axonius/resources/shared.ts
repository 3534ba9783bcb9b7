import type { INodeProperties } from 'n8n-workflow';

/** Operations that give a list of records, in any resource. */
const LISTS = {
	resource: ['asset', 'savedQuery', 'adapter', 'enforcement', 'consoleUser'],
	operation: ['getAll', 'getFields', 'getFetchHistory'],
};
const EXPORT = { resource: ['asset'], operation: ['export'] };

/** Parameters that several operations have in common, in the order of the form. */
export const sharedDescription: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: LISTS },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { ...LISTS, returnAll: [false] } },
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
		displayOptions: { show: EXPORT },
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		description: 'Later nodes find the file under this name',
		displayOptions: { show: EXPORT },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: {
			show: {
				resource: ['asset', 'savedQuery', 'adapter', 'enforcement', 'consoleUser'],
				operation: ['get', 'getAll', 'getFields', 'getFetchHistory', 'export'],
			},
		},
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['assetType.value'] },
		default: [],
		description:
			'Ask only for these fields; with none, the simplified ones, or those that Axonius gives by default. The fewer, the faster. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: ['asset'], operation: ['getAll', 'export'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only fields that match are returned',
		displayOptions: { show: { resource: ['asset'], operation: ['getFields'] } },
		options: [
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. serial',
				description: 'Only fields whose name or title holds this text, in upper or lower case. Empty means any.',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'What is read, and how requests are sent. The defaults suit almost everybody.',
		options: [
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 1000,
				description: 'Assets per request. Lower it if Axonius refuses so many.',
				displayOptions: { show: { '/operation': ['addTags', 'removeTags', 'setCustomField'] } },
			},
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. devices-2026-01-15.csv',
				description: 'Name of the file, with its extension. Empty means assets with the extension of the format.',
				displayOptions: { show: { '/operation': ['export'] } },
			},
			{
				displayName: 'Include Connection Settings',
				name: 'includeSettings',
				type: 'boolean',
				default: false,
				description:
					'Whether the settings of connections are returned, too. They may hold user names and other secrets, and end up in the execution log.',
				displayOptions: { show: { '/resource': ['adapter'], '/operation': ['getAll'] } },
			},
			{
				displayName: 'Include Details',
				name: 'includeDetails',
				type: 'boolean',
				default: false,
				description:
					'Whether each field comes a second time, with its value from each adapter. Twice as much to read; turn off Simplify to see it.',
				displayOptions: { show: { '/resource': ['asset'], '/operation': ['getAll', 'export'] } },
			},
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 2000 },
				default: 2000,
				description:
					'Records per request. 2,000 is the most that Axonius gives for assets; other lists are read in pages of 100 unless set.',
				displayOptions: { show: { '/operation': ['getAll', 'getFetchHistory', 'export'] } },
			},
			{
				displayName: 'Parallel Requests',
				name: 'parallelRequests',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10 },
				default: 4,
				description:
					'Pages that are fetched at the same time. Assets come one page after the other, whatever is set here: each page names the next.',
				displayOptions: { show: { '/operation': ['getAll', 'getFetchHistory'] }, hide: { '/resource': ['asset'] } },
			},
			{
				displayName: 'Requests per Second',
				name: 'requestsPerSecond',
				type: 'number',
				typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
				default: 10,
				description: 'Go slower, to spare a small server. Axonius publishes no limit of its own.',
			},
			{
				displayName: 'Snapshot Date',
				name: 'snapshotDate',
				type: 'dateTime',
				default: '',
				description:
					'Read the inventory as it was on this day, from the daily snapshots of Axonius. Only the date counts, in the time zone of the workflow.',
				displayOptions: { show: { '/resource': ['asset'], '/operation': ['get', 'getAll', 'export', 'count'] } },
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 3600 },
				default: 300,
				description: 'Seconds that one request may take. Queries with regular expressions are slow on large tenants.',
			},
			{
				displayName: 'Unique by ID',
				name: 'uniqueById',
				type: 'boolean',
				default: true,
				description:
					'Whether a record that moves to another page while the list is read is returned only once. Looks at the latest 50,000 records.',
				displayOptions: { show: { '/operation': ['getAll', 'getFields', 'getFetchHistory', 'export'] } },
			},
			{
				displayName: 'Use Cache',
				name: 'useCache',
				type: 'boolean',
				default: false,
				description: 'Whether Axonius may answer from its cache: faster, and as old as its last discovery cycle',
				displayOptions: { show: { '/resource': ['asset'], '/operation': ['getAll', 'export'] } },
			},
		],
	},
];
