import { batched, recordsById, type ById } from '../../../../core/node/batched';
import { shaped, type RecordKind } from '../../../../core/node/list';
import { itemsOf } from '../../../../core/node/list-items';
import type { Operation } from '../../../../core/node/operation';
import type { Noun } from '../../../../core/node/read-count';
import type { Row } from '../../../../core/pages/page-style';
import { outputFor } from '../../../shared/output';
import { activitiesById, alertsById, MOST_IDS, searchedDevicesById, unknownRecord } from '../../by-id';
import { idText } from '../../id-text';
import { ACTIVITY, SEARCHED_DEVICE } from '../../records';
import { alertId, alertIdOf } from './parameters';

/** The activities behind an alert. Their IDs stand in the alert. */
export const getActivities: Operation = {
	name: 'Get Activities',
	value: 'getActivities',
	description: 'Get the activities that caused an alert, one item each',
	action: 'Get activities of an alert',
	...related({
		noun: { one: 'activity', many: 'activities' },
		kind: ACTIVITY,
		listField: 'activityUUIDs',
		byId: activitiesById,
	}),
};

/** The devices of an alert, as API v1 has them. */
export const getDevices: Operation = {
	name: 'Get Devices',
	value: 'getDevices',
	description: 'Get the devices of an alert, one item each',
	action: 'Get devices of an alert',
	...related({
		noun: { one: 'device', many: 'devices' },
		kind: SEARCHED_DEVICE,
		listField: 'deviceIds',
		byId: searchedDevicesById,
	}),
};

/** Records that an alert names. */
interface Related {
	noun: Noun;
	kind: RecordKind;
	/** The alert's list of their IDs. */
	listField: string;
	byId: ById;
}

/**
 * What alerts name is read for many alerts at once: first the alerts, then all that they name. With one nested query for
 * each alert, busy tenants time out (Azure-Sentinel issue 11153).
 */
function related({ noun, kind, listField, byId }: Related): Pick<Operation, 'effect' | 'parameters' | 'run'> {
	// A single ID may come without a list: fields of alerts have different types on different tenants.
	const idsIn = (alert: Row): string[] => [alert[listField]].flat().flatMap((id) => idText(id) ?? []);
	const read = batched<number | string, Array<Row | undefined>>({
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
	const output = outputFor(kind.ocsf !== undefined);
	return {
		effect: 'read',
		parameters: [alertId, output.parameter],
		async run(call) {
			const shape = shaped(kind, output.chosenIn(call), call.session);
			const named = await read(call);
			const found = named.filter((row) => row !== undefined);
			if (found.length < named.length) call.report.remark(`Armis no longer has some of the ${noun.many} of the alert.`);
			return itemsOf(call, noun, found, shape);
		},
	};
}
