import { outputIn } from '../../../shared/output';
import { getOne } from '../../../shared/record-operations';
import { SECRETS } from '../../collections';
import { secretName } from '../../locators';
import { readRecord } from '../../pages';
import { isReadable, SECRET } from './records';

const UNREADABLE =
	'PrivX returned no data of a secret, because the API client has none of its read roles. The secret may still have data.';

const HIDDEN = 'The values of secrets are hidden. Set Output to Raw to get them.';

/** Reads one secret. A remark says why the values are not in the result. */
export const get = getOne({
	what: SECRETS.what,
	description: 'Get one secret. Its values are returned only when Output is Raw, and then go on to the next node.',
	kind: SECRET,
	selection: [secretName],
	async read(call) {
		const secret = await readRecord(call.session, SECRETS, call.id(secretName));
		if (!isReadable(secret)) call.report.remark(UNREADABLE);
		else if (outputIn(call) !== 'raw') call.report.remark(HIDDEN);
		return secret;
	},
});
