import { path } from '../../../../core/http/path';
import { recordOf } from '../../../../core/json';
import type { Call } from '../../../../core/node/call';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { requestOptions } from '../../options';
import { withId } from '../../pages';
import { ALARM } from '../../records';
import { alarmId } from './parameters';

/** Reads the chosen alarm. */
export async function readAlarm(call: Call): Promise<Row> {
	const { body } = await call.session.send({ path: path`/alarms/${call.id(alarmId)}` });
	return withId(recordOf(body, 'an alarm'));
}

export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one alarm',
	action: 'Get an alarm',
	effect: 'read',
	parameters: [alarmId, output, optionsOf(requestOptions)],
	async run(call) {
		const format = outputIn(call);
		return [{ json: shaped(ALARM, format, call.session)(await readAlarm(call)) }];
	},
};
