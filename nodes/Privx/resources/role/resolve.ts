import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/operation';
import { ROLES } from '../../collections';
import { rowsOf } from '../../pages';

const names: INodeProperties = {
	displayName: 'Names',
	name: 'names',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. linux-admins, auditors',
	description:
		'The names of the roles, separated by commas, or a list from an expression. If a name does not exist, its item says that it was not found.',
};

/** One item for each name, in the order of the names; one for a name that no role has, too. */
export const resolve: Operation = {
	name: 'Resolve Names',
	value: 'resolve',
	description: 'Find the IDs of roles by their names',
	action: 'Resolve role names',
	effect: 'read',
	parameters: [names],
	async run(call) {
		const wanted = call.texts(names);
		const request = { method: 'POST', path: `${ROLES.path}/resolve`, body: wanted, repeatable: true } as const;
		const { body } = await call.session.send(request);
		const byName = new Map(rowsOf(body).map((role) => [String(role.name), role]));
		return wanted.map((name) => {
			const role = byName.get(name);
			return { json: { name, id: role?.id ?? null, found: role !== undefined } };
		});
	},
};
