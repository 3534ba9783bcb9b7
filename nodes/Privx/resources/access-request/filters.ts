import { filterSet } from '../../../shared/filters';
import { byPeriod, byText, inNodeOnly, type Sent } from '../../filters';
import { byValue } from '../../../../core/node/filter';
import { inside } from '../../record-values';

/** The filters of access requests. */
export const accessRequestFilters = filterSet<Sent>({
	description: 'Only access requests that match all of these are returned',
	rules: [
		byPeriod({
			after: {
				displayName: 'Created After',
				name: 'createdAfter',
				type: 'dateTime',
				default: '',
				description: 'Only requests that were created at this time or later',
			},
			before: {
				displayName: 'Created Before',
				name: 'createdBefore',
				type: 'dateTime',
				default: '',
				description: 'Only requests that were created at this time or earlier',
			},
			field: 'created',
			// It is not known whether the server compares `created` or `updated`. As a start both are safe; as an end, records
			// could be missing.
			search: (start_time) => ({ start_time }),
			isEndSent: false,
		}),
		byText(
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. change 1234',
				description: 'Only requests with these words, separated by spaces or commas. Leave empty for all.',
			},
			'keywords',
		),
		inNodeOnly(
			{
				displayName: 'Role IDs',
				name: 'roleIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
				description: 'Only requests for these roles, separated by commas. Leave empty for all.',
			},
			({ requested_role }) => [inside(requested_role, 'id')],
		),
		// The values are the server's own, in lower case (vendor's MCP server).
		byValue({
			parameter: {
				displayName: 'Scope',
				name: 'scope',
				type: 'options',
				options: [
					{ name: 'All', value: 'all', description: 'Requests of all users. Needs the permission requests-view.' },
					{
						name: 'For Approval',
						value: 'approvals',
						description: 'Requests that the API client may decide or has decided',
					},
					{
						name: 'For Approval, Waiting',
						value: 'active_approvals',
						description: 'Requests that the API client may decide now',
					},
					{ name: 'Own', value: 'requests', description: 'Requests that the API client has created' },
					{
						name: 'Own, Waiting',
						value: 'active_requests',
						description: 'Requests that the API client has created and that are not decided',
					},
				],
				default: 'all',
				description: 'Whose requests to include. Without this filter, the requests of all users.',
			},
			send: ([filter]) => ({ query: { filter } }),
		}),
		// The search has no such field, and no full list of the statuses is documented.
		inNodeOnly(
			{
				displayName: 'Status',
				name: 'statuses',
				type: 'string',
				default: '',
				placeholder: 'e.g. WAITING',
				description:
					'Only requests with one of these statuses (WAITING, APPROVED, DENIED), separated by commas. All requests are read and filtered in n8n, which takes longer. Leave empty for all.',
			},
			({ status }) => [status],
		),
		inNodeOnly(
			{
				displayName: 'Target User IDs',
				name: 'targetUserIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only requests for these users, separated by commas. Leave empty for all.',
			},
			({ target_user }) => [inside(target_user, 'id')],
		),
	],
});
