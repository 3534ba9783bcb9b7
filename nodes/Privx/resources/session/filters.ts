import { filterSet } from '../../../shared/filters';
import { ALSO_NAMES, byKeywords, byText, type Sent } from '../../filters';
import { IDS } from '../../locators';

/** The filters of sessions. */
export const sessionFilters = filterSet<Sent>({
	description: 'Only sessions that match all of these are returned',
	rules: [
		byKeywords('alice', 'sessions with these words in any field, separated by spaces or commas'),
		byText(
			{ displayName: 'Type', name: 'type', example: 'login', only: 'sessions of this type' },
			'type',
			({ type }) => [type],
		),
		byText(
			{ displayName: 'User ID', name: 'userId', example: IDS.user, note: ALSO_NAMES, only: 'sessions of this user' },
			'user_id',
			({ user_id }) => [user_id],
		),
	],
});
