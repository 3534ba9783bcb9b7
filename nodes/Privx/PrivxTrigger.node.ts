import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { collectionOf } from '../../core/node/call';
import { asSwitch, asTexts } from '../../core/node/parameter-values';
import { pollForNew } from '../../core/node/poll-for-new';
import { SENSITIVE_FIELDS } from './hiding';
import { getAccessGroups, getEventCodes } from './methods/options';
import { triggerDescription } from './triggerDescription';
import { watched } from './triggerSource';
import { privx } from './vendor';

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
		sensitiveOutputFields: SENSITIVE_FIELDS,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'privxApi', required: true }],
		properties: triggerDescription,
	};

	methods = { loadOptions: { getAccessGroups, getEventCodes } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollForNew(this, privx, () =>
			watched({
				event: String(this.getNodeParameter('event')),
				filters: collectionOf(this.getNodeParameter('filters', {}), 'Filters'),
				requestStates: asTexts(this.getNodeParameter('requestStates', []), 'Request States'),
				simplify: asSwitch(this.getNodeParameter('simplify', true), 'Simplify'),
				timezone: this.getTimezone(),
			}),
		);
	}
}
