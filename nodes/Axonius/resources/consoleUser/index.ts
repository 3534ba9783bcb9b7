import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { consoleUsers } from '../../smallLists';

/** Operations of the resource, by their value. */
export const consoleUserOperations = { getAll: getMany(consoleUsers) };

export const consoleUserDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['consoleUser'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many accounts of the Axonius console, one item each',
				action: 'Get many console users',
			},
		],
		default: 'getAll',
	},
];
