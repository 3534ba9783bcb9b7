import type { INodeProperties } from 'n8n-workflow';
import { sendApiRequest } from '../../../../core/node/api-request';
import type { Operation } from '../../../../core/node/execute';
import { refuseWiping } from '../../neverSent';

const send: Operation = {
	...sendApiRequest,
	async run(call) {
		refuseWiping(call.required('path', 'Path'));
		return await sendApiRequest.run(call);
	},
};

/** Operations of the resource, by their value. */
export const apiRequestOperations = { send };

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
				description: 'Send any request to the Axonius API, for what the other operations do not cover',
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
		description: 'GET reads, and so do searches with POST; all others change something',
		displayOptions: { show: { resource: ['apiRequest'] } },
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /gateways',
		description:
			'What comes after /api/v2 in the address, or after /api with v1. Only your own Axonius can be reached, and nothing that deletes all assets.',
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
						placeholder: 'e.g. limit',
						description: 'Name of the parameter, as in the API reference of Axonius',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 10',
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
