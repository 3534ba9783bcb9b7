import { byValue } from '../../../../core/node/filter';
import { filterSet } from '../../../shared/filters';
import { ALSO_NAMES, byKeywords, byList, type Sent } from '../../filters';
import { IDS } from '../../locators';

/** The filters of secrets. */
export const secretFilters = filterSet<Sent>({
	description: 'Only secrets that match all of these are returned',
	rules: [
		byKeywords('backup', 'secrets with these words, separated by spaces or commas'),
		byList(
			{
				displayName: 'Owner IDs',
				name: 'ownerIds',
				example: IDS.user,
				note: ALSO_NAMES,
				only: 'secrets of these users',
			},
			'owner_id',
			({ owner_id }) => [owner_id],
		),
		byValue({
			parameter: {
				displayName: 'Scope',
				name: 'scope',
				type: 'options',
				options: [
					{ name: 'Accessible', value: 'accessible', description: 'Secrets that the API client may read or change' },
					{ name: 'Personal', value: 'personal', description: 'Secrets that belong to one user' },
					{ name: 'Readable', value: 'readable', description: 'Secrets that the API client may read' },
					{ name: 'Shared', value: 'shared', description: 'Secrets that do not belong to one user' },
					{ name: 'Writable', value: 'writable', description: 'Secrets that the API client may change' },
				],
				default: 'accessible',
				description: 'Which secrets to return',
			},
			send: ([filter]) => ({ body: { filter } }),
		}),
	],
});
