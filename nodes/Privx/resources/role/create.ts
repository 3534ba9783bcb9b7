import type { Operation } from '../../../../core/node/operation';
import { ROLES } from '../../collections';
import { withGroupId } from '../../named';
import { inside } from '../../record-values';
import { additionalFields, roleName } from './fields';

/** No rule, so nobody has the role until it is granted (vendor's provider for Terraform, role_resource.go). */
const NO_RULES = { type: 'GROUP', match: 'ANY', rules: [] };

/** Not repeated automatically: a second role could be created. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a role. Nobody has it until you grant it, or set rules under Other Fields.',
	action: 'Create a role',
	effect: 'write',
	parameters: [roleName, additionalFields.parameter],
	async run(call) {
		const name = call.text(roleName);
		const fields = await withGroupId(call.session, additionalFields.read(call));
		const body = { name, permissions: [], source_rules: NO_RULES, ...fields };
		const answer = await call.session.send({ method: 'POST', path: ROLES.path, body });
		return [{ json: { id: inside(answer.body, 'id'), name, success: true } }];
	},
};
