import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { editorMethods } from '../../core/node/editor-methods';
import { pollTrigger } from '../../core/node/trigger';
import { triggerForm } from '../shared/form';
import { twelvePort } from './api';
import { getParameters, searchFields, searchOperations } from './methods';
import { SENSITIVE_FIELDS } from './sensitive';
import { triggerEvents } from './trigger';

/** Starts a workflow for new items in any list of a 12Port server. */
export class TwelvePortTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: '12Port Trigger',
		name: 'twelvePortTrigger',
		icon: { light: 'file:twelvePort.svg', dark: 'file:twelvePort.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts the workflow when a list of a 12Port server has new items, such as pending access requests',
		defaults: { name: '12Port Trigger' },
		polling: true,
		sensitiveOutputFields: SENSITIVE_FIELDS,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'twelvePortApi', required: true }],
		properties: triggerForm(triggerEvents, 'newItem'),
	};

	methods = editorMethods({
		listSearch: { searchFields, searchOperations },
		resourceMapping: { getParameters },
	});

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, twelvePort, triggerEvents);
	}
}
