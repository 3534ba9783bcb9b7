import { filterSet } from '../../../shared/filters';
import { byList, byText, type Sent } from '../../filters';

/** The filters of users. */
export const userFilters = filterSet<Sent>({
	description: 'Only users that match all of these are returned',
	rules: [
		byText(
			{
				displayName: 'Directory ID',
				name: 'source',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1b2c3d4e-5f60-4718-9a2b-c3d4e5f60718',
				description: 'Only users of this directory. Leave empty for all.',
			},
			'source',
			({ source }) => [source],
		),
		byText(
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. alice@example.com',
				description: 'Only users with these words in any field, separated by spaces or commas. Leave empty for all.',
			},
			'keywords',
		),
		byList(
			{
				displayName: 'User IDs',
				name: 'userIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only these users, separated by commas. Leave empty for all.',
			},
			'user_id',
			({ id }) => [id],
		),
	],
});
