import type { TwelvePortAccess } from '../../../../credentials/access/twelve-port';
import { recordOf } from '../../../../core/json';
import type { Operation } from '../../../../core/node/operation';
import { expiryOf } from '../../../../core/token/jwt';

/** The user of the API token, and when the token expires. A cheap check whether the credential still works. */
export const getMe: Operation = {
	name: 'Get Me',
	value: 'getMe',
	description: 'Get the user that the API token belongs to, and when the token expires',
	action: 'Get the user of the API token',
	effect: 'read',
	parameters: [],
	async run({ session }) {
		const { body } = await session.send({ path: '/api/user/me' });
		const { token } = session.access as TwelvePortAccess;
		return [{ json: { ...recordOf(body, 'a user'), token_expires_at: expiryDate(token) } }];
	},
};

/** The server does not say it: it is in the token, if at all. */
function expiryDate(token: string): string | null {
	const expiresAt = expiryOf(token);
	return expiresAt === undefined ? null : new Date(expiresAt).toISOString();
}
