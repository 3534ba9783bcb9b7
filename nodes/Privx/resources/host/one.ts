import { InputError } from '../../../../core/errors/input-error';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { sendHiding, secretsIn } from '../../hiding';
import { readRecord } from '../../records';
import { inTurn } from '../../turns';
import { fieldsIn } from '../../values';
import { HOST_FIELDS } from './fields';
import { simpleHost } from './list';

export const get: Operation = {
	doing: 'get a host',
	async run(call) {
		const id = call.id('hostId', 'Host');
		const host = await readRecord(call.session, path`/host-store/api/v1/hosts/${id}`, 'a host');
		return [{ json: call.flag('simplify', 'Simplify', true) ? simpleHost(host) : host }];
	},
};

/** PUT replaces the whole host, so it is read first, and every field that is not to change is sent back as it was. */
export const update: Operation = {
	doing: 'update a host',
	async run(call) {
		const id = call.id('hostId', 'Host');
		const changes = fieldsIn(call.collection('updateFields', 'Update Fields'), HOST_FIELDS);
		const changed = Object.keys(changes);
		if (changed.length === 0) throw new InputError('there is nothing to change', 'Add a field under Update Fields.');
		const target = path`/host-store/api/v1/hosts/${id}`;
		return await inTurn(call.session, target, async () => {
			const host = await readRecord(call.session, target, 'a host');
			const body = { ...host, ...changes };
			await sendHiding(call.session, { method: 'PUT', path: target, body }, secretsIn(body));
			return [{ json: { id, common_name: body.common_name, changed, success: true } }];
		});
	},
};

export const remove: Operation = {
	doing: 'delete a host',
	async run(call) {
		const id = call.id('hostId', 'Host');
		await call.session.send({ method: 'DELETE', path: path`/host-store/api/v1/hosts/${id}` });
		return [{ json: { id, deleted: true } }];
	},
};

export const setDisabled: Operation = {
	doing: 'disable or enable a host',
	async run(call) {
		const id = call.id('hostId', 'Host');
		const disabled = call.flag('disabled', 'Disabled', true);
		const target = path`/host-store/api/v1/hosts/${id}/disabled`;
		await call.session.send({ method: 'PUT', path: target, body: { disabled } });
		return [{ json: { id, disabled, success: true } }];
	},
};
