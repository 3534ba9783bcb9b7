import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/operation';
import { ACCESS_REQUESTS } from '../../collections';
import { roleId, userId } from '../../locators';
import { roleIn, userIn } from '../../named';
import { inside } from '../../record-values';
import { grantIn, grantParameters } from '../grant';

const requestedRole = { ...roleId, description: 'The role to request, by name or ID' };
const targetUser = {
	...userId,
	description: 'The user who gets the role, by user name, full name, mail address or ID',
};

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
		const grant = grantIn(call);
		const role_id = await roleIn(call, requestedRole);
		const target_user_id = await userIn(call, targetUser);
		const request: IDataObject = {
			action: 'GRANT',
			requested_role: { id: role_id },
			target_user: { id: target_user_id },
			request_justification: call.text(justification),
			...grant,
		};
		const { body } = await call.session.send({ method: 'POST', path: ACCESS_REQUESTS.path, body: request });
		return [{ json: { id: inside(body, 'id'), role_id, target_user_id, success: true } }];
	},
};
