import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { ALERTS_BY_ID, MOST_IDS, recordsById, unknownRecord } from '../../byId';
import { numericId } from '../../devices';
import { picked, SIMPLE } from '../../records';
import { together } from '../../together';

/** The ID of the alert to work on. @throws InputError */
export function alertIdOf(call: Call): number {
	return numericId(call.id('alertId', 'Alert'), 'Alert');
}

const readAlert = together<number, Row>({
	most: MOST_IDS,
	read: alertIdOf,
	async ask(call, ids) {
		const found = await recordsById(call.session, ids.map(String), ALERTS_BY_ID);
		return ids.map((id) => found.get(String(id)) ?? unknownRecord('alert', id));
	},
});

/** By API v1, like all other operations on alerts: v3 has other names and words for the same (`OPEN`, not `Unhandled`). */
export const get: Operation = {
	doing: 'get an alert',
	async run(call) {
		const alert = await readAlert(call);
		return [{ json: call.flag('simplify', 'Simplify', true) ? picked(alert, SIMPLE.alert) : alert }];
	},
};
