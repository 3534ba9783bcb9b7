import { filterSet } from '../../../shared/filters';
import { inNodeOnly, type Sent } from '../../filters';
import { valuesIn } from '../../record-values';

/** The filters of roles. */
export const roleFilters = filterSet<Sent>({
	description:
		'Only roles that match all of these are returned. The search of PrivX returns only names, so all roles are read and filtered in n8n.',
	rules: [
		inNodeOnly(
			{
				displayName: 'Access Group Names or IDs',
				name: 'accessGroupIds',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getAccessGroups' },
				default: [],
				description:
					'Only roles of these access groups. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			({ access_group_id }) => [access_group_id],
		),
		inNodeOnly(
			{
				displayName: 'Names',
				name: 'names',
				example: 'linux-admins, auditors',
				only: 'roles with one of these names',
			},
			({ name }) => [name],
		),
		inNodeOnly(
			{
				displayName: 'Permissions',
				name: 'permissions',
				example: 'roles-manage, users-manage',
				only: 'roles that give one of these permissions',
			},
			({ permissions }) => valuesIn(permissions),
		),
	],
});
