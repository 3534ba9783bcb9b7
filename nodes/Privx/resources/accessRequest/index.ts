import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import { grantParameters } from '../grant';
import { accessRequestLocator, roleLocator, userLocator } from '../locators';
import { decide, decideParameters } from './decide';
import { accessRequestFilters } from './filters';
import { accessRequests } from './list';
import { create, get, remove, revokeRole } from './one';

/** Operations of the resource, by their value. */
export const accessRequestOperations = {
	create,
	decide,
	delete: remove,
	get,
	getAll: getMany(accessRequests),
	revokeRole,
};

const CREATE = { resource: ['accessRequest'], operation: ['create'] };

export const accessRequestDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['accessRequest'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Ask for a role on behalf of a user; the approvers decide',
				action: 'Create access request',
			},
			{
				name: 'Decide',
				value: 'decide',
				description: 'Approve or deny an access request that waits',
				action: 'Decide access request',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Withdraw an access request',
				action: 'Delete access request',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one access request',
				action: 'Get access request',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many access requests, one item each',
				action: 'Get many access requests',
			},
			{
				name: 'Revoke Role',
				value: 'revokeRole',
				description: 'Take the role that an approved access request brought from the user again',
				action: 'Revoke role of access request',
			},
		],
		default: 'getAll',
	},
	{
		...accessRequestLocator,
		displayOptions: { show: { resource: ['accessRequest'], operation: ['decide', 'delete', 'get', 'revokeRole'] } },
	},
	{
		...roleLocator,
		description: 'The role to ask for',
		displayOptions: { show: CREATE },
	},
	{
		...userLocator,
		description: 'The user who is to get the role',
		displayOptions: { show: CREATE },
	},
	{
		displayName: 'Justification',
		name: 'justification',
		type: 'string',
		default: '',
		placeholder: 'e.g. Change 4711, patching of web-01',
		description: 'Why the user needs the role; some workflows insist on it',
		displayOptions: { show: CREATE },
	},
	...grantParameters(CREATE),
	...decideParameters,
	accessRequestFilters,
];
