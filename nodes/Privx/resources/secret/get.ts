import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { secretName } from '../../locators';
import { requestOptions } from '../../options';
import { readRecord } from '../../pages';
import { pathOf } from './fields';
import { isReadable, SECRET } from './records';

const UNREADABLE =
	'PrivX returned no data of a secret, because the API client has none of its read roles. The secret may still have data.';

/** Reads one secret. A remark says why the values are not in the result. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one secret. Its values are returned only when Output is Raw, and then go on to the next node.',
	action: 'Get a secret',
	effect: 'read',
	parameters: [secretName, output, optionsOf(requestOptions)],
	async run(call) {
		const name = call.id(secretName);
		const format = outputIn(call);
		const secret = await readRecord(call.session, pathOf(name), 'a secret', 'name');
		if (!isReadable(secret)) call.report.remark(UNREADABLE);
		else if (format !== 'raw') call.report.remark('The values of secrets are hidden. Set Output to Raw to get them.');
		return [{ json: shaped(SECRET, format, call.session)(secret) }];
	},
};
