import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { alarmId, labelId } from './parameters';

export const addLabel: Operation = {
	name: 'Add Label',
	value: 'addLabel',
	description: 'Add a label to an alarm. Adding it twice makes no difference.',
	action: 'Add a label to an alarm',
	effect: 'write',
	parameters: [alarmId, labelId, optionsOf(requestOptions)],
	async run(call) {
		const uuid = call.id(alarmId);
		const label = call.id(labelId);
		await call.session.send({ method: 'PUT', path: path`/alarms/${uuid}/labels/${label}` });
		return [{ json: { uuid, label, added: true } }];
	},
};
