import type { Session } from '../../../../core/http/session';
import { recordsById, type ById } from '../../../../core/node/batched';
import type { RecordKind } from '../../../../core/node/list';
import type { Noun } from '../../../../core/node/read-count';
import type { Row } from '../../../../core/pages/page-style';
import { activitiesById, searchedDevicesById } from '../../by-id';
import { idText } from '../../id-text';
import { ACTIVITY, SEARCHED_DEVICE } from '../../records';

/** Records that an alert names. */
export interface Related {
	noun: Noun;
	kind: RecordKind;
	/** The alert's list of their IDs. */
	listField: string;
	byId: ById;
}

/** The activities that caused an alert. */
export const activitiesOfAlert: Related = {
	noun: { one: 'activity', many: 'activities' },
	kind: ACTIVITY,
	listField: 'activityUUIDs',
	byId: activitiesById,
};

/** The devices of an alert, as API v1 has them. */
export const devicesOfAlert: Related = {
	noun: { one: 'device', many: 'devices' },
	kind: SEARCHED_DEVICE,
	listField: 'deviceIds',
	byId: searchedDevicesById,
};

/** What an alert names, in its order; `undefined` for what Armis no longer has. */
export type NamedBy = (alert: Row) => Array<Row | undefined>;

/**
 * Reads what alerts name for all of them at once. With one nested query for each alert, busy tenants time out (Azure-Sentinel
 * issue 11153).
 */
export async function readRelated(
	session: Session,
	alerts: Iterable<Row>,
	{ listField, byId }: Related,
): Promise<NamedBy> {
	// A single ID may come without a list: fields of alerts have different types on different tenants.
	const idsIn = (alert: Row): string[] => [alert[listField]].flat().flatMap((id) => idText(id) ?? []);
	const records = await recordsById(session, [...alerts].flatMap(idsIn), byId);
	return (alert) => idsIn(alert).map((id) => records.get(id));
}

/** Said where a list is shorter than that of the IDs. */
export function noLongerThere({ many }: Noun): string {
	return `Armis no longer has some of the ${many} of the alert.`;
}
