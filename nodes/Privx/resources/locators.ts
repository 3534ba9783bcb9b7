import type { INodeProperties } from 'n8n-workflow';

/** Which host. Where it is shown, the operation's description says. */
export const hostLocator: INodeProperties = {
	displayName: 'Host',
	name: 'hostId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The host to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a host',
			typeOptions: { searchListMethod: 'searchHosts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6f4bbd2f-0f26-4a83-5c58-5d3b3d0b2f0f',
		},
	],
};

/** Which user. */
export const userLocator: INodeProperties = {
	displayName: 'User',
	name: 'userId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The user to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a user',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
		},
	],
};

/** Which role. */
export const roleLocator: INodeProperties = {
	displayName: 'Role',
	name: 'roleId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The role to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a role',
			typeOptions: { searchListMethod: 'searchRoles', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
		},
	],
};

/** Which connection of a user to a host. */
export const connectionLocator: INodeProperties = {
	displayName: 'Connection',
	name: 'connectionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The connection to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose one of the latest connections',
			typeOptions: { searchListMethod: 'searchConnections', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3c9f8f0c-55f1-4c4e-6a55-0a4c0c1b7d21',
		},
	],
};

/** Which access request. */
export const accessRequestLocator: INodeProperties = {
	displayName: 'Access Request',
	name: 'accessRequestId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The access request to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose one of the latest access requests',
			typeOptions: { searchListMethod: 'searchAccessRequests', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 9b1e7c52-2c8d-4d3e-5f6a-7a2b8c9d0e1f',
		},
	],
};

/** Which session of a user with PrivX itself. */
export const sessionLocator: INodeProperties = {
	displayName: 'Session',
	name: 'sessionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The session to end',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a session',
			typeOptions: { searchListMethod: 'searchSessions', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 7e5d4c3b-2a19-4807-96f5-e4d3c2b1a098',
		},
	],
};

/** Which secret; its name is its ID. */
export const secretLocator: INodeProperties = {
	displayName: 'Secret',
	name: 'secretName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The secret to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a secret',
			typeOptions: { searchListMethod: 'searchSecrets', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. backup-server',
		},
	],
};
