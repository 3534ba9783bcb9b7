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
import { axonius } from './api';
import { getFields, searchAssetTypes, searchSavedQueries } from './methods';
import { SENSITIVE_FIELDS } from './sensitive';
import { triggerEvents } from './trigger';

/** Starts a workflow for what is new or has changed in Axonius. */
export class AxoniusTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Axonius Trigger',
		name: 'axoniusTrigger',
		icon: { light: 'file:axonius.svg', dark: 'file:axonius.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description:
			'Starts the workflow when Axonius has new alerts, when assets enter or leave a query, or when an adapter fails',
		defaults: { name: 'Axonius Trigger' },
		polling: true,
		sensitiveOutputFields: SENSITIVE_FIELDS.trigger,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'axoniusApi', required: true }],
		properties: triggerForm(triggerEvents, 'newAlertFinding'),
	};

	methods = editorMethods({
		listSearch: { searchAssetTypes, searchSavedQueries },
		loadOptions: { getFields },
	});

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this, axonius, triggerEvents);
	}
}
