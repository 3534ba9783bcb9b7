import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { customProperties } from '../../lists';
import { armisV3, sentWith } from '../../vendor';
import { customPropertyFields } from './fields';
import { create, remove, update } from './operations';

/** Operations of the resource, by their value. */
export const customPropertyOperations = sentWith(armisV3, {
	create,
	delete: remove,
	getAll: getMany(customProperties),
	update,
});

export const customPropertyDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['customProperty'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Define a new custom property for devices',
				action: 'Create custom property',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Remove a custom property, with its values on all devices',
				action: 'Delete custom property',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many custom properties, one item each',
				action: 'Get many custom properties',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change the description or the choices of a custom property',
				action: 'Update custom property',
			},
		],
		default: 'getAll',
	},
	...customPropertyFields,
];
