import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { hostId } from '../../locators';
import { requestOptions } from '../../options';

/** Deletes a host. */
export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	description: 'Delete a host from PrivX permanently',
	action: 'Delete a host',
	effect: 'write',
	parameters: [hostId, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(hostId);
		await call.session.send({ method: 'DELETE', path: path`/host-store/api/v1/hosts/${id}` });
		return [{ json: { id, deleted: true } }];
	},
};
