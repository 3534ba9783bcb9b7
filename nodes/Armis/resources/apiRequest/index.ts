import type { INodeProperties } from 'n8n-workflow';
import { sendApiRequest } from '../../../../core/node/api-request';
import type { Operation } from '../../../../core/node/execute';
import { InputError } from '../../../../core/errors/input-error';
import { armisV1, armisV3 } from '../../vendor';

const send: Operation = {
	...sendApiRequest,
	vendor(ctx, itemIndex) {
		const api = String(ctx.getNodeParameter('api', itemIndex, 'v3'));
		if (api === 'v3') return armisV3;
		if (api === 'v1') return armisV1;
		throw new InputError(`API is "${api}", which is not on offer`, 'Use one of these: v1 · v3.');
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
				description: 'Send any request to an API of Armis, for what the other operations do not cover',
				action: 'Send API request',
			},
		],
		default: 'send',
	},
	{
		displayName: 'API',
		name: 'api',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'API V1',
				value: 'v1',
				description: 'Search, alerts, tags, policies, reports, users. Needs the secret key credential.',
			},
			{
				name: 'API V3',
				value: 'v3',
				description: 'Assets, sites, custom properties, data export. Needs the credential for API v3.',
			},
		],
		default: 'v3',
		description: 'Which of the two APIs to ask',
		displayOptions: { show: { resource: ['apiRequest'] } },
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
		description: 'GET reads; most others change something',
		displayOptions: { show: { resource: ['apiRequest'] } },
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /alerts/57',
		description: 'What comes after /v3 or /api/v1 in the address. Only the API of the credential can be reached.',
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
						description: 'Name of the parameter, as in the API reference of Armis',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 20',
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
