import { path } from '../../../../core/http/path';
import { objectOf } from '../../../../core/json';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { alarmId } from './parameters';

export const getLabels: Operation = {
	name: 'Get Labels',
	value: 'getLabels',
	description: 'Get the label IDs of an alarm',
	action: 'Get labels of an alarm',
	effect: 'read',
	parameters: [alarmId, optionsOf(requestOptions)],
	async run(call) {
		const uuid = call.id(alarmId);
		const { body } = await call.session.send({ path: path`/alarms/${uuid}/labels` });
		const labels: unknown = objectOf(body)?.alarm_labels;
		return [{ json: { uuid, alarm_labels: Array.isArray(labels) ? labels.map(String) : [] } }];
	},
};
