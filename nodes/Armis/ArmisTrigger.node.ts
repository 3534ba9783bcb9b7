import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { pollTrigger } from '../../core/node/trigger';
import { triggerForm } from '../shared/form';
import { armisV1 } from './api';
import { SENSITIVE_FIELDS } from './sensitive';
import { triggerEvents } from './trigger';

/** Starts a workflow for new alerts, alerts whose status changed, or new devices of Armis Centrix. */
export class ArmisTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Armis Centrix Trigger',
		name: 'armisTrigger',
		icon: { light: 'file:armis.svg', dark: 'file:armis.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts the workflow when Armis Centrix has new or changed alerts, or new devices',
		defaults: { name: 'Armis Centrix Trigger' },
		polling: true,
		sensitiveOutputFields: SENSITIVE_FIELDS.trigger,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// API v3 cannot search alerts, or find devices by the time at which they were first seen.
		credentials: [{ name: 'armisSecretKeyApi', required: true }],
		properties: triggerForm(triggerEvents, 'newAlert'),
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, armisV1, triggerEvents);
	}
}
