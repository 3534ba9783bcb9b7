import { batched, recordsById } from '../../../../core/node/batched';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { getOne } from '../../../shared/record-operations';
import { alertsById, MOST_IDS, unknownRecord } from '../../by-id';
import { ALERT } from '../../records';
import { include, includedIn, withIncluded } from './include';
import { alertId, alertIdOf } from './parameters';

const readAlert = batched({
	size: MOST_IDS,
	read: (call) => ({ id: alertIdOf(call), included: includedIn(call) }),
	groupOf: ({ included }) => included.join(),
	async send({ session, report }, wanted): Promise<Array<Row | Error>> {
		const [{ included }] = wanted;
		const ids = wanted.map(({ id }) => String(id));
		const known = await recordsById(session, ids, alertsById());
		const alerts = await withIncluded(session, [...known.values()], included, (sentence) => report.remark(sentence));
		const found = new Map(alerts.map((alert) => [ALERT.idOf(alert), alert]));
		return ids.map((id) => found.get(id) ?? unknownRecord('alert', id));
	},
});

const getAlert = getOne({ what: 'an alert', kind: ALERT, selection: [alertId], read: readAlert });

/** The alerts of all input items are read together. */
export const get: Operation = { ...getAlert, parameters: [...getAlert.parameters, include] };
