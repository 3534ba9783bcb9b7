import type { GenericValue, IDataObject } from 'n8n-workflow';
import type { ApiRequest, Session } from '../../core/http/session';
import { objectOf, recordOf, rowsAt } from '../../core/json';
import { numberIn } from '../../core/long-numbers';
import { cursor } from '../../core/pages/cursor';
import { END, type Row } from '../../core/pages/page-style';
import { sizeFor } from '../../core/pages/size-for';
import { walkList, type ListQuery, type PagedList } from '../../core/pages/walk-list';
import { moment } from './aql';
import { DEVICE, SITE } from './records';

/** What API v3 identifies devices by (official SDK). */
export const ID_SOURCES = {
	deviceId: 'ASSET_ID',
	ipv4Address: 'IPV4_ADDRESS',
	ipv6Address: 'IPV6_ADDRESS',
	macAddress: 'MAC_ADDRESS',
	serialNumber: 'SERIAL_NUMBER',
} as const;

/** All built-in fields of API v3, without custom and integration fields (official SDK). */
const NATIVE_FIELDS = [
	...['device_id', 'display', 'names', 'category', 'type', 'brand', 'model', 'os_name', 'os_version'],
	...['ipv4_addresses', 'ipv6_addresses', 'mac_addresses', 'serial_numbers', 'site', 'boundaries', 'tags'],
	...['risk_level', 'purdue_level', 'visibility', 'first_seen', 'last_seen', 'network_interfaces'],
];
/** Fields that have a dot in their name. */
const DOTTED = /^(?:custom|integration)\./;

/** As in the official SDK; a maximum is not documented. */
const PAGE_SIZE = 100;
/** Identifiers in one request; a maximum is not documented. */
export const MOST_IDENTIFIERS = 100;

/** Which devices to read, and which of their fields. */
export interface DeviceSearch extends ListQuery {
	/** The `filter` of the API: one criterion. */
	filter: IDataObject;
	/** As the user names them; empty for all built-in ones. */
	fields: string[];
}

/**
 * A device search, page by page. A record is `asset_id`, which repeats the value that it was found by, and its fields.
 * The cursor is beside the filter, as in the official SDK. A server that expects it elsewhere would return the first page
 * again, which the walk refuses.
 */
export function openDevices(session: Session, search: DeviceSearch): PagedList {
	const { filter, pageSize = PAGE_SIZE, wanted } = search;
	const fields = sentFields(search.fields);
	return {
		async ask({ body: step }) {
			const body = { asset_type: 'DEVICE', fields, filter, ...step };
			return (await session.send({ method: 'POST', path: '/assets/_search', body, repeatable: true })).body;
		},
		style: cursor({
			parameter: 'after',
			location: 'body',
			first: { body: { limit: sizeFor(pageSize, wanted) } },
			rows: (body) => itemsOf(body).map(flat),
			cursor: cursorOf,
		}),
		idOf: DEVICE.idOf,
	};
}

/** Pages of devices, cursor by cursor. */
export function devicePages(session: Session, search: DeviceSearch): AsyncIterable<Row[]> {
	return walkList(session, openDevices(session, search), search);
}

/** The filter for devices with one of these identifiers. Device IDs are sent as numbers. */
export function byIdentifier(source: keyof typeof ID_SOURCES, identifiers: string[]): IDataObject {
	const asset_ids = source === 'deviceId' ? identifiers.map((id) => numberIn(id) as GenericValue) : identifiers;
	return { filter_criteria: 'ASSET_ID', asset_id_source: ID_SOURCES[source], asset_ids };
}

/** The filter for devices seen since a time, ms. There is no filter for all devices: for those, the time is 0. */
export function seenSince(ms: number): IDataObject {
	return { filter_criteria: 'LAST_SEEN', last_seen_ge: `${moment(ms)}+00:00` };
}

/** The list of sites. */
export function openSites(session: Session, pageSize = PAGE_SIZE): PagedList {
	return {
		ask: async ({ query }) => (await session.send({ path: '/settings/sites', query })).body,
		style: cursor({ parameter: 'after', first: { query: { limit: pageSize } }, rows: itemsOf, cursor: cursorOf }),
		idOf: SITE.idOf,
	};
}

/** Definitions of custom properties: the only list of API v3 without pages (official SDK). */
export function openCustomProperties(session: Session): PagedList {
	return {
		ask: async () => (await session.send({ path: '/settings/device-custom-properties' })).body,
		style: { first: {}, rows: itemsOf, following: () => END },
	};
}

/** Sends a request that is answered with one record. @param what it is, for the error, e.g. `a site` */
export async function sendForRecord(session: Session, request: ApiRequest, what: string): Promise<Row> {
	return recordOf((await session.send(request)).body, what);
}

/** The records of an answer. */
export function itemsOf(body: unknown): Row[] {
	return rowsAt(objectOf(body)?.items, 'items');
}

/** One client takes 0 for the end as well: no page begins there. */
function cursorOf(body: unknown): unknown {
	return objectOf(body)?.next || undefined;
}

/** `site.name` is a part of `site`; `custom.Size` is the whole name of a field. The ID is always asked for. */
function sentFields(chosen: string[]): string[] {
	const names = chosen.length > 0 ? chosen : NATIVE_FIELDS;
	return [...new Set(['device_id', ...names.map((name) => (DOTTED.test(name) ? name : name.split('.')[0]))])];
}

function flat({ asset_id, fields }: Row): Row {
	return { asset_id, ...(objectOf(fields) as Row | undefined) };
}
