import { recordOf } from '../../../../core/json';
import type { Operation } from '../../../../core/node/operation';

/** The user of the API token. A cheap check whether the credential still works. */
export const getMe: Operation = {
	name: 'Get Me',
	value: 'getMe',
	description: 'Get the user that the API token belongs to',
	action: 'Get the user of the API token',
	effect: 'read',
	parameters: [],
	async run({ session }) {
		const { body } = await session.send({ path: '/api/user/me' });
		return [{ json: recordOf(body, 'a user') }];
	},
};
