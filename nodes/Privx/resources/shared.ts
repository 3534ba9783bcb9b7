import type { INodeProperties } from 'n8n-workflow';

const LISTS = ['accessGroup', 'accessRequest', 'auditEvent', 'connection', 'host', 'role', 'secret', 'session', 'user'];
const GET_MANY = { resource: LISTS, operation: ['getAll', 'getMembers'] };
const EXPORT = { resource: ['auditEvent', 'connection', 'host', 'user'], operation: ['export'] };

/** Parameters that several resources have in common, in the order of the form. */
export const sharedDescription: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: GET_MANY },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { ...GET_MANY, returnAll: [false] } },
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		options: [
			{ name: 'Newest First', value: 'desc' },
			{ name: 'Oldest First', value: 'asc' },
		],
		default: 'desc',
		description: 'The order of the results',
		displayOptions: { show: { resource: ['accessRequest', 'auditEvent', 'connection'], operation: ['getAll'] } },
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
				resource: [...LISTS, 'system'],
				operation: ['export', 'get', 'getAll', 'getLicense', 'getMembers', 'getRoles', 'getStatus'],
			},
		},
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['resource'] },
		default: [],
		description:
			'Write only these fields, in this order; none means all, or the simplified ones. A dot reaches into a record, as in message.severity. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: EXPORT },
	},
];
