import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { pollTrigger } from '../../core/node/trigger';
import { triggerForm } from '../shared/form';
import { usmAnywhere } from './api';
import { SENSITIVE_FIELDS } from './sensitive';
import { triggerEvents } from './trigger';

/** Starts a workflow for new alarms or events of USM Anywhere. */
export class UsmAnywhereTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'USM Anywhere Trigger',
		name: 'usmAnywhereTrigger',
		icon: { light: 'file:usmAnywhere.svg', dark: 'file:usmAnywhere.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts the workflow when USM Anywhere has new alarms or events',
		defaults: { name: 'USM Anywhere Trigger' },
		polling: true,
		sensitiveOutputFields: SENSITIVE_FIELDS.trigger,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'usmAnywhereApi', required: true }],
		properties: triggerForm(triggerEvents, 'newAlarm'),
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, usmAnywhere, triggerEvents);
	}
}
