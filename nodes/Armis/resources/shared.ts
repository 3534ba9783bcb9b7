import type { INodeProperties } from 'n8n-workflow';
import { alertFilters } from './alert/filters';
import { deviceChoice, deviceFilters } from './device/filters';
import { vulnerabilityFilters } from './vulnerability/filters';
import { options } from './options';

/** Resources with a list of records. */
const LISTS = ['alert', 'boundary', 'customProperty', 'device', 'search', 'site', 'vulnerability'];
const READS = ['getAll', 'getMatches', 'run'];
/** Resources whose lists go into a file. */
const EXPORTS = ['alert', 'device', 'search', 'vulnerability'];

/** Parameters that several resources have in common, in the order of the form. */
export const sharedDescription: INodeProperties[] = [
	...deviceChoice,
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { resource: LISTS, operation: READS } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { resource: LISTS, operation: READS, returnAll: [false] } },
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		options: [
			{
				name: 'Newest First',
				value: 'newest',
				description: 'By time of the alert, or publication of the vulnerability',
			},
			{
				name: 'Oldest First',
				value: 'oldest',
				description: 'Best for reading everything: what arrives meanwhile comes last',
			},
		],
		default: 'newest',
		description: 'The order of the results',
		displayOptions: { show: { resource: ['alert', 'vulnerability'], operation: ['getAll'] } },
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
		displayOptions: { show: { resource: EXPORTS, operation: ['export'] } },
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		description: 'Later nodes find the file under this name',
		displayOptions: { show: { resource: [...EXPORTS, 'dataExport'], operation: ['download', 'export'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: {
			show: {
				resource: ['alert', 'boundary', 'customProperty', 'dataExport', 'device', 'site', 'vulnerability'],
				operation: ['export', 'get', 'getActivities', 'getAll', 'getDevices', 'getMatches'],
			},
		},
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['resource', 'aql'] },
		default: [],
		description:
			'Write only these fields, in this order; none means all, or the simplified ones. A dot reaches into a record, as in site.name. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: EXPORTS, operation: ['export'] } },
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['resource', 'aql'] },
		default: [],
		description:
			'Ask for these fields only; none means those that Armis gives by default. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: ['search'], operation: ['run'] } },
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['resource'] },
		default: [],
		description:
			'Ask for these fields only, custom and integration fields among them; none means all built-in ones. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: ['device'], operation: ['get', 'getAll'], simplify: [false] } },
	},
	alertFilters,
	deviceFilters,
	vulnerabilityFilters,
	options,
];
