import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { editorMethods } from '../../core/node/editor-methods';
import { execute } from '../../core/node/execute';
import { nodeForm } from '../shared/form';
import { privx } from './api';
import {
	getAccessGroups,
	getEventCodes,
	getFields,
	searchAccessRequests,
	searchAccounts,
	searchCheckouts,
	searchConnections,
	searchHosts,
	searchLocalUsers,
	searchRoles,
	searchSecrets,
	searchSessions,
	searchUsers,
} from './methods';
import { resources } from './resources';
import { SENSITIVE_FIELDS } from './sensitive';

/** Hosts, users, roles, connections, access requests, audit events and secrets of SSH PrivX. */
export class Privx implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SSH PrivX',
		name: 'privx',
		icon: { light: 'file:privx.svg', dark: 'file:privx.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Manage hosts, users, roles, connections, access requests and secrets of SSH PrivX, and read its audit events',
		defaults: { name: 'SSH PrivX' },
		usableAsTool: true,
		sensitiveOutputFields: SENSITIVE_FIELDS.node,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'privxApi', required: true }],
		properties: nodeForm(resources, 'host'),
	};

	methods = editorMethods({
		listSearch: {
			searchAccessRequests,
			searchAccounts,
			searchCheckouts,
			searchConnections,
			searchHosts,
			searchLocalUsers,
			searchRoles,
			searchSecrets,
			searchSessions,
			searchUsers,
		},
		loadOptions: { getAccessGroups, getEventCodes, getFields },
	});

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, privx, resources);
	}
}
