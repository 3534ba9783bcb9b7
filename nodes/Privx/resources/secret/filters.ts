import { byValue } from '../../../../core/node/filter';
import { filterSet } from '../../../shared/filters';
import { byList, byText, type Sent } from '../../filters';

/** The filters of secrets. */
export const secretFilters = filterSet<Sent>({
	description: 'Only secrets that match all of these are returned',
	rules: [
		byText(
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. backup',
				description: 'Only secrets with these words, separated by spaces or commas. Leave empty for all.',
			},
			'keywords',
		),
		byList(
			{
				displayName: 'Owner IDs',
				name: 'ownerIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only secrets of these users, separated by commas. Leave empty for all.',
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
