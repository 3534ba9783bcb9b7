import type { INodeProperties } from 'n8n-workflow';
import { assetTypeLocator, savedQueryLocator } from './resources/asset/locators';

const OF_QUERIES = { show: { event: ['assetEnteredQuery', 'assetLeftQuery'] } };

const filters: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only alert findings that match all of these start the workflow',
		displayOptions: { show: { event: ['newAlertFinding'] } },
		options: [
			{
				displayName: 'AQL Query',
				name: 'aql',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. ("specific_data.data.finding_asset_type" == "devices")',
				description: 'Only alert findings that also match this query. Empty means any.',
			},
			{
				displayName: 'Severities',
				name: 'severities',
				type: 'multiOptions',
				options: [
					{ name: 'Critical', value: 'critical' },
					{ name: 'High', value: 'high' },
					{ name: 'Low', value: 'low' },
					{ name: 'Medium', value: 'medium' },
				],
				default: [],
				description: 'Only alert findings of these severities; none means all',
			},
			{
				displayName: 'Statuses',
				name: 'statuses',
				type: 'string',
				default: '',
				placeholder: 'e.g. open',
				description: 'Only alert findings in these states, separated by commas. Empty means any.',
			},
		],
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only connections that match start the workflow',
		displayOptions: { show: { event: ['adapterConnectionFailing'] } },
		options: [
			{
				displayName: 'Adapter Names',
				name: 'adapterNames',
				type: 'string',
				default: '',
				placeholder: 'e.g. crowd_strike_adapter, aws_adapter',
				description: 'Only connections of these adapters, separated by commas. Empty means all.',
			},
		],
	},
];

export const triggerDescription: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Adapter Connection Failing',
				value: 'adapterConnectionFailing',
				description: 'When a connection that worked begins to fail',
			},
			{
				name: 'Asset Entered Saved Query',
				value: 'assetEnteredQuery',
				description: 'When an asset begins to match a saved query. Up to 200,000 assets.',
			},
			{
				name: 'Asset Left Saved Query',
				value: 'assetLeftQuery',
				description: 'When an asset no longer matches a saved query. Up to 200,000 assets.',
			},
			{
				name: 'New Alert Finding',
				value: 'newAlertFinding',
				description: 'When an alert finding appears, also one that appears late',
			},
		],
		default: 'newAlertFinding',
		description: 'What starts the workflow',
	},
	{ ...assetTypeLocator, displayOptions: OF_QUERIES },
	{ ...savedQueryLocator, displayOptions: OF_QUERIES },
	{
		displayName: 'Also on Recovery',
		name: 'onRecovery',
		type: 'boolean',
		default: false,
		description: 'Whether to start the workflow also when a failing connection works again',
		displayOptions: { show: { event: ['adapterConnectionFailing'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { hide: { event: ['assetLeftQuery'] } },
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['assetType.value'] },
		default: [],
		description:
			'Ask only for these fields; with none, the simplified ones, or those that Axonius gives by default. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { event: ['assetEnteredQuery'] } },
	},
	...filters,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How far to look back, and how much to hand on at once',
		options: [
			{
				displayName: 'Look Back (Minutes)',
				name: 'lookBackMinutes',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 44640 },
				default: 60,
				description:
					'How late an alert finding may show up after it was triggered and still start the workflow. It never starts it twice.',
				displayOptions: { show: { '/event': ['newAlertFinding'] } },
			},
			{
				displayName: 'Max Items per Poll',
				name: 'maxItems',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10000 },
				default: 1000,
				description: 'How many to hand on at once. The others follow with the next poll; none is lost.',
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'dateTime',
				default: '',
				description:
					'Also hand on what was triggered since this time, once, when the workflow is switched on. Without it only what is new from then on. Another value later begins there again.',
				displayOptions: { show: { '/event': ['newAlertFinding'] } },
			},
		],
	},
];
