import { idIn, simplifiedBy, type ReadFrom, type RecordKind } from '../../core/node/list';
import type { Row } from '../../core/pages/page-style';
import { deviceUrl } from './device-url';
import { idText } from './id-text';
import { alertEvent, raisedAlertEvent } from './ocsf/alerts';
import { deviceEvent, searchedDeviceEvent } from './ocsf/devices';
import { keyOf } from './ocsf/fields';
import { matchEvent, vulnerabilityEvent } from './ocsf/vulnerabilities';

const PLAIN_ALERT = kind('alertId', [
	...['alertId', 'title', 'severity', 'status', 'type', 'time'],
	...['statusChangeTime', 'deviceIds', 'description'],
]);

/** Alerts, by API v1; with activities and devices where the user has them included. */
export const ALERT: RecordKind = {
	...PLAIN_ALERT,
	idFields: idIn('alertId', 'finding_info.uid'),
	simplified: (row, from) => ({
		...PLAIN_ALERT.simplified(row, from),
		...simplifiedList(row, 'activities', ACTIVITY, from),
		...simplifiedList(row, 'devices', SEARCHED_DEVICE, from),
	}),
	keyOf: alertEvent.keyOf,
	ocsf: alertEvent,
};

/** Alerts as they were raised, even if their status has changed by now. */
export const RAISED_ALERT: RecordKind = { ...ALERT, ocsf: raisedAlertEvent };

/** Activities, by API v1. */
export const ACTIVITY = keyed('activity', 'activityUUID', [
	...['activityUUID', 'time', 'type', 'title', 'protocol', 'content', 'site', 'sensor', 'deviceIds'],
]);

/** The fields of a simplified device that API v3 has. */
export const DEVICE_FIELDS = [
	...['device_id', 'display', 'type', 'ipv4_addresses', 'mac_addresses', 'site', 'risk_level', 'last_seen'],
];

/** Fields, and attributes of events, that change whenever a device or a vulnerability is seen. */
export const MOVING = [
	...['last_seen', 'lastSeen', 'lastDetected'],
	...['time', 'metadata.original_time', 'device.last_seen_time'],
];

/** Fields of a simplified device that the node adds. */
export const ADDED_FIELDS = ['url', 'dedupeKey'];

/** Devices, by API v3. */
export const DEVICE: RecordKind = {
	...device('device_id', DEVICE_FIELDS),
	idFields: idIn('device_id', 'device.uid'),
	ocsf: deviceEvent,
};

/** Devices as AQL finds them, by API v1: other names for the same facts. */
export const SEARCHED_DEVICE: RecordKind = {
	...device('id', [...['id', 'displayTitle', 'type', 'ipAddress', 'macAddress', 'site', 'riskLevel', 'lastSeen']]),
	idFields: idIn('id', 'device.uid'),
	ocsf: searchedDeviceEvent,
};

/** Vulnerabilities, one record for each CVE. */
export const VULNERABILITY: RecordKind = {
	...kind('id', [
		...['id', 'severity', 'cvssScore', 'epssScore', 'status', 'affectedDevicesCount', 'lastDetected'],
		...['isWeaponized', 'description'],
	]),
	idFields: idIn('id', 'finding_info.uid'),
	keyOf: vulnerabilityEvent.keyOf,
	ocsf: vulnerabilityEvent,
};

/** Pairs of vulnerability and device. They have no ID. */
export const MATCH: RecordKind = {
	...kind(undefined, [
		...['cveUid', 'deviceId', 'status', 'confidenceLevel', 'avmRating', 'matchCriteriaString', 'recommendedSteps'],
		...['firstDetected', 'lastDetected'],
	]),
	keyOf: matchEvent.keyOf,
	ocsf: matchEvent,
};

/** Sites. The rule has one of two names (official SDK). */
export const SITE = keyed('site', 'id', [
	...['id', 'name', 'location', 'tier', 'parent_id', 'lat', 'lng', 'asq_rule', 'ruleAql'],
]);

/** Definitions of custom properties. */
export const CUSTOM_PROPERTY = keyed('custom-property', 'id', ['id', 'name', 'type', 'description', 'allowed_values']);

/** Boundaries. */
export const BOUNDARY = keyed('boundary', 'id', ['id', 'name', 'affectedSites', 'ruleAql']);

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
function simplifiedList(row: Row, field: string, kindOf: RecordKind, from: ReadFrom): Row {
	const [list, shape] = [row[field], simplifiedBy(kindOf)];
	return Array.isArray(list) ? { [field]: (list as Row[]).map((one) => shape(one, from)) } : {};
}

/** The same for what stays the same record as long as it is there. @param what begins its key */
function keyed(what: string, idField: string, fields: string[]): RecordKind {
	return { ...kind(idField, fields), keyOf: (row) => keyOf(what, row[idField]) };
}

/** Devices, with the address of each in the console. The two APIs have the same IDs. */
function device(idField: string, fields: string[]): RecordKind {
	const { simplified, ...others } = keyed('device', idField, fields);
	return {
		...others,
		simplified(row, from) {
			const id = others.idOf(row);
			const url = id === undefined ? null : deviceUrl(from.access, id);
			return { [idField]: null, url, ...simplified(row, from) };
		},
	};
}

/** These fields of a record, `null` where it has none. */
export function picked(row: Row, fields: string[]): Row {
	return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}
