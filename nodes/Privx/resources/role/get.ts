import { InputError } from '../../../../core/errors/input-error';
import { path } from '../../../../core/http/path';
import type { Session } from '../../../../core/http/session';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { rowsOf } from '../../collection';
import { readRecord } from '../../records';
import { simpleRole } from './list';

/** Reads one role, whole. */
export async function readRole(session: Session, id: string): Promise<Row> {
	return await readRecord(session, path`/role-store/api/v1/roles/${id}`, 'a role');
}

export const get: Operation = {
	doing: 'get a role',
	async run(call) {
		const role = await readRole(call.session, call.id('roleId', 'Role'));
		return [{ json: call.flag('simplify', 'Simplify', true) ? simpleRole(role) : role }];
	},
};

/** One item for each name, in the order given; a name that no role has is an item that says so. */
export const resolve: Operation = {
	doing: 'resolve role names',
	async run(call) {
		const names = call.texts('names', 'Names');
		if (names.length === 0) throw new InputError('Names is empty', 'Enter at least one name of a role.');
		const request = {
			method: 'POST',
			path: '/role-store/api/v1/roles/resolve',
			body: names,
			repeatable: true,
		} as const;
		const { body } = await call.session.send(request);
		const byName = new Map(rowsOf(body).map((role) => [String(role.name), role]));
		return names.map((name) => {
			const role = byName.get(name);
			return { json: { name, id: role?.id ?? null, found: role !== undefined } };
		});
	},
};
