import type { INodeProperties } from 'n8n-workflow';

/** Filters of access requests, for Get Many. The trigger has its own, without times and states. */
export const accessRequestFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only access requests that match all of these are returned',
	displayOptions: { show: { resource: ['accessRequest'], operation: ['getAll'] } },
	options: [
		{
			displayName: 'Created After',
			name: 'createdAfter',
			type: 'dateTime',
			default: '',
			description: 'Only requests that were made at this time or later',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			description: 'Only requests that were made at this time or earlier',
		},
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			default: '',
			placeholder: 'e.g. change 1234',
			description: 'Only requests with these words, with spaces or commas between them. Empty means any.',
		},
		{
			displayName: 'Role IDs',
			name: 'roleIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
			description: 'Only requests for these roles, with commas between the IDs. Empty means any.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'options',
			options: [
				{ name: 'All', value: 'all', description: 'Of everybody; needs the permission requests-view' },
				{ name: 'For Approval', value: 'approvals', description: 'That the API client may decide or has decided' },
				{ name: 'For Approval, Waiting', value: 'active_approvals', description: 'That the API client may decide now' },
				{ name: 'Own', value: 'requests', description: 'That the API client has made' },
				{
					name: 'Own, Waiting',
					value: 'active_requests',
					description: 'That the API client has made and nobody decided',
				},
			],
			default: 'all',
			description: 'Whose requests to look at. Without this filter all of them.',
		},
		{
			displayName: 'Status',
			name: 'statuses',
			type: 'string',
			default: '',
			placeholder: 'e.g. WAITING',
			description:
				'Only requests in one of these states (WAITING, APPROVED, DENIED), with commas between them. All requests are read and the others left out here. Empty means any.',
		},
		{
			displayName: 'Target User IDs',
			name: 'targetUserIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
			description: 'Only requests for these users, with commas between the IDs. Empty means any.',
		},
	],
};
