import { locator } from '../shared/locator';

/** IDs as examples. */
export const IDS = {
	accessRequest: '9b1e7c52-2c8d-4d3e-5f6a-7a2b8c9d0e1f',
	checkout: 'c4a1d7e8-3b52-4f60-9d8e-1f2a3b4c5d6e',
	connection: '3c9f8f0c-55f1-4c4e-6a55-0a4c0c1b7d21',
	directory: '1b2c3d4e-5f60-4718-9a2b-c3d4e5f60718',
	host: '6f4bbd2f-0f26-4a83-5c58-5d3b3d0b2f0f',
	role: '5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
	session: '7e5d4c3b-2a19-4807-96f5-e4d3c2b1a098',
	user: '0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
};

/** The host to work on. */
export const hostId = locator({
	name: 'hostId',
	displayName: 'Host',
	description: 'The host to work on, by name or ID',
	search: 'searchHosts',
	placeholder: 'Choose a host',
	example: IDS.host,
	nameExample: 'web-01',
});

/** The user to work on. */
export const userId = locator({
	name: 'userId',
	displayName: 'User',
	description: 'The user to work on, by user name, full name, mail address or ID',
	search: 'searchUsers',
	placeholder: 'Choose a user',
	example: IDS.user,
	nameExample: 'alice',
});

/** A user whom PrivX itself keeps: no other can be changed there. */
export const localUserId = locator({
	name: 'userId',
	displayName: 'User',
	description: 'The local user to work on, by user name, full name, mail address or ID',
	search: 'searchLocalUsers',
	placeholder: 'Choose a local user',
	example: IDS.user,
	nameExample: 'alice',
});

/** The role to work on. */
export const roleId = locator({
	name: 'roleId',
	displayName: 'Role',
	description: 'The role to work on, by name or ID',
	search: 'searchRoles',
	placeholder: 'Choose a role',
	example: IDS.role,
	nameExample: 'linux-admins',
});

/** A connection of a user to a host. */
export const connectionId = locator({
	name: 'connectionId',
	displayName: 'Connection',
	description: 'The connection to work on',
	search: 'searchConnections',
	placeholder: 'Choose one of the latest connections',
	example: IDS.connection,
});

/** The access request to work on. */
export const accessRequestId = locator({
	name: 'accessRequestId',
	displayName: 'Access Request',
	description: 'The access request to work on',
	search: 'searchAccessRequests',
	placeholder: 'Choose one of the latest access requests',
	example: IDS.accessRequest,
});

/** A session of a user with PrivX itself. */
export const sessionId = locator({
	name: 'sessionId',
	displayName: 'Session',
	description: 'The session to end',
	search: 'searchSessions',
	placeholder: 'Choose a session',
	example: IDS.session,
});

/** A secret, whose name is its ID. */
export const secretName = locator({
	name: 'secretName',
	displayName: 'Secret',
	description: 'The secret to work on',
	search: 'searchSecrets',
	placeholder: 'Choose a secret',
	idMode: 'By Name',
	example: 'backup-server',
});

/** An account whose password PrivX keeps. Its path is its ID. */
export const accountPath = locator({
	name: 'accountPath',
	displayName: 'Account',
	description: 'The account to check out, by name with its host or domain, as root@web-01, or by path',
	search: 'searchAccounts',
	placeholder: 'Choose an account',
	idMode: 'By Path',
	example: 'the path as PrivX lists it',
	nameExample: 'root@web-01',
});

/** The checkout to release. */
export const checkoutId = locator({
	name: 'checkoutId',
	displayName: 'Checkout',
	description: 'The checkout to release',
	search: 'searchCheckouts',
	placeholder: 'Choose a checkout',
	example: IDS.checkout,
});
