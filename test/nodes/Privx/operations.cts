import type { INodeParameters } from 'n8n-workflow';
import { by } from './setting.cts';

const one = by('id', 'a');
const secretData = { field: [{ key: 'pass', value: 'v4ult-c4nary' }] };

/** Every operation of the node, ready to be sent, with what it says that it does. */
export const OPERATIONS: Array<[doing: string, parameters: INodeParameters]> = [
	['get many access groups', { resource: 'accessGroup', operation: 'getAll' }],
	['create an access request', { resource: 'accessRequest', operation: 'create', roleId: one, userId: one }],
	['decide an access request', { resource: 'accessRequest', operation: 'decide', accessRequestId: one }],
	['delete an access request', { resource: 'accessRequest', operation: 'delete', accessRequestId: one }],
	['get an access request', { resource: 'accessRequest', operation: 'get', accessRequestId: one }],
	['get many access requests', { resource: 'accessRequest', operation: 'getAll' }],
	[
		'revoke the role of an access request',
		{ resource: 'accessRequest', operation: 'revokeRole', accessRequestId: one },
	],
	['send an API request', { resource: 'apiRequest', operation: 'send', path: '/settings/api/v1/status' }],
	['export audit events', { resource: 'auditEvent', operation: 'export' }],
	['get many audit events', { resource: 'auditEvent', operation: 'getAll' }],
	['get the codes of audit events', { resource: 'auditEvent', operation: 'getCodes' }],
	['export connections', { resource: 'connection', operation: 'export' }],
	['get a connection', { resource: 'connection', operation: 'get', connectionId: one }],
	['get many connections', { resource: 'connection', operation: 'getAll' }],
	['terminate connections', { resource: 'connection', operation: 'terminate', connectionId: one }],
	['create a host', { resource: 'host', operation: 'create', commonName: 'web-1', addresses: '10.0.0.1' }],
	['delete a host', { resource: 'host', operation: 'delete', hostId: one }],
	['export hosts', { resource: 'host', operation: 'export' }],
	['get a host', { resource: 'host', operation: 'get', hostId: one }],
	['get many hosts', { resource: 'host', operation: 'getAll' }],
	['disable or enable a host', { resource: 'host', operation: 'setDisabled', hostId: one }],
	['update a host', { resource: 'host', operation: 'update', hostId: one, updateFields: { zone: '1' } }],
	['get a role', { resource: 'role', operation: 'get', roleId: one }],
	['get many roles', { resource: 'role', operation: 'getAll' }],
	['get many members', { resource: 'role', operation: 'getMembers', roleId: one }],
	['resolve role names', { resource: 'role', operation: 'resolve', names: 'a' }],
	['create a secret', { resource: 'secret', operation: 'create', name: 'a', secretData }],
	['delete a secret', { resource: 'secret', operation: 'delete', secretName: one }],
	['get a secret', { resource: 'secret', operation: 'get', secretName: one }],
	['get many secrets', { resource: 'secret', operation: 'getAll' }],
	['update a secret', { resource: 'secret', operation: 'update', secretName: one, secretData }],
	['get many sessions', { resource: 'session', operation: 'getAll' }],
	['terminate a session', { resource: 'session', operation: 'terminate', sessionId: one }],
	['terminate all sessions of a user', { resource: 'session', operation: 'terminateAll', userId: one }],
	['get the licence', { resource: 'system', operation: 'getLicense' }],
	['get the status of the system', { resource: 'system', operation: 'getStatus' }],
	['export users', { resource: 'user', operation: 'export' }],
	['get a user', { resource: 'user', operation: 'get', userId: one }],
	['get many users', { resource: 'user', operation: 'getAll' }],
	['get the roles of a user', { resource: 'user', operation: 'getRoles', userId: one }],
	['grant a role to a user', { resource: 'user', operation: 'grantRole', userId: one, roleId: one }],
	['revoke a role from a user', { resource: 'user', operation: 'revokeRole', userId: one, roleId: one }],
];

/** Everything but logins. */
export const DATA = '/(?!auth/api/v1/oauth)[a-z-]+/api/v1/';
