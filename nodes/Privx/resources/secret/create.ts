import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/operation';
import { SECRETS } from '../../collections';
import { sendRedacted, textsIn } from '../../redact-request';
import { dataIn, roleParameters, rolesIn, secretData } from './fields';

const nameParameter: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. backup-server',
	description: 'The name of the secret, which is also its ID',
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Who may use the secret. Without roles, only administrators may.',
	options: roleParameters,
};

/** Values of the secret are never shown, also not in errors. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a secret in the vault',
	action: 'Create a secret',
	effect: 'write',
	parameters: [nameParameter, secretData, additionalFields],
	async run(call) {
		const name = call.text(nameParameter);
		const data = dataIn(call);
		const body = { name, data, read_roles: [], write_roles: [], ...(await rolesIn(call, additionalFields)) };
		await sendRedacted(call.session, { method: 'POST', path: SECRETS.path, body }, textsIn(data));
		return [{ json: { name, fields: Object.keys(data), success: true } }];
	},
};
