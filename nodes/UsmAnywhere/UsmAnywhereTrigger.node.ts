import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { collectionOf } from '../../core/node/call';
import { asSwitch } from '../../core/node/parameter-values';
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
		return await pollForNew(this, usmAnywhere, () =>
			watched({
				event: String(this.getNodeParameter('event')),
				filters: collectionOf(this.getNodeParameter('filters', {}), 'Filters'),
				simplify: asSwitch(this.getNodeParameter('simplify', true), 'Simplify'),
				timezone: this.getTimezone(),
			}),
		);
	}
}
