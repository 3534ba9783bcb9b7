import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { adapters, fetches } from '../../smallLists';

/** Operations of the resource, by their value. */
export const adapterOperations = { getAll: getMany(adapters), getFetchHistory: getMany(fetches) };

export const adapterDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['adapter'] } },
		options: [
			{
				name: 'Get Fetch History',
				value: 'getFetchHistory',
				description: 'Read when connections fetched, with what result and how many assets',
				action: 'Get fetch history of adapters',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read adapters with the status of their connections, one item each',
				action: 'Get many adapters',
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only adapters that match all of these are returned',
		displayOptions: { show: { resource: ['adapter'], operation: ['getAll'] } },
		options: [
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. crowd_strike',
				description: 'Only adapters whose name holds this text, in upper or lower case. Empty means any.',
			},
			{
				displayName: 'Only Failing',
				name: 'onlyFailing',
				type: 'boolean',
				default: true,
				description: 'Whether to return only adapters with a connection that fails',
			},
		],
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only fetches that match all of these are returned',
		displayOptions: { show: { resource: ['adapter'], operation: ['getFetchHistory'] } },
		options: [
			{
				displayName: 'Adapter Names',
				name: 'adapterNames',
				type: 'string',
				default: '',
				placeholder: 'e.g. crowd_strike_adapter, aws_adapter',
				description: 'Only fetches of these adapters, separated by commas. Empty means any.',
			},
			{
				displayName: 'Fetched After',
				name: 'fetchedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only fetches at this time or later',
			},
			{
				displayName: 'Fetched Before',
				name: 'fetchedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only fetches at this time or earlier',
			},
			{
				displayName: 'Include Real-Time Fetches',
				name: 'includeRealtime',
				type: 'boolean',
				default: true,
				description: 'Whether fetches of adapters that send all the time are returned, too',
			},
			{
				displayName: 'Statuses',
				name: 'statuses',
				type: 'string',
				default: '',
				placeholder: 'e.g. error, warning',
				description: 'Only fetches that ended so, separated by commas. Empty means any.',
			},
		],
	},
];
