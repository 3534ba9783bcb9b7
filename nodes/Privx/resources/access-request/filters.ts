import { byValue } from '../../../../core/node/filter';
import { filterSet } from '../../../shared/filters';
import { ALSO_NAMES, byKeywords, byPeriod, inNodeOnly, type Sent } from '../../filters';
import { IDS } from '../../locators';
import { inside } from '../../record-values';

/** The filters of access requests. */
export const accessRequestFilters = filterSet<Sent>({
	description: 'Only access requests that match all of these are returned',
	rules: [
		byPeriod({
			field: 'created',
			records: 'requests that were created',
			// It is not known whether the server compares `created` or `updated`. As a start both are safe; as an end, records
			// could be missing.
			search: (start_time) => ({ start_time }),
			isEndSent: false,
		}),
		byKeywords('change 1234', 'requests with these words, separated by spaces or commas'),
		inNodeOnly(
			{
				displayName: 'Role IDs',
				name: 'roleIds',
				example: IDS.role,
				note: ALSO_NAMES,
				only: 'requests for these roles',
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
				example: 'WAITING',
				only: 'requests with one of these statuses (WAITING, APPROVED, DENIED)',
				note: 'All requests are read and filtered in n8n, which takes longer.',
			},
			({ status }) => [status],
		),
		inNodeOnly(
			{
				displayName: 'Target User IDs',
				name: 'targetUserIds',
				example: IDS.user,
				note: ALSO_NAMES,
				only: 'requests for these users',
			},
			({ target_user }) => [inside(target_user, 'id')],
		),
	],
});
