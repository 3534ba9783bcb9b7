import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { alarmId, labelId } from './parameters';

export const removeLabel: Operation = {
	name: 'Remove Label',
	value: 'removeLabel',
	description: 'Remove a label from an alarm',
	action: 'Remove a label from an alarm',
	effect: 'write',
	parameters: [alarmId, labelId, optionsOf(requestOptions)],
	async run(call) {
		const uuid = call.id(alarmId);
		const label = call.id(labelId);
		await call.session.send({ method: 'DELETE', path: path`/alarms/${uuid}/labels/${label}` });
		return [{ json: { uuid, label, deleted: true } }];
	},
};
