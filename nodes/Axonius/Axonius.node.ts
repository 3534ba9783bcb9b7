import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { editorMethods } from '../../core/node/editor-methods';
import { execute } from '../../core/node/execute';
import { nodeForm } from '../shared/form';
import { axonius } from './api';
import {
	getFields,
	searchAssets,
	searchAssetTypes,
	searchCustomFields,
	searchEnforcements,
	searchSavedQueries,
} from './methods';
import { resources } from './resources';
import { SENSITIVE_FIELDS } from './sensitive';

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
		sensitiveOutputFields: SENSITIVE_FIELDS.node,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'axoniusApi', required: true }],
		properties: nodeForm(resources, 'asset'),
	};

	methods = editorMethods({
		listSearch: { searchAssets, searchAssetTypes, searchCustomFields, searchEnforcements, searchSavedQueries },
		loadOptions: { getFields },
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, axonius, resources);
	}
}
