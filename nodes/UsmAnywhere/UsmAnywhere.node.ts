import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../../core/node/execute';
import { getFields } from './methods/fields';
import { searchAlarms, searchEvents, searchLabels } from './methods/search';
import { alarmDescription, alarmOperations } from './resources/alarm';
import { apiRequestDescription, apiRequestOperations } from './resources/apiRequest';
import { eventDescription, eventOperations } from './resources/event';
import { sharedDescription } from './resources/shared';
import { usmAnywhere } from './vendor';

const operations = {
	alarm: alarmOperations,
	apiRequest: apiRequestOperations,
	event: eventOperations,
};

/** Alarms and events of USM Anywhere: read, export to a file, label. */
export class UsmAnywhere implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'USM Anywhere',
		name: 'usmAnywhere',
		icon: { light: 'file:usmAnywhere.svg', dark: 'file:usmAnywhere.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Read, export and label alarms and events of USM Anywhere (AlienVault, LevelBlue)',
		defaults: { name: 'USM Anywhere' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'usmAnywhereApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				description: 'What to work with',
				options: [
					{ name: 'Alarm', value: 'alarm', description: 'What USM Anywhere found worth a look: read, export, label' },
					{ name: 'API Request', value: 'apiRequest', description: 'Anything else that the API offers' },
					{ name: 'Event', value: 'event', description: 'What the data sources reported: read, export' },
				],
				default: 'alarm',
			},
			...alarmDescription,
			...eventDescription,
			...apiRequestDescription,
			...sharedDescription,
		],
	};

	methods = {
		listSearch: { searchAlarms, searchEvents, searchLabels },
		loadOptions: { getFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, usmAnywhere, operations);
	}
}
