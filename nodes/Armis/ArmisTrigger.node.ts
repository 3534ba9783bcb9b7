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
import { armisV1 } from './vendor';

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
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// API v3 can neither search alerts nor find devices by when they were first seen.
		credentials: [{ name: 'armisSecretKeyApi', required: true }],
		properties: triggerDescription,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollForNew(this, armisV1, () =>
			watched({
				event: String(this.getNodeParameter('event')),
				filters: collectionOf(this.getNodeParameter('filters', {}), 'Filters'),
				simplify: asSwitch(this.getNodeParameter('simplify', true), 'Simplify'),
				timezone: this.getTimezone(),
			}),
		);
	}
}
