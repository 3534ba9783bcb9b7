import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { roleLocator } from '../locators';
import { get, resolve } from './get';
import { members, roles } from './list';

/** Operations of the resource, by their value. */
export const roleOperations = { get, getAll: getMany(roles), getMembers: getMany(members), resolve };

export const roleDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['role'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				description: 'Read one role',
				action: 'Get role',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many roles, one item each',
				action: 'Get many roles',
			},
			{
				name: 'Get Members',
				value: 'getMembers',
				description: 'Read the users who have a role, one item each',
				action: 'Get members of role',
			},
			{
				name: 'Resolve Names',
				value: 'resolve',
				description: 'Find the IDs of roles whose names are known',
				action: 'Resolve role names',
			},
		],
		default: 'getAll',
	},
	{
		...roleLocator,
		displayOptions: { show: { resource: ['role'], operation: ['get', 'getMembers'] } },
	},
	{
		displayName: 'Names',
		name: 'names',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. linux-admins, auditors',
		description:
			'The names of the roles, with commas between them. A name that no role has gives an item that says so.',
		displayOptions: { show: { resource: ['role'], operation: ['resolve'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description:
			'Only roles that match all of these are returned. The search of PrivX gives no more than names, so all roles are read and the others left out here.',
		displayOptions: { show: { resource: ['role'], operation: ['getAll'] } },
		options: [
			{
				displayName: 'Access Group Names or IDs',
				name: 'accessGroupIds',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getAccessGroups' },
				default: [],
				description:
					'Only roles of these access groups. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Names',
				name: 'names',
				type: 'string',
				default: '',
				placeholder: 'e.g. linux-admins, auditors',
				description: 'Only roles with one of these names, with commas between them. Empty means any.',
			},
			{
				displayName: 'Permissions',
				name: 'permissions',
				type: 'string',
				default: '',
				placeholder: 'e.g. roles-manage, users-manage',
				description: 'Only roles that give one of these permissions, with commas between them. Empty means any.',
			},
		],
	},
];
