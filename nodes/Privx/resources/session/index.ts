import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { getMany } from '../../../../core/node/get-many';
import { sessionLocator, userLocator } from '../locators';
import { sessions } from './list';

/** Ends one session. Not repeated by itself: the second time the service might not know it any more. */
const terminate: Operation = {
	doing: 'terminate a session',
	async run(call) {
		const id = call.id('sessionId', 'Session');
		const target = path`/auth/api/v1/sessionstorage/sessions/${id}/terminate`;
		await call.session.send({ method: 'POST', path: target });
		return [{ json: { id, terminated: true } }];
	},
};

const terminateAll: Operation = {
	doing: 'terminate all sessions of a user',
	async run(call) {
		const userId = call.id('userId', 'User');
		const target = path`/auth/api/v1/sessionstorage/users/${userId}/sessions/terminate`;
		await call.session.send({ method: 'POST', path: target, repeatable: true });
		return [{ json: { user_id: userId, terminated: true } }];
	},
};

/** Operations of the resource, by their value. */
export const sessionOperations = { getAll: getMany(sessions), terminate, terminateAll };

export const sessionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['session'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many sessions of users with PrivX, one item each',
				action: 'Get many sessions',
			},
			{
				name: 'Terminate',
				value: 'terminate',
				description: 'Log a user out of one session',
				action: 'Terminate session',
			},
			{
				name: 'Terminate All of a User',
				value: 'terminateAll',
				description: 'Log a user out everywhere; connections to hosts go on until they are terminated, too',
				action: 'Terminate all sessions of user',
			},
		],
		default: 'getAll',
	},
	{
		...sessionLocator,
		displayOptions: { show: { resource: ['session'], operation: ['terminate'] } },
	},
	{
		...userLocator,
		description: 'The user to log out',
		displayOptions: { show: { resource: ['session'], operation: ['terminateAll'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only sessions that match all of these are returned',
		displayOptions: { show: { resource: ['session'], operation: ['getAll'] } },
		options: [
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. alice',
				description: 'Only sessions with these words anywhere, with spaces or commas between them. Empty means any.',
			},
			{
				displayName: 'Type',
				name: 'type',
				type: 'string',
				default: '',
				placeholder: 'e.g. login',
				description: 'Only sessions of this type. Empty means any.',
			},
			{
				displayName: 'User ID',
				name: 'userId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only sessions of this user. Empty means any.',
			},
		],
	},
];
