import type { Operation } from '../../../../core/node/operation';
import { SESSIONS } from '../../collections';
import { sessionId } from '../../locators';
import { pathOf } from '../../pages';

/** Not repeated automatically: the second time, the service might not know the session anymore. */
export const terminate: Operation = {
	name: 'Terminate',
	value: 'terminate',
	description: 'Log a user out of one session',
	action: 'Terminate a session',
	effect: 'write',
	parameters: [sessionId],
	async run(call) {
		const id = call.id(sessionId);
		await call.session.send({ method: 'POST', path: `${pathOf(SESSIONS, id)}/terminate` });
		return [{ json: { id, terminated: true } }];
	},
};
