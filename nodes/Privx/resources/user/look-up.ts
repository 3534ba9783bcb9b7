import type { LookUpSource } from '../../../../core/node/look-up-source';
import type { Row } from '../../../../core/pages/page-style';
import { anyName, mailAddress, type Spelling } from '../../../../core/spelling';
import { lookUp, lookUpBy } from '../../../shared/look-up';
import { USERS } from '../../collections';
import { bodyByKeywords, sizeByKeywords } from '../../keywords';
import { requestOptions } from '../../options';
import { pagesOf } from '../../pages';

/** What users can be looked up by. */
type By = 'mail' | 'userName';

const WAYS: Record<By, { spelling: Spelling; found(user: Row): unknown }> = {
	mail: { spelling: mailAddress, found: ({ email }) => email },
	userName: { spelling: anyName, found: ({ principal, username }) => [principal, username] },
};

/** Users of all directories by user name or mail address. */
export const lookUpUsers = lookUp<By>({
	records: 'users',
	description: 'Find out which user has a user name or a mail address, for many at once',
	by: lookUpBy(
		[
			{ name: 'Mail Address', value: 'mail', description: 'In upper or lower case' },
			{ name: 'User Name', value: 'userName', description: 'The name to log in with, in upper or lower case' },
		],
		'userName',
	),
	hasOcsf: true,
	options: requestOptions,
	open: (_, by) => sourceOf(by),
});

function sourceOf(by: By): LookUpSource {
	const { spelling, found } = WAYS[by];
	return {
		noun: { one: 'user', many: 'users' },
		kind: USERS.kind,
		spelling,
		// The search takes only words, which it looks for in all fields of a user.
		size: sizeByKeywords,
		valuesOf: found,
		givesOthers: true,
		pages: (session, sought, query) => pagesOf(session, USERS, { ...query, body: bodyByKeywords(sought) }),
	};
}
