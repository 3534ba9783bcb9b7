import type { Operation } from '../../../../core/node/operation';
import { LOCAL_USERS } from '../../collections';
import { localUserId } from '../../locators';
import { localUserIn } from '../../named';
import { pathOf } from '../../pages';
import { sendRedacted } from '../../redact-request';
import { newPassword, passwordIn } from './password';

/** PrivX has a separate call for this (vendor's SDK for Go, userstore). The password is never shown, also not in errors. */
export const setPassword: Operation = {
	name: 'Set Password',
	value: 'setPassword',
	description: 'Set the password of a local user. Sessions and connections that are open stay open.',
	action: 'Set the password of a local user',
	effect: 'write',
	parameters: [localUserId, newPassword],
	async run(call) {
		const password = passwordIn(call, newPassword);
		const id = await localUserIn(call);
		const request = { method: 'PUT', path: `${pathOf(LOCAL_USERS, id)}/password`, body: { password } } as const;
		await sendRedacted(call.session, request, [password]);
		return [{ json: { id, success: true } }];
	},
};
