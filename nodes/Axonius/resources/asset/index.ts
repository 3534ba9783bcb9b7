import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { assets } from '../../lists';
import { fieldCatalogue } from '../../smallLists';
import { assetIds } from './batches';
import { count } from './count';
import { exportAssets } from './export';
import { get } from './get';
import { getTypes } from './getTypes';
import { link, unlink } from './links';
import { assetLocator, assetTypeLocator, savedQueryLocator } from './locators';
import { customField, setCustomField } from './setCustomField';
import { addTags, removeTags, tags } from './tags';

/** Operations of the resource, by their value. */
export const assetOperations = {
	addTags,
	count,
	export: exportAssets,
	get,
	getAll: getMany(assets),
	getFields: getMany(fieldCatalogue),
	getTypes,
	link,
	removeTags,
	setCustomField,
	unlink,
};

const SELECTING = { resource: ['asset'], operation: ['getAll', 'export', 'count'] };

export const assetDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['asset'] } },
		options: [
			{
				name: 'Add Tags',
				value: 'addTags',
				description: 'Put tags on assets; adding them twice does no harm',
				action: 'Add tags to assets',
			},
			{
				name: 'Count',
				value: 'count',
				description: 'Count matching assets without reading them',
				action: 'Count assets',
			},
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching assets to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export assets to file',
			},
			{ name: 'Get', value: 'get', description: 'Read one asset in full', action: 'Get asset' },
			{
				name: 'Get Fields',
				value: 'getFields',
				description: 'Read the field catalogue of an asset type, for AQL and field choices',
				action: 'Get fields of asset type',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many assets, one item each',
				action: 'Get many assets',
			},
			{
				name: 'Get Types',
				value: 'getTypes',
				description: 'Read which asset types this tenant has (API v2 only)',
				action: 'Get asset types',
			},
			{
				name: 'Link',
				value: 'link',
				description: 'Correlate assets by hand, so that they count as one (API v2 only)',
				action: 'Link assets',
			},
			{
				name: 'Remove Tags',
				value: 'removeTags',
				description: 'Take tags off assets',
				action: 'Remove tags from assets',
			},
			{
				name: 'Set Custom Field',
				value: 'setCustomField',
				description: 'Write a value, such as a ticket number, into a custom field of assets',
				action: 'Set custom field of assets',
			},
			{
				name: 'Unlink',
				value: 'unlink',
				description: 'Set assets apart that were linked (API v2 only)',
				action: 'Unlink assets',
			},
		],
		default: 'getAll',
	},
	{
		...assetTypeLocator,
		displayOptions: { show: { resource: ['asset'] }, hide: { operation: ['getTypes'] } },
	},
	assetLocator,
	{
		displayName: 'Select By',
		name: 'select',
		type: 'options',
		options: [
			{ name: 'All Assets', value: 'all', description: 'Every asset of the type' },
			{ name: 'AQL Query', value: 'aql', description: 'What matches a query in the query language of Axonius' },
			{ name: 'Saved Query', value: 'savedQuery', description: 'What matches a query that is saved in Axonius' },
		],
		default: 'all',
		description: 'Which assets of the type',
		displayOptions: { show: SELECTING },
	},
	{
		displayName: 'AQL Query',
		name: 'aql',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. ("specific_data.data.last_seen" >= date("NOW - 7d"))',
		description: 'As the query wizard of Axonius shows it. Operation Get Fields gives the names of fields.',
		displayOptions: { show: { ...SELECTING, select: ['aql'] } },
	},
	{ ...savedQueryLocator, displayOptions: { show: { ...SELECTING, select: ['savedQuery'] } } },
	assetIds,
	tags,
	...customField,
];
