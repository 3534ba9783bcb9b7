import type { INodeProperties } from 'n8n-workflow';
import { getTypes } from './getTypes';

/** Operations of the resource, by their value. */
export const assetOperations = { getTypes };

export const assetDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['asset'] } },
		options: [
			{
				name: 'Get Types',
				value: 'getTypes',
				description: 'Read which types of assets a container may hold, one item each',
				action: 'Get asset types',
			},
		],
		default: 'getTypes',
	},
	{
		displayName: 'Container ID',
		name: 'parentId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5f1c8d2e-6b0a-4f0e-9d3c-2f8a7b6c5d4e',
		description: 'The container whose asset types are wanted. Empty means the root container of the space.',
		displayOptions: { show: { resource: ['asset'], operation: ['getTypes'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: { resource: ['asset'], operation: ['getTypes'] } },
	},
];
