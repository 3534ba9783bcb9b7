import { path } from '../../../../core/http/path';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { userId } from '../../locators';
import { requestOptions } from '../../options';
import { readRecord } from '../../pages';
import { USER } from '../../records';

/** Reads one user. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one user',
	action: 'Get a user',
	effect: 'read',
	parameters: [userId, output, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(userId);
		const shape = shaped(USER, outputIn(call), call.session);
		return [{ json: shape(await readRecord(call.session, path`/role-store/api/v1/users/${id}`, 'a user')) }];
	},
};
