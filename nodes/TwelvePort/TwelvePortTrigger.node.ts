import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { pollOperation } from '../../core/node/poll-operation';
import { described } from './documents';
import { getParameters, searchOperations, searchRecordFields } from './methods';
import { triggerDescription } from './triggerDescription';

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
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'twelvePortApi', required: true }],
		properties: triggerDescription,
	};

	methods = {
		listSearch: { searchOperations, searchRecordFields },
		resourceMapping: { getParameters },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollOperation(this, described, 'twelvePort');
	}
}
