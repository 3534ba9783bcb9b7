import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/operation';
import { ACCESS_REQUESTS } from '../../collections';
import { roleId, userId } from '../../locators';
import { inside } from '../../record-values';
import { grantIn, grantParameters } from '../grant';

const requestedRole = { ...roleId, description: 'The role to request' };
const targetUser = { ...userId, description: 'The user who gets the role' };

const justification: INodeProperties = {
	displayName: 'Justification',
	name: 'justification',
	type: 'string',
	default: '',
	placeholder: 'e.g. Change 4711, patching of web-01',
	description: 'Why the user needs the role. Some workflows of PrivX require it.',
};

/** Not repeated automatically: a second request could be created. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Request a role on behalf of a user; the approvers decide',
	action: 'Create an access request',
	effect: 'write',
	parameters: [requestedRole, targetUser, justification, ...grantParameters],
	async run(call) {
		const role_id = call.id(requestedRole);
		const target_user_id = call.id(targetUser);
		const request: IDataObject = {
			action: 'GRANT',
			requested_role: { id: role_id },
			target_user: { id: target_user_id },
			request_justification: call.text(justification),
			...grantIn(call),
		};
		const { body } = await call.session.send({ method: 'POST', path: ACCESS_REQUESTS.path, body: request });
		return [{ json: { id: inside(body, 'id'), role_id, target_user_id, success: true } }];
	},
};
