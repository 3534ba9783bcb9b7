import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import type { Session } from '../../core/http/session';
import { cursor } from '../../core/pages/cursor';
import type { Row, Step } from '../../core/pages/page-style';
import { objectOf, rowsAt } from '../../core/pages/shape';
import { walk } from '../../core/pages/walk';
import { moment } from './aql';

/** What API v3 tells devices apart by (official SDK). */
export const ID_SOURCES = {
	deviceId: 'ASSET_ID',
	ipv4Address: 'IPV4_ADDRESS',
	ipv6Address: 'IPV6_ADDRESS',
	macAddress: 'MAC_ADDRESS',
	serialNumber: 'SERIAL_NUMBER',
} as const;

/** All fields that API v3 has of itself; custom and integration fields come on top (official SDK). */
const NATIVE_FIELDS = [
	...['device_id', 'display', 'names', 'category', 'type', 'brand', 'model', 'os_name', 'os_version'],
	...['ipv4_addresses', 'ipv6_addresses', 'mac_addresses', 'serial_numbers', 'site', 'boundaries', 'tags'],
	...['risk_level', 'purdue_level', 'visibility', 'first_seen', 'last_seen', 'network_interfaces'],
];
/** Fields whose name has a dot in it. */
const DOTTED = /^(?:custom|integration)\./;

/** As the official SDK asks; a maximum is not documented. */
const PAGE_SIZE = 100;
/** For a small limit: should records be left out on our side, ones and twos would never end. */
const SMALLEST_PAGE_SIZE = 20;
/** Identifiers in one request; a maximum is not documented. */
export const MOST_IDENTIFIERS = 100;

/** Which devices to read, and what of them. */
export interface DeviceSearch {
	/** The `filter` of the API: one criterion. */
	filter: IDataObject;
	/** As the user names them; none means all that are native. */
	fields: string[];
	pageSize?: number;
	/** Records the reader expects to need. */
	wanted?: number;
}

/**
 * Pages of devices, cursor by cursor. A record is `asset_id`, which repeats what it was found by, and its fields.
 * The cursor stands beside the filter, as in the official SDK; a server that looked for it elsewhere would give the
 * first page again, which the walk refuses.
 */
export function devicePages(session: Session, search: DeviceSearch): AsyncIterable<Row[]> {
	const { filter, wanted = Infinity } = search;
	const limit = Math.min(search.pageSize ?? PAGE_SIZE, Math.max(wanted, SMALLEST_PAGE_SIZE));
	const fields = sentFields(search.fields);
	const ask = async ({ body: step }: Step) => {
		const body = { asset_type: 'DEVICE', fields, filter, ...step };
		return (await session.send({ method: 'POST', path: '/assets/_search', body, repeatable: true })).body;
	};
	const style = cursor({
		parameter: 'after',
		place: 'body',
		first: { body: { limit } },
		rows: (body) => rowsAt(objectOf(body)?.items, 'items').map(plain),
		// One client takes 0 for the end as well: no page begins there.
		cursor: (body) => objectOf(body)?.next || undefined,
	});
	return walk(ask, style, { window: 1, wanted: search.wanted });
}

/** The filter for devices with one of these identifiers. Numbers are sent as such. */
export function byIdentifier(source: keyof typeof ID_SOURCES, identifiers: string[]): IDataObject {
	const asset_ids = source === 'deviceId' ? identifiers.map(Number) : identifiers;
	return { filter_criteria: 'ASSET_ID', asset_id_source: ID_SOURCES[source], asset_ids };
}

/** The filter for devices seen since a time, ms. There is none for all devices, so that is since the epoch. */
export function seenSince(ms: number): IDataObject {
	return { filter_criteria: 'LAST_SEEN', last_seen_ge: `${moment(ms)}+00:00` };
}

/** A numeric ID of either API, also as text. @throws InputError before anything is sent */
export function numericId(text: string, label: string): number {
	const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
	if (id > 0) return id;
	throw new InputError(`${label} is "${text}", which is no ID of Armis`, 'IDs of Armis are whole numbers, e.g. 15701.');
}

/** `site.name` is a part of `site`; `custom.Size` is a field of its own. The ID is always asked for. */
function sentFields(chosen: string[]): string[] {
	const names = chosen.length > 0 ? chosen : NATIVE_FIELDS;
	return [...new Set(['device_id', ...names.map((name) => (DOTTED.test(name) ? name : name.split('.')[0]))])];
}

function plain({ asset_id, fields }: Row): Row {
	return { asset_id, ...(objectOf(fields) as Row | undefined) };
}
