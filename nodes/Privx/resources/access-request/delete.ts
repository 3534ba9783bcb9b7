import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { accessRequestId } from '../../locators';
import { requestOptions } from '../../options';

/** Withdraws an access request. */
export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	description: 'Withdraw an access request',
	action: 'Delete an access request',
	effect: 'write',
	parameters: [accessRequestId, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(accessRequestId);
		await call.session.send({ method: 'DELETE', path: path`/workflow-engine/api/v1/requests/${id}` });
		return [{ json: { id, deleted: true } }];
	},
};
