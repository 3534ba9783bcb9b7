import type { Operation } from '../../../../core/node/operation';
import { LOCAL_USERS } from '../../collections';
import { inside } from '../../record-values';
import { secretsIn, sendRedacted } from '../../redact-request';
import { additionalFields, username } from './local-fields';
import { optionalPassword, passwordIn } from './password';

/** The password is never shown, also not in errors. Not repeated automatically. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a local user, who has no roles until you grant some',
	action: 'Create a local user',
	effect: 'write',
	parameters: [username, optionalPassword, additionalFields.parameter],
	async run(call) {
		const name = call.text(username);
		const password = passwordIn(call, optionalPassword);
		const body = { username: name, password: password === '' ? {} : { password }, ...additionalFields.read(call) };
		const request = { method: 'POST', path: LOCAL_USERS.path, body } as const;
		const answer = await sendRedacted(call.session, request, [password, ...secretsIn(body)]);
		return [{ json: { id: inside(answer.body, 'id'), username: name, success: true } }];
	},
};
