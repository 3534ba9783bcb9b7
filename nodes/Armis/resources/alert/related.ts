import type { INodeExecutionData } from 'n8n-workflow';
import { batched, recordsById, type ById } from '../../../../core/node/batched';
import type { Call } from '../../../../core/node/call';
import { shaped, type RecordKind } from '../../../../core/node/list';
import type { Row } from '../../../../core/pages/page-style';
import { outputIn } from '../../../shared/output';
import { alertsById, MOST_IDS, unknownRecord } from '../../by-id';
import { idText } from '../../records';
import { alertIdOf } from './parameters';

/** Records that an alert names. */
interface Related {
	/** For messages. */
	many: string;
	kind: RecordKind;
	/** The alert's list of their IDs. */
	listField: string;
	byId: ById;
}

/**
 * The `run` of an operation that reads what alerts name, for many alerts at once: first the alerts, then all that they
 * name. With one nested query for each alert, busy tenants time out (Azure-Sentinel issue 11153).
 */
export function related({ many, kind, listField, byId }: Related): (call: Call) => Promise<INodeExecutionData[]> {
	// A single ID may come without a list: fields of alerts have different types on different tenants.
	const idsIn = (alert: Row): string[] => [alert[listField]].flat().flatMap((id) => idText(id) ?? []);
	const read = batched<number, Array<Row | undefined>>({
		size: MOST_IDS,
		read: alertIdOf,
		async send({ session }, alertIds) {
			const alerts = await recordsById(session, alertIds.map(String), alertsById(['alertId', 'time', listField]));
			const records = await recordsById(session, [...alerts.values()].flatMap(idsIn), byId);
			return alertIds.map((id) => {
				const alert = alerts.get(String(id));
				return alert ? idsIn(alert).map((one) => records.get(one)) : unknownRecord('alert', id);
			});
		},
	});
	return async (call) => {
		const shape = shaped(kind, outputIn(call), call.session);
		const named = await read(call);
		const found = named.filter((row) => row !== undefined);
		if (found.length < named.length) call.report.remark(`Armis no longer has some of the ${many} of the alert.`);
		return found.map((row) => ({ json: shape(row) }));
	};
}
