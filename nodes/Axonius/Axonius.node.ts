import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../../core/node/execute';
import { getFields } from './methods/fields';
import {
	searchAssets,
	searchAssetTypes,
	searchCustomFields,
	searchEnforcements,
	searchSavedQueries,
} from './methods/search';
import { adapterDescription, adapterOperations } from './resources/adapter';
import { apiRequestDescription, apiRequestOperations } from './resources/apiRequest';
import { assetDescription, assetOperations } from './resources/asset';
import { consoleUserDescription, consoleUserOperations } from './resources/consoleUser';
import { discoveryDescription, discoveryOperations } from './resources/discovery';
import { enforcementDescription, enforcementOperations } from './resources/enforcement';
import { savedQueryDescription, savedQueryOperations } from './resources/savedQuery';
import { sharedDescription } from './resources/shared';
import { axonius } from './vendor';

const operations = {
	adapter: adapterOperations,
	apiRequest: apiRequestOperations,
	asset: assetOperations,
	consoleUser: consoleUserOperations,
	discovery: discoveryOperations,
	enforcement: enforcementOperations,
	savedQuery: savedQueryOperations,
};

/** Assets of every type in Axonius, and what belongs to them: saved queries, adapters, enforcement sets. */
export class Axonius implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Axonius',
		name: 'axonius',
		icon: { light: 'file:axonius.svg', dark: 'file:axonius.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Read, export and tag assets of Axonius, check adapters, and run enforcement sets',
		defaults: { name: 'Axonius' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'axoniusApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				description: 'What to work with',
				options: [
					{ name: 'Adapter', value: 'adapter', description: 'Where assets come from: connections and fetches' },
					{ name: 'API Request', value: 'apiRequest', description: 'Anything else that the API offers' },
					{ name: 'Asset', value: 'asset', description: 'Devices, users, vulnerabilities, alerts and all other types' },
					{ name: 'Console User', value: 'consoleUser', description: 'Accounts of the Axonius console' },
					{ name: 'Discovery', value: 'discovery', description: 'The cycle in which Axonius fetches everything' },
					{ name: 'Enforcement', value: 'enforcement', description: 'Enforcement sets: list and run' },
					{ name: 'Saved Query', value: 'savedQuery', description: 'Queries that are saved under a name' },
				],
				default: 'asset',
			},
			...assetDescription,
			...savedQueryDescription,
			...adapterDescription,
			...enforcementDescription,
			...discoveryDescription,
			...consoleUserDescription,
			...apiRequestDescription,
			...sharedDescription,
		],
	};

	methods = {
		listSearch: { searchAssets, searchAssetTypes, searchCustomFields, searchEnforcements, searchSavedQueries },
		loadOptions: { getFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, axonius, operations);
	}
}
