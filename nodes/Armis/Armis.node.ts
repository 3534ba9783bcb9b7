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
import { armisV1 } from './api';
import {
	getFields,
	searchAlerts,
	searchCustomProperties,
	searchCustomPropertyNames,
	searchDevices,
	searchSites,
} from './methods';
import { resources } from './resources';
import { SENSITIVE_FIELDS } from './sensitive';

/** Devices, alerts and vulnerabilities of Armis Centrix: read, export to a file, change. Uses both APIs, v3 and v1. */
export class Armis implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Armis Centrix',
		name: 'armis',
		icon: { light: 'file:armis.svg', dark: 'file:armis.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Read, export and tag devices, and work on alerts and vulnerabilities of Armis Centrix',
		defaults: { name: 'Armis Centrix' },
		usableAsTool: true,
		sensitiveOutputFields: SENSITIVE_FIELDS.node,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// A notice has its empty default as a value exactly where it is shown.
		credentials: [
			{ name: 'armisSecretKeyApi', required: true, displayOptions: { show: { usesApiV1: [''] } } },
			{ name: 'armisApi', required: true, displayOptions: { show: { usesApiV3: [''] } } },
		],
		properties: nodeForm(resources, 'alert'),
	};

	methods = editorMethods({
		listSearch: { searchAlerts, searchCustomProperties, searchCustomPropertyNames, searchDevices, searchSites },
		loadOptions: { getFields },
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, armisV1, resources);
	}
}
