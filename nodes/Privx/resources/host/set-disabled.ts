import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/operation';
import { HOSTS } from '../../collections';
import { hostId } from '../../locators';
import { hostIn } from '../../named';
import { pathOf } from '../../pages';

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
	parameters: [hostId, isDisabled],
	async run(call) {
		const disabled = call.flag(isDisabled);
		const id = await hostIn(call);
		await call.session.send({ method: 'PUT', path: `${pathOf(HOSTS, id)}/disabled`, body: { disabled } });
		return [{ json: { id, disabled, success: true } }];
	},
};
