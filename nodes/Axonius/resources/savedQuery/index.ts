import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { savedQueries } from '../../smallLists';
import { assetTypeLocator, savedQueryLocator } from '../asset/locators';
import { create } from './create';
import { deleteQuery } from './delete';
import { get } from './get';

/** Operations of the resource, by their value. */
export const savedQueryOperations = { create, delete: deleteQuery, get, getAll: getMany(savedQueries) };

const CREATING = { show: { resource: ['savedQuery'], operation: ['create'] } };

export const savedQueryDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['savedQuery'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Save a query under a name',
				action: 'Create saved query',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete a saved query; dashboards and enforcement sets that use it lose it',
				action: 'Delete saved query',
			},
			{ name: 'Get', value: 'get', description: 'Read one saved query', action: 'Get saved query' },
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many saved queries, one item each',
				action: 'Get many saved queries',
			},
		],
		default: 'getAll',
	},
	{
		...savedQueryLocator,
		displayOptions: { show: { resource: ['savedQuery'], operation: ['get', 'delete'] } },
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Servers without EDR',
		description: 'The name of the new saved query; it must not be taken',
		displayOptions: CREATING,
	},
	{ ...assetTypeLocator, displayOptions: CREATING },
	{
		displayName: 'AQL Query',
		name: 'aql',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. ("specific_data.data.last_seen" >= date("NOW - 7d"))',
		description: 'As the query wizard of Axonius shows it',
		displayOptions: CREATING,
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Watched by n8n: opens a ticket for each new server',
		description: 'What the query is for',
		displayOptions: CREATING,
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only saved queries that match all of these are returned',
		displayOptions: { show: { resource: ['savedQuery'], operation: ['getAll'] } },
		options: [
			{
				displayName: 'Asset Type',
				name: 'assetType',
				type: 'string',
				default: '',
				placeholder: 'e.g. devices',
				description: 'Only queries on assets of this type. Empty means any.',
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. without EDR',
				description: 'Only queries whose name holds this text, in upper or lower case. Empty means any.',
			},
		],
	},
];
