import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { objectOf } from '../../../../core/pages/shape';
import { readRecord } from '../../records';
import { grantIn } from '../grant';
import { simpleAccessRequest } from './list';

const PATH = '/workflow-engine/api/v1/requests';

export const get: Operation = {
	doing: 'get an access request',
	async run(call) {
		const id = call.id('accessRequestId', 'Access Request');
		const request = await readRecord(call.session, path`/workflow-engine/api/v1/requests/${id}`, 'an access request');
		return [{ json: call.flag('simplify', 'Simplify', true) ? simpleAccessRequest(request) : request }];
	},
};

export const create: Operation = {
	doing: 'create an access request',
	async run(call) {
		const request = {
			action: 'GRANT',
			requested_role: { id: call.id('roleId', 'Role') },
			target_user: { id: call.id('userId', 'User') },
			request_justification: call.text('justification', 'Justification'),
			...grantIn(call),
		};
		const { body } = await call.session.send({ method: 'POST', path: PATH, body: request });
		const id = (objectOf(body)?.id ?? null) as string | null;
		const { requested_role, target_user } = request;
		return [{ json: { id, role_id: requested_role.id, target_user_id: target_user.id, success: true } }];
	},
};

export const remove: Operation = {
	doing: 'delete an access request',
	async run(call) {
		const id = call.id('accessRequestId', 'Access Request');
		await call.session.send({ method: 'DELETE', path: path`/workflow-engine/api/v1/requests/${id}` });
		return [{ json: { id, deleted: true } }];
	},
};

/** Takes the role that the request brought from the user again. */
export const revokeRole: Operation = {
	doing: 'revoke the role of an access request',
	async run(call) {
		const id = call.id('accessRequestId', 'Access Request');
		const target = path`/workflow-engine/api/v1/requests/${id}/role/revoke`;
		await call.session.send({ method: 'POST', path: target });
		return [{ json: { id, revoked: true } }];
	},
};
