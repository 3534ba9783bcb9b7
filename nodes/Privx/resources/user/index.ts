import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import { exportToFile } from '../../../../core/node/export-to-file';
import type { Operation } from '../../../../core/node/execute';
import { getMany } from '../../../../core/node/get-many';
import { readRecord } from '../../records';
import { grantParameters } from '../grant';
import { roleLocator, userLocator } from '../locators';
import { simpleUser, users } from './list';
import { getRoles, grantRole, revokeRole } from './roles';

const get: Operation = {
	doing: 'get a user',
	async run(call) {
		const id = call.id('userId', 'User');
		const user = await readRecord(call.session, path`/role-store/api/v1/users/${id}`, 'a user');
		return [{ json: call.flag('simplify', 'Simplify', true) ? simpleUser(user) : user }];
	},
};

/** Operations of the resource, by their value. */
export const userOperations = {
	export: exportToFile(users),
	get,
	getAll: getMany(users),
	getRoles,
	grantRole,
	revokeRole,
};

export const userDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['user'] } },
		options: [
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching users to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export users to file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one user',
				action: 'Get user',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many users, one item each, whatever their directory',
				action: 'Get many users',
			},
			{
				name: 'Get Roles',
				value: 'getRoles',
				description: 'Read the roles of a user, one item each',
				action: 'Get roles of user',
			},
			{
				name: 'Grant Role',
				value: 'grantRole',
				description:
					'Give a user a role, for ever or for some time; the other roles stay as they are. What somebody else changes at the same moment may be undone.',
				action: 'Grant role to user',
			},
			{
				name: 'Revoke Role',
				value: 'revokeRole',
				description:
					'Take a role from a user; the other roles stay as they are. What somebody else changes at the same moment may be undone.',
				action: 'Revoke role from user',
			},
		],
		default: 'getAll',
	},
	{
		...userLocator,
		displayOptions: { show: { resource: ['user'], operation: ['get', 'getRoles', 'grantRole', 'revokeRole'] } },
	},
	{
		...roleLocator,
		displayOptions: { show: { resource: ['user'], operation: ['grantRole', 'revokeRole'] } },
	},
	...grantParameters({ resource: ['user'], operation: ['grantRole'] }),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only users that match all of these are returned',
		displayOptions: { show: { resource: ['user'], operation: ['getAll', 'export'] } },
		options: [
			{
				displayName: 'Directory ID',
				name: 'source',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1b2c3d4e-5f60-4718-9a2b-c3d4e5f60718',
				description: 'Only users of this directory. Empty means any.',
			},
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. alice@example.com',
				description: 'Only users with these words anywhere, with spaces or commas between them. Empty means any.',
			},
			{
				displayName: 'User IDs',
				name: 'userIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only these users, with commas between the IDs. Empty means any.',
			},
		],
	},
];
