import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { hostId } from '../../locators';
import { requestOptions } from '../../options';

const isDisabled: INodeProperties = {
	displayName: 'Disabled',
	name: 'disabled',
	type: 'boolean',
	default: true,
	description:
		'Whether to close the host to new connections. Open connections stay open: terminate them with the resource Connection.',
};

/** PrivX has a separate call for this, so the host is not read and replaced. */
export const setDisabled: Operation = {
	name: 'Disable or Enable',
	value: 'setDisabled',
	description: 'Close a host to new connections, or open it again',
	action: 'Disable or enable a host',
	effect: 'write',
	parameters: [hostId, isDisabled, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(hostId);
		const disabled = call.flag(isDisabled);
		const target = path`/host-store/api/v1/hosts/${id}/disabled`;
		await call.session.send({ method: 'PUT', path: target, body: { disabled } });
		return [{ json: { id, disabled, success: true } }];
	},
};
