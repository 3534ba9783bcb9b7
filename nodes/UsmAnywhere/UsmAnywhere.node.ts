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
import { usmAnywhere } from './api';
import { getFields, searchAlarms, searchEvents, searchLabels } from './methods';
import { resources } from './resources';
import { SENSITIVE_FIELDS } from './sensitive';

/** Alarms and events of USM Anywhere: read, export to a file, label. */
export class UsmAnywhere implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'USM Anywhere',
		name: 'usmAnywhere',
		icon: { light: 'file:usmAnywhere.svg', dark: 'file:usmAnywhere.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Read, export and label alarms and events of USM Anywhere (AlienVault, LevelBlue)',
		defaults: { name: 'USM Anywhere' },
		usableAsTool: true,
		sensitiveOutputFields: SENSITIVE_FIELDS.node,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'usmAnywhereApi', required: true }],
		properties: nodeForm(resources, 'alarm'),
	};

	methods = editorMethods({
		listSearch: { searchAlarms, searchEvents, searchLabels },
		loadOptions: { getFields },
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, usmAnywhere, resources);
	}
}
