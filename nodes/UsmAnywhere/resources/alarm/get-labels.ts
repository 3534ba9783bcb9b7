import { path } from '../../../../core/http/path';
import { objectOf } from '../../../../core/json';
import type { Operation } from '../../../../core/node/operation';
import { alarmId } from './parameters';

/** One item with all labels of an alarm, so that an alarm without labels is an item, too. */
export const getLabels: Operation = {
	name: 'Get Labels',
	value: 'getLabels',
	description: 'Get the label IDs of an alarm',
	action: 'Get labels of an alarm',
	effect: 'read',
	parameters: [alarmId],
	async run(call) {
		const uuid = call.id(alarmId);
		const { body } = await call.session.send({ path: path`/alarms/${uuid}/labels` });
		const labels: unknown = objectOf(body)?.alarm_labels;
		return [{ json: { uuid, alarm_labels: Array.isArray(labels) ? labels.map(String) : [] } }];
	},
};
