import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { userId } from '../../locators';
import { userIn } from '../../named';

const user = { ...userId, description: 'The user to log out, by user name, full name, mail address or ID' };

/** Repeated where that helps: to log a user out twice has the same effect as once. */
export const terminateAll: Operation = {
	name: 'Terminate All of a User',
	value: 'terminateAll',
	description: 'Log a user out of all sessions. Connections to hosts stay open until you terminate them, too.',
	action: 'Terminate all sessions of a user',
	effect: 'write',
	parameters: [user],
	async run(call) {
		const user_id = await userIn(call, user);
		const target = path`/auth/api/v1/sessionstorage/users/${user_id}/sessions/terminate`;
		await call.session.send({ method: 'POST', path: target, repeatable: true });
		return [{ json: { user_id, terminated: true } }];
	},
};
