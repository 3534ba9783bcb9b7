import { path } from '../../../../core/http/path';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { connectionId } from '../../locators';
import { requestOptions } from '../../options';
import { recordWith } from '../../pages';
import { CONNECTION } from '../../records';
import { sendToOne } from './send-to-one';

/** Simplified, it is read without the large copies of user and host (`verbose`). */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one connection',
	action: 'Get a connection',
	effect: 'read',
	parameters: [connectionId, output, optionsOf(requestOptions)],
	async run(call) {
		const target = path`/connection-manager/api/v1/connections/${call.id(connectionId)}`;
		const format = outputIn(call);
		const { body } = await sendToOne(call.session, { path: target, query: { verbose: format === 'raw' } });
		return [{ json: shaped(CONNECTION, format, call.session)(recordWith(body, 'a connection')) }];
	},
};
