import type { Operation } from '../../../../core/node/operation';
import { ACCESS_REQUESTS } from '../../collections';
import { accessRequestId } from '../../locators';
import { pathOf } from '../../pages';

/** PrivX revokes the role itself, so the other roles of the user are not sent. */
export const revokeRole: Operation = {
	name: 'Revoke Role',
	value: 'revokeRole',
	description: 'Take away the role that a user got with an approved access request',
	action: 'Revoke the role of an access request',
	effect: 'write',
	parameters: [accessRequestId],
	async run(call) {
		const id = call.id(accessRequestId);
		await call.session.send({ method: 'POST', path: `${pathOf(ACCESS_REQUESTS, id)}/role/revoke` });
		return [{ json: { id, revoked: true } }];
	},
};
