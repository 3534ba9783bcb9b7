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
import { twelvePort } from './api';
import { getFields, getParameters, searchOperations } from './methods';
import { resources } from './resources';
import { SENSITIVE_FIELDS } from './sensitive';

/** Any operation of a 12Port server, found in the server's own document, and the few that the vendor documents. */
export class TwelvePort implements INodeType {
	description: INodeTypeDescription = {
		displayName: '12Port',
		name: 'twelvePort',
		icon: { light: 'file:twelvePort.svg', dark: 'file:twelvePort.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Run any operation of a 12Port server. The list of operations comes from the server.',
		defaults: { name: '12Port' },
		usableAsTool: true,
		sensitiveOutputFields: SENSITIVE_FIELDS,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'twelvePortApi', required: true }],
		properties: nodeForm(resources, 'apiOperation'),
	};

	methods = editorMethods({
		listSearch: { searchOperations },
		loadOptions: { getFields },
		resourceMapping: { getParameters },
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, twelvePort, resources);
	}
}
