import type { IDataObject } from 'n8n-workflow';
import { ResponseError } from '../../core/errors/response-error';
import type { Row } from '../../core/pages/page-style';
import { kind, objectOf } from '../../core/pages/shape';

/** The fields of simplified records, as the vendor names them: v1 for alerts and what belongs to them, v3 for devices. */
export const SIMPLE = {
	alert: [
		...['alertId', 'title', 'severity', 'status', 'type', 'time'],
		...['statusChangeTime', 'policyTitle', 'deviceIds', 'description'],
	],
	activity: ['activityUUID', 'time', 'type', 'title', 'protocol', 'content', 'site', 'sensor', 'deviceIds'],
	device: [
		...['device_id', 'display', 'type', 'brand', 'os_name', 'ipv4_addresses', 'mac_addresses'],
		...['site', 'risk_level', 'last_seen'],
	],
	/** A device as AQL finds it. */
	searchedDevice: [
		...['id', 'displayTitle', 'type', 'manufacturer', 'operatingSystem', 'ipAddress', 'macAddress'],
		...['site', 'riskLevel', 'lastSeen'],
	],
	vulnerability: [
		...['id', 'severity', 'cvssScore', 'epssScore', 'status', 'affectedDevicesCount', 'publishedDate'],
		...['lastDetected', 'isWeaponized', 'description'],
	],
	match: [
		...['cveUid', 'deviceId', 'status', 'confidenceLevel', 'avmRating', 'matchCriteriaString', 'advisoryId'],
		...['recommendedSteps', 'firstDetected', 'lastDetected'],
	],
	/** The rule comes under either name (official SDK). */
	site: ['id', 'name', 'location', 'tier', 'parent_id', 'lat', 'lng', 'asq_rule', 'ruleAql'],
	customProperty: ['id', 'name', 'type', 'description', 'allowed_values'],
	dataExport: ['enabled', 'file_format', 'urls_creation_time'],
	boundary: ['id', 'name', 'affectedSites', 'ruleAql'],
};

/** These fields of a record, `null` where it has none. */
export function picked(row: Row, fields: string[]): Row {
	return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}

/** An ID as text, whichever way the API writes it; `undefined` for a record without one. */
export function idText(value: unknown): string | undefined {
	const isId = (typeof value === 'string' && value !== '') || typeof value === 'number';
	return isId ? String(value) : undefined;
}

/** One record as an answer holds it. @throws ResponseError when it is something else */
export function recordOf(body: unknown, what: string): IDataObject {
	const record = objectOf(body);
	if (record) return record as IDataObject;
	throw new ResponseError(`the answer has ${kind(body)} where ${what} is due`);
}
