import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { secretLocator } from '../locators';
import { secretFields } from './fields';
import { secrets } from './list';
import { create, get, remove, update } from './one';

/** Operations of the resource, by their value. */
export const secretOperations = { create, delete: remove, get, getAll: getMany(secrets), update };

export const secretDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['secret'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Put a secret into the vault',
				action: 'Create secret',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Remove a secret from the vault for good',
				action: 'Delete secret',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one secret; its values come out only when Simplify is off, and then go on to the next node',
				action: 'Get secret',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many secrets without their values, one item each',
				action: 'Get many secrets',
			},
			{
				name: 'Update',
				value: 'update',
				description:
					'Change some fields of a secret, or its roles; the others stay as they are. What somebody else changes at the same moment may be undone.',
				action: 'Update secret',
			},
		],
		default: 'getAll',
	},
	{
		...secretLocator,
		displayOptions: { show: { resource: ['secret'], operation: ['delete', 'get', 'update'] } },
	},
	...secretFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only secrets that match all of these are returned',
		displayOptions: { show: { resource: ['secret'], operation: ['getAll'] } },
		options: [
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. backup',
				description: 'Only secrets with these words, with spaces or commas between them. Empty means any.',
			},
			{
				displayName: 'Owner IDs',
				name: 'ownerIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only secrets of these users, with commas between the IDs. Empty means any.',
			},
			{
				displayName: 'Scope',
				name: 'scope',
				type: 'options',
				options: [
					{ name: 'Accessible', value: 'accessible', description: 'That the API client may use in any way' },
					{ name: 'Personal', value: 'personal', description: 'That belong to one user' },
					{ name: 'Readable', value: 'readable', description: 'That the API client may read' },
					{ name: 'Shared', value: 'shared', description: 'That belong to nobody alone' },
					{ name: 'Writable', value: 'writable', description: 'That the API client may change' },
				],
				default: 'accessible',
				description: 'Which secrets to look at',
			},
		],
	},
];
