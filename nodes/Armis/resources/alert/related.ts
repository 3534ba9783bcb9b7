import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import {
	ACTIVITIES_BY_ID,
	ALERTS_BY_ID,
	DEVICES_BY_ID,
	MOST_IDS,
	recordsById,
	unknownRecord,
	type ById,
} from '../../byId';
import { idText, picked, SIMPLE } from '../../records';
import { together } from '../../together';
import { alertIdOf } from './get';

/** Records that an alert names. */
interface Related {
	/** For messages. */
	many: string;
	/** The alert's list of their IDs. */
	listField: string;
	by: ById;
	simple: string[];
}

/**
 * Reads what alerts name, for many alerts at once: the alerts first, then all that they name. Asked with a nested query
 * instead, alert by alert, busy tenants time out (Azure-Sentinel issue 11153).
 */
function related({ many, listField, by, simple }: Related): Operation {
	const read = together<number, Array<Row | undefined>>({
		most: MOST_IDS,
		read: alertIdOf,
		async ask({ session }, alertIds) {
			const alerts = await recordsById(session, alertIds.map(String), {
				...ALERTS_BY_ID,
				fields: ['alertId', 'time', listField],
			});
			const records = await recordsById(session, [...alerts.values()].flatMap(idsIn), by);
			return alertIds.map((id) => {
				const alert = alerts.get(String(id));
				return alert ? idsIn(alert).map((one) => records.get(one)) : unknownRecord('alert', id);
			});
		},
	});
	// A single one may come without its list: the fields of alerts change type between tenants.
	const idsIn = (alert: Row): string[] => [alert[listField]].flat().flatMap((id) => idText(id) ?? []);
	return {
		doing: `get the ${many} of an alert`,
		async run(call) {
			const named = await read(call);
			const there = named.filter((row) => row !== undefined);
			if (there.length < named.length) {
				call.report.remark(`Armis no longer knows some of the ${many} that the alert names.`);
			}
			const simplify = call.flag('simplify', 'Simplify', true);
			return there.map((row) => ({ json: simplify ? picked(row, simple) : row }));
		},
	};
}

export const getDevices = related({
	many: 'devices',
	listField: 'deviceIds',
	by: DEVICES_BY_ID,
	simple: SIMPLE.searchedDevice,
});

export const getActivities = related({
	many: 'activities',
	listField: 'activityUUIDs',
	by: ACTIVITIES_BY_ID,
	simple: SIMPLE.activity,
});
