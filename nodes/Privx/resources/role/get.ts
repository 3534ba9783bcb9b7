import { path } from '../../../../core/http/path';
import type { Session } from '../../../../core/http/session';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { roleId } from '../../locators';
import { requestOptions } from '../../options';
import { readRecord } from '../../pages';
import { ROLE } from '../../records';

/** Reads one role. */
export async function readRole(session: Session, id: string): Promise<Row> {
	return await readRecord(session, path`/role-store/api/v1/roles/${id}`, 'a role');
}

/** Reads one role. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one role',
	action: 'Get a role',
	effect: 'read',
	parameters: [roleId, output, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(roleId);
		const shape = shaped(ROLE, outputIn(call), call.session);
		return [{ json: shape(await readRole(call.session, id)) }];
	},
};
