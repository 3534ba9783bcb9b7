import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { accessRequestId } from '../../locators';
import { requestOptions } from '../../options';

/** PrivX revokes the role itself, so the other roles of the user are not sent. */
export const revokeRole: Operation = {
	name: 'Revoke Role',
	value: 'revokeRole',
	description: 'Take away the role that a user got with an approved access request',
	action: 'Revoke the role of an access request',
	effect: 'write',
	parameters: [accessRequestId, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(accessRequestId);
		await call.session.send({ method: 'POST', path: path`/workflow-engine/api/v1/requests/${id}/role/revoke` });
		return [{ json: { id, revoked: true } }];
	},
};
