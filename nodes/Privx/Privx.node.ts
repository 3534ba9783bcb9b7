import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { execute } from '../../core/node/execute';
import { SENSITIVE_FIELDS } from './hiding';
import { getAccessGroups, getEventCodes, getFields } from './methods/options';
import {
	searchAccessRequests,
	searchConnections,
	searchHosts,
	searchRoles,
	searchSecrets,
	searchSessions,
	searchUsers,
} from './methods/search';
import { accessGroupDescription, accessGroupOperations } from './resources/accessGroup';
import { accessRequestDescription, accessRequestOperations } from './resources/accessRequest';
import { apiRequestDescription, apiRequestOperations } from './resources/apiRequest';
import { auditEventDescription, auditEventOperations } from './resources/auditEvent';
import { connectionDescription, connectionOperations } from './resources/connection';
import { hostDescription, hostOperations } from './resources/host';
import { optionsDescription } from './resources/options';
import { roleDescription, roleOperations } from './resources/role';
import { secretDescription, secretOperations } from './resources/secret';
import { sessionDescription, sessionOperations } from './resources/session';
import { sharedDescription } from './resources/shared';
import { systemDescription, systemOperations } from './resources/system';
import { userDescription, userOperations } from './resources/user';
import { privx } from './vendor';

const operations = {
	accessGroup: accessGroupOperations,
	accessRequest: accessRequestOperations,
	apiRequest: apiRequestOperations,
	auditEvent: auditEventOperations,
	connection: connectionOperations,
	host: hostOperations,
	role: roleOperations,
	secret: secretOperations,
	session: sessionOperations,
	system: systemOperations,
	user: userOperations,
};

const descriptions: INodeProperties[] = [
	...accessGroupDescription,
	...accessRequestDescription,
	...auditEventDescription,
	...connectionDescription,
	...hostDescription,
	...roleDescription,
	...secretDescription,
	...sessionDescription,
	...systemDescription,
	...userDescription,
	...apiRequestDescription,
];

/** Shown below how many records are wanted and how, as in all of n8n's nodes. */
function isFilter({ name }: INodeProperties): boolean {
	return name === 'filters';
}

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
		sensitiveOutputFields: SENSITIVE_FIELDS,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'privxApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				description: 'What to work with',
				options: [
					{ name: 'Access Group', value: 'accessGroup', description: 'What hosts and connections are divided into' },
					{ name: 'Access Request', value: 'accessRequest', description: 'Somebody asks for a role: read, decide' },
					{ name: 'API Request', value: 'apiRequest', description: 'Anything else that the API offers' },
					{ name: 'Audit Event', value: 'auditEvent', description: 'What happened in PrivX: read, export' },
					{ name: 'Connection', value: 'connection', description: 'Of users to hosts: read, export, cut off' },
					{ name: 'Host', value: 'host', description: 'What users connect to: read, export, create, change, disable' },
					{ name: 'Role', value: 'role', description: 'What gives users access: read, look who has it' },
					{ name: 'Secret', value: 'secret', description: 'In the vault: read, create, change' },
					{ name: 'Session', value: 'session', description: 'Of users with PrivX itself: read, end' },
					{ name: 'System', value: 'system', description: 'State of the components, and the licence' },
					{ name: 'User', value: 'user', description: 'Of all directories: read, export, grant and revoke roles' },
				],
				default: 'host',
			},
			...descriptions.filter((property) => !isFilter(property)),
			...sharedDescription,
			...descriptions.filter(isFilter),
			optionsDescription,
		],
	};

	methods = {
		listSearch: {
			searchAccessRequests,
			searchConnections,
			searchHosts,
			searchRoles,
			searchSecrets,
			searchSessions,
			searchUsers,
		},
		loadOptions: { getAccessGroups, getEventCodes, getFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, privx, operations);
	}
}
