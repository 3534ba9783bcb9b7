import {
	NodeConnectionTypes,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { pollForNew } from '../../core/node/poll-for-new';
import { triggerDescription } from './triggerDescription';
import { watched } from './triggerSource';
import { usmAnywhere } from './vendor';

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
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'usmAnywhereApi', required: true }],
		properties: triggerDescription,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const event = this.getNodeParameter('event') as string;
		const filters = this.getNodeParameter('filters', {}) as IDataObject;
		const simplify = this.getNodeParameter('simplify', true) === true;
		return await pollForNew(this, usmAnywhere, () => watched(event, filters, simplify));
	}
}
