import type { Row } from '../../core/pages/page-style';
import { picked } from './values';

const ID = 'internal_axon_id';
const data = (...names: string[]) => names.map((name) => `specific_data.data.${name}`);
const COMMON = { internal_axon_id: [ID], asset_type: ['asset_type'] };
/** Where an asset came from and how it is tagged. */
const LABELLED = { adapters: ['adapters'], labels: ['labels'] };

/**
 * The ten fields of a simplified asset, by type, and the fields of the catalogue that each is taken from, the best
 * first. Names: those that other integrations ask for.
 */
const SIMPLE: Record<string, Record<string, string[]>> = {
	devices: {
		...COMMON,
		hostname: data('hostname_preferred', 'hostname', 'name'),
		ips: data('network_interfaces.ips'),
		macs: data('network_interfaces.mac'),
		os: data('os.type_distribution_preferred', 'os.type'),
		last_seen: data('last_seen'),
		last_used_users: data('last_used_users'),
		...LABELLED,
	},
	users: {
		...COMMON,
		username: data('username'),
		mail: data('mail'),
		display_name: data('display_name'),
		is_admin: data('is_admin'),
		account_disabled: data('account_disabled'),
		last_seen: data('last_seen'),
		...LABELLED,
	},
	alert_findings: {
		...COMMON,
		alert_id: data('alert_id'),
		finding_name: data('finding_name'),
		finding_severity: data('finding_severity'),
		finding_message: data('finding_message'),
		status: data('status'),
		source: data('source'),
		finding_asset_type: data('finding_asset_type'),
		trigger_date: data('trigger_date'),
	},
	vulnerabilities: {
		...COMMON,
		cve_id: data('cve_id'),
		cve_severity: data('cve_severity'),
		cvss: data('cvss'),
		cvss3_score: data('cvss3_score'),
		software_name: data('software_name'),
		first_seen: data('first_seen'),
		...LABELLED,
	},
	vulnerability_instances: {
		...COMMON,
		cve_id: data('cve_id'),
		cve_severity: data('cve_severity'),
		cvss: data('cvss'),
		device_internal_axon_id: data('device_internal_axon_id'),
		associated_asset_type: data('associated_asset_type'),
		first_seen: data('first_seen'),
		...LABELLED,
	},
};

/** Simplified fields that are always a list, and those that are always one value: Axonius gives now one, now the other. */
const LISTS = new Set(['ips', 'macs', 'last_used_users', 'software_name', 'adapters', 'labels']);
const SINGLE = new Set(['hostname', 'os', 'username', 'display_name', 'last_seen', 'first_seen', 'trigger_date']);
/** n8n's rule for simplified records. */
const MOST_FIELDS = 10;
/** Leading parts of a name that say nothing to a reader. */
const PREFIX = /^(specific_data\.data|adapters_data\.gui|adapters_data|specific_data)\./;

/** The asset's ID, if it has one. */
export function assetId(row: Row): string | undefined {
	return typeof row[ID] === 'string' && row[ID] !== '' ? row[ID] : undefined;
}

/** Fields that have to be asked for, so that a simplified asset is complete; none where the type is not known here. */
export function simpleFields(type: string): string[] {
	return Object.hasOwn(SIMPLE, type) ? [...new Set(Object.values(SIMPLE[type]).flat())].filter(isAsked) : [];
}

/** Those that Axonius sends anyway, and our own, are not asked for. */
function isAsked(field: string): boolean {
	return field.includes('.');
}

/** An asset with its type, and without pictures unless they were chosen: they are large, and text to nobody. */
export function marked(row: Row, type: string, fields: string[]): Row {
	const kept = Object.entries(row).filter(([name]) => fields.includes(name) || !/(^|\.)image(_details)?$/.test(name));
	return { asset_type: type, ...(Object.fromEntries(kept) as Row) };
}

/**
 * Makes of a marked and cleaned asset one without dots in its names: the chosen fields, or ten at most. ID and type
 * are always among them. What does not depend on the asset is worked out once, since there may be a million of them.
 */
export function simplifier(type: string, fields: string[]): (asset: Row) => Row {
	const chosen = { ...COMMON, ...placesOf(fields) };
	if (fields.length > 0) return (asset) => picked(asset, chosen);
	return Object.hasOwn(SIMPLE, type) ? (asset) => evened(picked(asset, SIMPLE[type])) : firstFields;
}

/** Likewise, for a single asset. */
export function simpleAsset(asset: Row, type: string, fields: string[]): Row {
	return simplifier(type, fields)(asset);
}

/** Of a type that is not known here. */
function firstFields(asset: Row): Row {
	// Without a record there is nothing to tell what a file's columns will be.
	if (Object.keys(asset).length === 0) return asset;
	const first = picked(asset, { ...COMMON, name: data('name'), ...LABELLED });
	const others = picked(asset, placesOf(Object.keys(asset)));
	return Object.fromEntries(Object.entries({ ...first, ...others }).slice(0, MOST_FIELDS)) as Row;
}

/**
 * What fields are called without dots, one name for each: `specific_data.data.os.type` is `os_type`. Where that is taken
 * it stays whole. Names follow from the fields alone, so that a name means the same in every record.
 */
export function simpleNames(fields: string[]): string[] {
	const dotless = fields.filter((field) => !field.includes('.'));
	const owners = new Map([...Object.keys(COMMON), ...dotless].map((name) => [name, name]));
	return fields.map((field) => {
		const isFree = (name: string) => (owners.get(name) ?? field) === field;
		const name = [shortName(field), field.replaceAll('.', '_')].find(isFree) ?? field;
		owners.set(name, field);
		return name;
	});
}

function evened(row: Row): Row {
	const entries = Object.entries(row).map(([name, value]) => {
		const values = [value].flat();
		return [name, LISTS.has(name) ? values : SINGLE.has(name) ? values[0] : value];
	});
	return Object.fromEntries(entries) as Row;
}

/** Fields under their simple names. */
function placesOf(fields: string[]): Record<string, string[]> {
	const names = simpleNames(fields);
	return Object.fromEntries(fields.map((field, index) => [names[index], [field]]));
}

function shortName(field: string): string {
	return field
		.replace(PREFIX, '')
		.replace(/_adapter\./, '.')
		.replaceAll('.', '_');
}
