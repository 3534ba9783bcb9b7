import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { boundaries } from '../../lists';
import { armisV1, sentWith } from '../../vendor';

/** Operations of the resource, by their value. */
export const boundaryOperations = sentWith(armisV1, { getAll: getMany(boundaries) });

export const boundaryDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['boundary'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many boundaries, one item each',
				action: 'Get many boundaries',
			},
		],
		default: 'getAll',
	},
];
