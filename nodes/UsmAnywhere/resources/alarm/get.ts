import { path } from '../../../../core/http/path';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { recordOf, simpleAlarm, withPlainEvents } from '../../records';

/** Reads one alarm, whole. */
export async function readAlarm(call: Call): Promise<Row> {
	const id = call.id('alarmId', 'Alarm');
	const { body } = await call.session.send({ path: path`/alarms/${id}` });
	return withPlainEvents(recordOf(body, 'alarm'));
}

export const get: Operation = {
	doing: 'get an alarm',
	async run(call) {
		const alarm = await readAlarm(call);
		const { origin } = call.session.access.base;
		return [{ json: call.flag('simplify', 'Simplify', true) ? simpleAlarm(alarm, origin) : alarm }];
	},
};
