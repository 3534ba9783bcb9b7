import {
	idIn,
	simplifiedBy,
	type EventShape,
	type Output,
	type PlainOutput,
	type RecordKind,
	type Shape,
} from '../../core/node/list';
import { NotMapped } from '../../core/ocsf/not-mapped';
import type { Row } from '../../core/pages/page-style';
import { assetEvents, assetKey, keyFields } from './ocsf';
import { cleanedRow, dataField, picked } from './values';

/** Where the fields of a simplified record are found: names of the catalog, the best first. */
type Places = Record<string, string[]>;

const ID = 'internal_axon_id';
/** Not a field of Axonius: the node adds it. */
const TYPE = 'asset_type';
const COMMON: Places = { [ID]: [ID], [TYPE]: [TYPE] };
/** Where an asset came from. */
const ADAPTERS: Places = { adapters: ['adapters'] };
/** Fields of simplified assets that the node adds, too. */
const URL_FIELD = 'url';
const ADDED = new Set([TYPE, URL_FIELD, 'dedupeKey']);

const data = (...names: string[]) => names.map(dataField);
const sameNames = (...names: string[]): Places => Object.fromEntries(names.map((name) => [name, data(name)]));

/** The fields of a simplified asset that Axonius has, by type. Names: those that other integrations ask for. */
const SIMPLE: Record<string, Places> = {
	devices: {
		...COMMON,
		hostname: data('hostname_preferred', 'hostname', 'name'),
		ips: data('network_interfaces.ips'),
		macs: data('network_interfaces.mac'),
		os: data('os.type_distribution_preferred', 'os.type'),
		...sameNames('last_seen'),
		...ADAPTERS,
	},
	users: {
		...COMMON,
		...sameNames('username', 'mail', 'display_name', 'is_admin', 'account_disabled', 'last_seen'),
	},
	alert_findings: {
		...COMMON,
		...sameNames('alert_id', 'finding_name', 'finding_severity', 'finding_message', 'status'),
		...sameNames('finding_asset_type', 'trigger_date'),
	},
	vulnerabilities: {
		...COMMON,
		...sameNames('cve_id', 'cve_severity', 'cvss', 'cvss3_score', 'software_name', 'first_seen'),
		...ADAPTERS,
	},
	vulnerability_instances: {
		...COMMON,
		...sameNames('cve_id', 'cve_severity', 'cvss', 'device_internal_axon_id', 'associated_asset_type', 'first_seen'),
		...ADAPTERS,
	},
};

/**
 * Where the console shows a single asset, by type: the address that Google SecOps' integration gives users and that a
 * published program gives devices (chrisjbrinson/Axonius-lookup). Of other types none is known.
 */
const PAGES = new Map([
	['devices', '/assets/devices'],
	['users', '/users'],
]);

/** Simplified fields that are always a list, and those that are always one value. Axonius sends both forms. */
const LISTS = new Set(['ips', 'macs', 'software_name', 'adapters']);
const SINGLE = new Set(['hostname', 'os', 'username', 'display_name', 'last_seen', 'first_seen', 'trigger_date']);
/** n8n's rule for simplified records is ten; one of them is the key. */
const MOST_FIELDS = 9;
/** The attribute of events that has the ID, where it is not that of findings. */
const EVENT_IDS = new Map([
	['devices', 'device.uid'],
	['users', 'user.uid'],
]);
/** Fields, and attributes of events, that change with every fetch of an adapter. */
export const MOVING = [
	'last_seen',
	...data('last_seen', 'last_seen_preferred', 'fetch_time'),
	...['time', 'metadata.original_time', 'device.last_seen_time'],
];
/** First parts of a name that tell a reader nothing. */
const PREFIX = /^(specific_data\.data|adapters_data\.gui|adapters_data|specific_data)\./;
const IMAGE = /(^|\.)image(_details)?$/;
/** Fields of one list whose names are remembered; a catalog has a few thousand. */
const MOST_NAMES = 10_000;

/** The asset's ID, if it has one. */
export function assetId(row: Row): string | undefined {
	return typeof row[ID] === 'string' && row[ID] !== '' ? row[ID] : undefined;
}

/**
 * Fields to ask for, so that an output has what it needs; with none, Axonius chooses.
 * @param fields chosen by the user; an event has them among what is not mapped
 * @throws InputError for events of a type that has none
 */
export function fieldsToAsk(type: string, fields: string[], output: Output): string[] {
	if (output === 'ocsf') {
		const events = assetEvents(type);
		const others = fields.filter((field) => !ADDED.has(field) && events.isField(field));
		return [...new Set([...events.fields, ...others])];
	}
	const chosen = fields.filter((field) => !ADDED.has(field));
	if (output === 'raw') return chosen;
	if (chosen.length > 0) return [...new Set([...chosen, ...keyFields(type)])];
	const places = Object.hasOwn(SIMPLE, type) ? Object.values(SIMPLE[type]).flat() : [];
	// Axonius sends those without dots anyway.
	return [...new Set(places)].filter((field) => field.includes('.'));
}

/**
 * Assets of a type, with the fields that the user has chosen. Takes assets that are prepared.
 * @throws InputError for events of a type that has none
 */
export function assetKind(type: string, fields: string[], output: Output): RecordKind {
	const events = output === 'ocsf' ? { ocsf: assetEvents(type).shape } : {};
	const idFields = idIn(ID, EVENT_IDS.get(type) ?? 'finding_info.uid');
	return { idOf: assetId, idFields, keyOf: assetKey(type), simplified: simplifier(type, fields), ...events };
}

/**
 * How an asset is output. What does not depend on the asset is calculated once: there may be a million of them.
 * @param events by default those of what has become of an asset
 * @throws InputError for events of a type that has none
 */
export function assetShape(type: string, fields: string[], output: PlainOutput): Shape;
export function assetShape(type: string, fields: string[], output: Output, events?: EventShape): EventShape;
export function assetShape(type: string, fields: string[], output: Output, events?: EventShape): EventShape {
	const prepare = preparation(type, fields, output);
	if (output === 'raw') return prepare;
	if (output === 'ocsf') {
		const shape = events ?? assetEvents(type).shape;
		const raw = preparation(type, fields, 'raw');
		return (asset, session) => {
			const event = shape(prepare(asset), session);
			return event instanceof NotMapped ? new NotMapped(event.reason, raw(asset)) : event;
		};
	}
	const simplify = simplifiedBy(assetKind(type, fields, output));
	return (asset, session) => simplify(prepare(asset), session);
}

/**
 * The first step for every output: an asset gets its type, and loses pictures that were not chosen, since they are
 * large and no text. If the output is simplified, times become ISO 8601 and empty fields are left out. An event has its
 * type elsewhere.
 */
export function preparation(type: string, fields: string[], output: Output): (asset: Row) => Row {
	const chosen = new Set(fields);
	const isKept = oncePerName((name) => !IMAGE.test(name) || chosen.has(name));
	// Most records have no picture, and a copy of each would cost more than all the rest that is done with it.
	const withoutPictures = (row: Row): Row =>
		Object.keys(row).every(isKept) ? row : Object.fromEntries(Object.entries(row).filter(([name]) => isKept(name)));
	if (output === 'ocsf') return withoutPictures;
	return (asset) => ({ [TYPE]: type, ...withoutPictures(output === 'raw' ? asset : cleanedRow(asset)) });
}

/** Remembers the answer for each name of a field: of a list, all records have about the same. */
function oncePerName(test: (name: string) => boolean): (name: string) => boolean {
	const known = new Map<string, boolean>();
	return (name) => {
		let answer = known.get(name);
		if (answer === undefined) {
			answer = test(name);
			if (known.size < MOST_NAMES) known.set(name, answer);
		}
		return answer;
	};
}

/** Makes records without dots in their names: the chosen fields, or nine at most. ID and type are always among them. */
function simplifier(type: string, fields: string[]): Shape {
	const chosen = { ...COMMON, ...placesOf(fields.filter((field) => field !== URL_FIELD)) };
	const isKnown = Object.hasOwn(SIMPLE, type);
	const fieldsIn = (asset: Row): Row => {
		if (fields.length > 0) return picked(asset, chosen);
		return isKnown ? inOneForm(picked(asset, SIMPLE[type])) : firstFields(asset);
	};
	const urlOf = fields.length === 0 || fields.includes(URL_FIELD) ? PAGES.get(type) : undefined;
	if (urlOf === undefined) return fieldsIn;
	return (asset, { access }) => {
		const [id, row] = [assetId(asset), fieldsIn(asset)];
		const url = id === undefined ? null : `${access.base.origin}${urlOf}/${encodeURIComponent(id)}`;
		return { [ID]: null, [TYPE]: null, [URL_FIELD]: url, ...row };
	};
}

/** For a type that is not known here. */
function firstFields(asset: Row): Row {
	// The columns of a file cannot be known without a record.
	if (Object.keys(asset).length === 0) return asset;
	const first = picked(asset, { ...COMMON, name: data('name'), ...ADAPTERS, labels: ['labels'] });
	const others = picked(asset, placesOf(Object.keys(asset)));
	return Object.fromEntries(Object.entries({ ...first, ...others }).slice(0, MOST_FIELDS)) as Row;
}

/**
 * Names of fields without dots, one name for each: `specific_data.data.os.type` is `os_type`. Where this name is taken,
 * the field keeps its full name. Names depend on the fields alone, so that a name means the same in every record.
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

function inOneForm(row: Row): Row {
	const entries = Object.entries(row).map(([name, value]) => {
		const values = [value].flat();
		return [name, LISTS.has(name) ? values : SINGLE.has(name) ? values[0] : value];
	});
	return Object.fromEntries(entries) as Row;
}

/** Fields under their simple names. */
function placesOf(fields: string[]): Places {
	const names = simpleNames(fields);
	return Object.fromEntries(fields.map((field, index) => [names[index], [field]]));
}

function shortName(field: string): string {
	return field
		.replace(PREFIX, '')
		.replace(/_adapter\./, '.')
		.replaceAll('.', '_');
}
