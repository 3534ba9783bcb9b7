import type { INodeProperties } from 'n8n-workflow';

/** Which kind of asset; every operation on assets but Get Types has it. */
export const assetTypeLocator: INodeProperties = {
	displayName: 'Asset Type',
	name: 'assetType',
	type: 'resourceLocator',
	default: { mode: 'list', value: 'devices', cachedResultName: 'devices' },
	required: true,
	description: 'The kind of asset. Which ones exist depends on your licence and release.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an asset type',
			typeOptions: { searchListMethod: 'searchAssetTypes', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. vulnerability_instances',
		},
	],
};

/** Which saved query. */
export const savedQueryLocator: INodeProperties = {
	displayName: 'Saved Query',
	name: 'savedQueryId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'A query that is saved in Axonius, by its name or ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a saved query',
			typeOptions: { searchListMethod: 'searchSavedQueries', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 971918fd-a569-548a-5a80-1ffcda2a8365',
		},
	],
};

/** Which asset. */
export const assetLocator: INodeProperties = {
	displayName: 'Asset',
	name: 'assetId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The asset to read',
	displayOptions: { show: { resource: ['asset'], operation: ['get'] } },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an asset, or search by name',
			typeOptions: { searchListMethod: 'searchAssets', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.on.axonius.com/assets/devices/0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b',
			extractValue: { type: 'regex', regex: '^https?://[^/]+/.*?([0-9a-f]{32})' },
		},
	],
};
