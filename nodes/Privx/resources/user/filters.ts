import { filterSet } from '../../../shared/filters';
import { ALSO_NAMES, byKeywords, byList, byText, type Sent } from '../../filters';
import { IDS } from '../../locators';

/** The filters of users. */
export const userFilters = filterSet<Sent>({
	description: 'Only users that match all of these are returned',
	rules: [
		byText(
			{ displayName: 'Directory ID', name: 'source', example: IDS.directory, only: 'users of this directory' },
			'source',
			({ source }) => [source],
		),
		byKeywords('alice@example.com', 'users with these words in any field, separated by spaces or commas'),
		byList(
			{ displayName: 'User IDs', name: 'userIds', example: IDS.user, note: ALSO_NAMES, only: 'these users' },
			'user_id',
			({ id }) => [id],
		),
	],
});
