import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../../core/node/execute';
import { getParameters, getRecordFields, searchOperations } from './methods';
import { apiOperationDescription, apiOperationOperations } from './resources/apiOperation';
import { apiRequestDescription, apiRequestOperations } from './resources/apiRequest';
import { assetDescription, assetOperations } from './resources/asset';
import { sharedDescription } from './resources/shared';
import { taxonomyDescription, taxonomyOperations } from './resources/taxonomy';
import { userDescription, userOperations } from './resources/user';
import { twelvePort } from './vendor';

const operations = {
	apiOperation: apiOperationOperations,
	apiRequest: apiRequestOperations,
	asset: assetOperations,
	taxonomy: taxonomyOperations,
	user: userOperations,
};

/** Any operation of a 12Port server, found in the server's own document, and the few that are documented. */
export class TwelvePort implements INodeType {
	description: INodeTypeDescription = {
		displayName: '12Port',
		name: 'twelvePort',
		icon: { light: 'file:twelvePort.svg', dark: 'file:twelvePort.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Run any operation of a 12Port server, chosen from the list that the server itself gives',
		defaults: { name: '12Port' },
		usableAsTool: true,
		// What the operations for agents and the vault give out.
		sensitiveOutputFields: ['password', 'secret', 'privateKey', 'passphrase', 'token'],
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'twelvePortApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				description: 'What to work with',
				options: [
					{
						name: 'API Operation',
						value: 'apiOperation',
						description: 'Anything that the server describes: run, export',
					},
					{ name: 'API Request', value: 'apiRequest', description: 'Anything else, by method and path' },
					{ name: 'Asset', value: 'asset', description: 'What the containers hold: read the types' },
					{ name: 'Taxonomy', value: 'taxonomy', description: 'What assets are tagged with: export' },
					{ name: 'User', value: 'user', description: 'Whom the API token stands for, and where: read' },
				],
				default: 'apiOperation',
			},
			...apiOperationDescription,
			...assetDescription,
			...taxonomyDescription,
			...userDescription,
			...apiRequestDescription,
			...sharedDescription,
		],
	};

	methods = {
		listSearch: { searchOperations },
		loadOptions: { getRecordFields },
		resourceMapping: { getParameters },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, twelvePort, operations);
	}
}
