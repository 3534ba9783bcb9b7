import { filterSet } from '../../../shared/filters';
import { byText, type Sent } from '../../filters';

/** The filters of sessions. */
export const sessionFilters = filterSet<Sent>({
	description: 'Only sessions that match all of these are returned',
	rules: [
		byText(
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. alice',
				description: 'Only sessions with these words in any field, separated by spaces or commas. Leave empty for all.',
			},
			'keywords',
		),
		byText(
			{
				displayName: 'Type',
				name: 'type',
				type: 'string',
				default: '',
				placeholder: 'e.g. login',
				description: 'Only sessions of this type. Leave empty for all.',
			},
			'type',
			({ type }) => [type],
		),
		byText(
			{
				displayName: 'User ID',
				name: 'userId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0d6f1a5e-8a6c-4e0b-6a3c-9c1d7b1f2e44',
				description: 'Only sessions of this user. Leave empty for all.',
			},
			'user_id',
			({ user_id }) => [user_id],
		),
	],
});
