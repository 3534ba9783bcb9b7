import type { ReadFrom, RecordKind } from '../../core/node/list';
import type { Row } from '../../core/pages/page-style';
import { idText } from './id-text';
import { alertEvent, raisedAlertEvent } from './ocsf/alerts';
import { deviceEvent, searchedDeviceEvent } from './ocsf/devices';
import { matchEvent, vulnerabilityEvent } from './ocsf/vulnerabilities';

const PLAIN_ALERT = kind('alertId', [
	...['alertId', 'title', 'severity', 'status', 'type', 'time'],
	...['statusChangeTime', 'policyTitle', 'deviceIds', 'description'],
]);

/** Alerts, by API v1; with activities and devices where the user has them included. */
export const ALERT: RecordKind = {
	...PLAIN_ALERT,
	simplified: (row, from) => ({
		...PLAIN_ALERT.simplified(row, from),
		...simplifiedList(row, 'activities', ACTIVITY, from),
		...simplifiedList(row, 'devices', SEARCHED_DEVICE, from),
	}),
	ocsf: alertEvent,
};

/** Alerts as they were raised, even if their status has changed by now. */
export const RAISED_ALERT: RecordKind = { ...ALERT, ocsf: raisedAlertEvent };

/** Activities, by API v1. */
export const ACTIVITY = kind('activityUUID', [
	...['activityUUID', 'time', 'type', 'title', 'protocol', 'content', 'site', 'sensor', 'deviceIds'],
]);

/** The fields of a simplified device. */
export const DEVICE_FIELDS = [
	...['device_id', 'display', 'type', 'brand', 'os_name', 'ipv4_addresses', 'mac_addresses'],
	...['site', 'risk_level', 'last_seen'],
];

/** Devices, by API v3. */
export const DEVICE: RecordKind = { ...kind('device_id', DEVICE_FIELDS), ocsf: deviceEvent };

/** Devices as AQL finds them, by API v1: other names for the same facts. */
export const SEARCHED_DEVICE: RecordKind = {
	...kind('id', [
		...['id', 'displayTitle', 'type', 'manufacturer', 'operatingSystem', 'ipAddress', 'macAddress'],
		...['site', 'riskLevel', 'lastSeen'],
	]),
	ocsf: searchedDeviceEvent,
};

/** Vulnerabilities, one record for each CVE. */
export const VULNERABILITY: RecordKind = {
	...kind('id', [
		...['id', 'severity', 'cvssScore', 'epssScore', 'status', 'affectedDevicesCount', 'publishedDate'],
		...['lastDetected', 'isWeaponized', 'description'],
	]),
	ocsf: vulnerabilityEvent,
};

/** Pairs of vulnerability and device. They have no ID. */
export const MATCH: RecordKind = {
	...kind(undefined, [
		...['cveUid', 'deviceId', 'status', 'confidenceLevel', 'avmRating', 'matchCriteriaString', 'advisoryId'],
		...['recommendedSteps', 'firstDetected', 'lastDetected'],
	]),
	ocsf: matchEvent,
};

/** Sites. The rule has one of two names (official SDK). */
export const SITE = kind('id', [
	...['id', 'name', 'location', 'tier', 'parent_id', 'lat', 'lng', 'asq_rule', 'ruleAql'],
]);

/** Definitions of custom properties. */
export const CUSTOM_PROPERTY = kind('id', ['id', 'name', 'type', 'description', 'allowed_values']);

/** Boundaries. */
export const BOUNDARY = kind('id', ['id', 'name', 'affectedSites', 'ruleAql']);

/** What any AQL query finds. All IDs together: an activity may name its alert as well. */
export const ANY_RECORD: RecordKind = {
	idOf: ({ alertId, activityUUID, id }) =>
		[alertId, activityUUID, id].flatMap((one) => idText(one) ?? []).join() || undefined,
	simplified: (row) => row,
};

/** A record whose simplified form is some of its fields, named as the product names them. */
function kind(idField: string | undefined, fields: string[]): RecordKind {
	return {
		idOf: (row) => (idField === undefined ? undefined : idText(row[idField])),
		simplified: (row) => picked(row, fields),
	};
}

/** A list of records inside a record, if it has one. */
function simplifiedList(row: Row, field: string, { simplified }: RecordKind, from: ReadFrom): Row {
	const list = row[field];
	return Array.isArray(list) ? { [field]: (list as Row[]).map((one) => simplified(one, from)) } : {};
}

/** These fields of a record, `null` where it has none. */
export function picked(row: Row, fields: string[]): Row {
	return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}
