import { batched, recordsById } from '../../../../core/node/batched';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { alertsById, MOST_IDS, unknownRecord } from '../../by-id';
import { requestOptions } from '../../options';
import { ALERT } from '../../records';
import { alertApi, alertId, alertIdOf } from './parameters';

const readAlert = batched<number, Row>({
	size: MOST_IDS,
	read: alertIdOf,
	async send({ session }, ids) {
		const found = await recordsById(session, ids.map(String), alertsById());
		return ids.map((id) => found.get(String(id)) ?? unknownRecord('alert', id));
	},
});

export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one alert',
	action: 'Get an alert',
	effect: 'read',
	uses: alertApi,
	parameters: [alertId, output, optionsOf(requestOptions)],
	async run(call) {
		const format = outputIn(call);
		return [{ json: shaped(ALERT, format, call.session)(await readAlert(call)) }];
	},
};
