import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { sites } from '../../lists';
import { armisV3, sentWith } from '../../vendor';
import { additionalFields, updateFields } from './fields';
import { create, get, remove, update } from './operations';

/** Operations of the resource, by their value. */
export const siteOperations = sentWith(armisV3, { create, delete: remove, get, getAll: getMany(sites), update });

export const siteDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['site'] } },
		options: [
			{ name: 'Create', value: 'create', description: 'Make a new site', action: 'Create site' },
			{ name: 'Delete', value: 'delete', description: 'Remove a site for good', action: 'Delete site' },
			{ name: 'Get', value: 'get', description: 'Read one site', action: 'Get site' },
			{ name: 'Get Many', value: 'getAll', description: 'Read many sites, one item each', action: 'Get many sites' },
			{ name: 'Update', value: 'update', description: 'Change some fields of a site', action: 'Update site' },
		],
		default: 'getAll',
	},
	{
		displayName: 'Site',
		name: 'siteId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The site to work on',
		displayOptions: { show: { resource: ['site'], operation: ['delete', 'get', 'update'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a site',
				typeOptions: { searchListMethod: 'searchSites', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 3' },
		],
	},
	{
		displayName: 'Name',
		name: 'siteName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Harbour Plant',
		description: 'What the site is called',
		displayOptions: { show: { resource: ['site'], operation: ['create'] } },
	},
	additionalFields,
	updateFields,
];
