import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { enforcements } from '../../smallLists';
import { run } from './run';

/** Operations of the resource, by their value. */
export const enforcementOperations = { getAll: getMany(enforcements), run };

export const enforcementDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['enforcement'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many enforcement sets, one item each',
				action: 'Get many enforcement sets',
			},
			{
				name: 'Run',
				value: 'run',
				description: 'Start an enforcement set on the assets it is made for. Each call is one more run.',
				action: 'Run enforcement set',
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Enforcement Set',
		name: 'enforcementId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The enforcement set to run',
		displayOptions: { show: { resource: ['enforcement'], operation: ['run'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose an enforcement set',
				typeOptions: { searchListMethod: 'searchEnforcements', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 971918fd-a569-548a-5a80-1ffcda2a8365',
			},
		],
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only enforcement sets that match are returned',
		displayOptions: { show: { resource: ['enforcement'], operation: ['getAll'] } },
		options: [
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. isolate',
				description: 'Only sets whose name holds this text, in upper or lower case. Empty means any.',
			},
		],
	},
];
