import { batched, recordsById } from '../../../../core/node/batched';
import type { Row } from '../../../../core/pages/page-style';
import { getOne } from '../../../shared/record-operations';
import { alertsById, MOST_IDS, unknownRecord } from '../../by-id';
import { ALERT } from '../../records';
import { alertId, alertIdOf } from './parameters';

/** The alerts of all input items are read together. */
export const get = getOne({
	what: 'an alert',
	kind: ALERT,
	selection: [alertId],
	read: batched<number | string, Row>({
		size: MOST_IDS,
		read: alertIdOf,
		async send({ session }, ids) {
			const found = await recordsById(session, ids.map(String), alertsById());
			return ids.map((id) => found.get(String(id)) ?? unknownRecord('alert', id));
		},
	}),
});
