import { batched, recordsById } from '../../../../core/node/batched';
import { shaped } from '../../../../core/node/list';
import { itemsOf } from '../../../../core/node/list-items';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { outputFor } from '../../../shared/output';
import { alertsById, MOST_IDS, unknownRecord } from '../../by-id';
import { alertId, alertIdOf } from './parameters';
import { activitiesOfAlert, devicesOfAlert, noLongerThere, readRelated, type Related } from './related';

/** The activities behind an alert. Their IDs stand in the alert. */
export const getActivities: Operation = {
	name: 'Get Activities',
	value: 'getActivities',
	description: 'Get the activities that caused an alert, one item each',
	action: 'Get activities of an alert',
	...getting(activitiesOfAlert),
};

/** The devices of an alert. */
export const getDevices: Operation = {
	name: 'Get Devices',
	value: 'getDevices',
	description: 'Get the devices of an alert, one item each',
	action: 'Get devices of an alert',
	...getting(devicesOfAlert),
};

/** First the alerts are read, then all that they name. */
function getting(related: Related): Pick<Operation, 'effect' | 'parameters' | 'run'> {
	const { noun, kind, listField } = related;
	const read = batched<number | string, Array<Row | undefined>>({
		size: MOST_IDS,
		read: alertIdOf,
		async send({ session }, alertIds) {
			const alerts = await recordsById(session, alertIds.map(String), alertsById(['alertId', 'time', listField]));
			const namedBy = await readRelated(session, alerts.values(), related);
			return alertIds.map((id) => {
				const alert = alerts.get(String(id));
				return alert ? namedBy(alert) : unknownRecord('alert', id);
			});
		},
	});
	const output = outputFor(kind.ocsf !== undefined);
	return {
		effect: 'read',
		parameters: [alertId, output.parameter],
		async run(call) {
			const shape = shaped(kind, output.chosenIn(call), call.session);
			const named = await read(call);
			const found = named.filter((row) => row !== undefined);
			if (found.length < named.length) call.report.remark(noLongerThere(noun));
			return itemsOf(call, noun, found, shape);
		},
	};
}
