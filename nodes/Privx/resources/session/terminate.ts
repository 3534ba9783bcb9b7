import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { sessionId } from '../../locators';
import { requestOptions } from '../../options';

/** Not repeated automatically: the second time, the service might not know the session anymore. */
export const terminate: Operation = {
	name: 'Terminate',
	value: 'terminate',
	description: 'Log a user out of one session',
	action: 'Terminate a session',
	effect: 'write',
	parameters: [sessionId, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(sessionId);
		await call.session.send({ method: 'POST', path: path`/auth/api/v1/sessionstorage/sessions/${id}/terminate` });
		return [{ json: { id, terminated: true } }];
	},
};
