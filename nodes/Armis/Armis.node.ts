import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../../core/node/execute';
import { getFields } from './methods/fields';
import {
	searchAlerts,
	searchCustomProperties,
	searchCustomPropertyNames,
	searchDevices,
	searchSites,
} from './methods/search';
import { alertDescription, alertOperations } from './resources/alert';
import { apiNotices } from './resources/apis';
import { apiRequestDescription, apiRequestOperations } from './resources/apiRequest';
import { boundaryDescription, boundaryOperations } from './resources/boundary';
import { customPropertyDescription, customPropertyOperations } from './resources/customProperty';
import { dataExportDescription, dataExportOperations } from './resources/dataExport';
import { deviceDescription, deviceOperations } from './resources/device';
import { searchDescription, searchOperations } from './resources/search';
import { sharedDescription } from './resources/shared';
import { siteDescription, siteOperations } from './resources/site';
import { vulnerabilityDescription, vulnerabilityOperations } from './resources/vulnerability';
import { armisV1 } from './vendor';

const operations = {
	alert: alertOperations,
	apiRequest: apiRequestOperations,
	boundary: boundaryOperations,
	customProperty: customPropertyOperations,
	dataExport: dataExportOperations,
	device: deviceOperations,
	search: searchOperations,
	site: siteOperations,
	vulnerability: vulnerabilityOperations,
};

const descriptions: INodeProperties[] = [
	...alertDescription,
	...boundaryDescription,
	...customPropertyDescription,
	...dataExportDescription,
	...deviceDescription,
	...searchDescription,
	...siteDescription,
	...vulnerabilityDescription,
	...apiRequestDescription,
];

/** Which of the two APIs is used, and so which credential is asked for, right below. */
function choosesApi({ name }: INodeProperties): boolean {
	return name === 'operation' || name === 'api';
}

/** Devices, alerts and vulnerabilities of Armis Centrix: read, export to a file, answer. Speaks both APIs, v3 and v1. */
export class Armis implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Armis Centrix',
		name: 'armis',
		icon: { light: 'file:armis.svg', dark: 'file:armis.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Read, export and tag devices, and work on alerts and vulnerabilities of Armis Centrix',
		defaults: { name: 'Armis Centrix' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// A notice is there, with its empty default, exactly where it is shown.
		credentials: [
			{ name: 'armisSecretKeyApi', required: true, displayOptions: { show: { usesApiV1: [''] } } },
			{ name: 'armisApi', required: true, displayOptions: { show: { usesApiV3: [''] } } },
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				description: 'What to work with',
				options: [
					{ name: 'Alert', value: 'alert', description: 'What Armis found worth a look: read, export, set the status' },
					{ name: 'API Request', value: 'apiRequest', description: 'Anything else that the two APIs offer' },
					{ name: 'AQL Search', value: 'search', description: 'Any query in the language of Armis: read, export' },
					{ name: 'Boundary', value: 'boundary', description: 'Parts of the network: read' },
					{ name: 'Custom Property', value: 'customProperty', description: 'Fields of your own on devices: define' },
					{ name: 'Data Export', value: 'dataExport', description: 'Parquet files that Armis makes: download' },
					{ name: 'Device', value: 'device', description: 'What is on the network: read, export, tag, annotate' },
					{ name: 'Site', value: 'site', description: 'Places where devices are: read and manage' },
					{ name: 'Vulnerability', value: 'vulnerability', description: 'CVEs and the devices that have them' },
				],
				default: 'alert',
			},
			...descriptions.filter(choosesApi),
			...apiNotices,
			...descriptions.filter((property) => !choosesApi(property)),
			...sharedDescription,
		],
	};

	methods = {
		listSearch: {
			searchAlerts,
			searchCustomProperties,
			searchCustomPropertyNames,
			searchDevices,
			searchSites,
		},
		loadOptions: { getFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, armisV1, operations);
	}
}
