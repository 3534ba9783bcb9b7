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
import { privx } from './api';
import { getAccessGroups, getEventCodes } from './methods';
import { SENSITIVE_FIELDS } from './sensitive';
import { triggerEvents } from './trigger';

/** Starts a workflow for audit events, access requests and connections of SSH PrivX. */
export class PrivxTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SSH PrivX Trigger',
		name: 'privxTrigger',
		icon: { light: 'file:privx.svg', dark: 'file:privx.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts the workflow when SSH PrivX has new audit events, access requests or connections',
		defaults: { name: 'SSH PrivX Trigger' },
		polling: true,
		sensitiveOutputFields: SENSITIVE_FIELDS.trigger,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'privxApi', required: true }],
		properties: triggerForm(triggerEvents, 'accessRequest'),
	};

	methods = editorMethods({ loadOptions: { getAccessGroups, getEventCodes } });

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, privx, triggerEvents);
	}
}
