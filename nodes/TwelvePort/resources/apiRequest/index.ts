import type { INodeProperties } from 'n8n-workflow';
import { sendApiRequest } from '../../../../core/node/api-request';

/** Operations of the resource, by their value. */
export const apiRequestOperations = { send: sendApiRequest };

export const apiRequestDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['apiRequest'] } },
		options: [
			{
				name: 'Send',
				value: 'send',
				description: 'Send any request to the 12Port API, by method and path',
				action: 'Send API request',
			},
		],
		default: 'send',
	},
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'DELETE', value: 'DELETE' },
			{ name: 'GET', value: 'GET' },
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT' },
		],
		default: 'GET',
		description: 'GET reads. POST and PUT may do so, too: 12Port has searches that are sent this way.',
		displayOptions: { show: { resource: ['apiRequest'] } },
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /api/user/me',
		description: 'What comes after tenant and space in the address. Only the space of the credential can be reached.',
		displayOptions: { show: { resource: ['apiRequest'] } },
	},
	{
		displayName: 'Query Parameters',
		name: 'query',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'Added to the address after a question mark',
		displayOptions: { show: { resource: ['apiRequest'] } },
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. size',
						description: "Name of the parameter, as in the server's API Documentation",
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 100',
						description: 'Value of the parameter; enter a name twice to send two values',
					},
				],
			},
		],
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '',
		description: 'Sent as JSON; leave it empty to send none',
		displayOptions: {
			show: { resource: ['apiRequest'], method: ['DELETE', 'PATCH', 'POST', 'PUT'] },
		},
	},
	{
		displayName: 'Fetch All Pages',
		name: 'paginate',
		type: 'boolean',
		default: false,
		description:
			'Whether to read a list page by page and return one item per record. How the list is paged is found out from the answers.',
		displayOptions: { show: { resource: ['apiRequest'], method: ['GET', 'POST'] } },
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { resource: ['apiRequest'], method: ['GET', 'POST'], paginate: [true] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: {
			show: { resource: ['apiRequest'], method: ['GET', 'POST'], paginate: [true], returnAll: [false] },
		},
	},
];
