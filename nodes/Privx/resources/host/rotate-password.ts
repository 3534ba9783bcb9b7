import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { hostId } from '../../locators';
import { hostIn } from '../../named';

const account: INodeProperties = {
	displayName: 'Account Name',
	name: 'account',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. root',
	description: 'The name of the account on the host. Its password must be one that PrivX rotates.',
};

/** PrivX only starts the rotation (vendor's SDK for Go, secretsmanager). Not repeated: each one makes a new password. */
export const rotatePassword: Operation = {
	name: 'Rotate Password',
	value: 'rotatePassword',
	description:
		'Have PrivX set a new password for an account on a host. PrivX starts this and does not say when it is done: Get of the host with Output Raw shows it under password_rotation.',
	action: 'Rotate a password on a host',
	effect: 'write',
	parameters: [hostId, account],
	async run(call) {
		const name = call.text(account);
		const host_id = await hostIn(call);
		await call.session.send({ method: 'POST', path: path`/secrets-manager/api/v1/rotate/${host_id}/${name}` });
		return [{ json: { host_id, account: name, started: true } }];
	},
};
