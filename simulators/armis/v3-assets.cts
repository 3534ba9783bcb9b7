import type { Answer } from '../kernel/answer.cts';
import { BodyCache } from '../kernel/body-cache.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Handler } from '../kernel/router.cts';
import { jsonFields, isFields, textsOf } from './body.cts';
import type { ArmisData } from './data.cts';
import { invalidField, v3Error } from './errors.cts';
import type { ArmisSettings } from './options.cts';
import type { Device } from './records.cts';
import { msOf } from './times.cts';
import { cursorFields, cursorOf, v3Page } from './v3-cursor.cts';
import { DEVICE_FIELDS, INTEGRATION_FIELD, type DeviceField } from './v3-shapes.cts';

/** The kinds of identifiers, and where a device has them [DOC, CODE]. */
export const ID_SOURCES: Record<string, (device: Device) => string[]> = {
	ASSET_ID: ({ id }) => [String(id)],
	IPV4_ADDRESS: ({ ipAddress }) => [ipAddress],
	IPV6_ADDRESS: ({ ipv6 }) => ipv6,
	MAC_ADDRESS: ({ macAddress }) => [macAddress],
	SERIAL_NUMBER: ({ serialNumber }) => [serialNumber],
};

/** A device that a search found, with the identifier that found it. */
interface Asset {
	asset_id: string | number;
	device: Device;
}

type Assets = { length: number; at(index: number): Asset };

/** Answers `GET /assets/_search/fields`: native, custom and integration fields [CODE]. */
export function assetFields({ query }: VendorRequest, data: ArmisData): Answer {
	if (query.get('asset_type') !== 'DEVICE') return invalidField('asset_type', 'unexpected value; permitted: DEVICE');
	const items = fieldsOf(data).map(({ name, type, is_list }) => ({ name, type, is_list }));
	return { status: 200, body: { items } };
}

/** Answers `POST /assets/_search`. */
export function assetSearch(data: ArmisData, settings: ArmisSettings): Handler {
	const cache = new BodyCache();
	return (request) => searchAssets(request, data, settings, cache);
}

function searchAssets(request: VendorRequest, data: ArmisData, settings: ArmisSettings, cache: BodyCache): Answer {
	const body = jsonFields(request);
	if (body.asset_type !== 'DEVICE') return invalidField('asset_type', 'unexpected value; permitted: DEVICE');
	const names = textsOf(body.fields);
	if (!names || names.length === 0) return invalidField('fields', 'field required');
	const known = new Map(fieldsOf(data).map((field) => [field.name, field]));
	const unknown = names.find((name) => !known.has(name));
	if (unknown) return v3Error(400, `Unknown field: ${unknown}`);
	const cursor = cursorOf(cursorFields(body, settings), settings);
	if ('status' in cursor) return cursor;
	const found = isFields(body.filter) ? find(body.filter, data, settings) : invalidField('filter', 'field required');
	if ('status' in found) return found;
	const row = ({ asset_id, device }: Asset) => ({
		asset_id,
		fields: Object.fromEntries(names.map((name) => [name, known.get(name)?.read(device, data.sites)])),
	});
	const { length } = found;
	const make = () => v3Page({ length, at: (index) => row(found.at(index)) }, cursor, settings);
	// The result of a look-back depends on the time.
	if (isFields(body.filter) && 'last_seen_seconds' in body.filter) return { status: 200, body: make() };
	const headers = { 'content-type': 'application/json' };
	return { status: 200, headers, body: cache.get(request.body, data.version, make) };
}

// Filters by site, boundary, name and visibility also exist, but their JSON is not known [DOC without shape].
function find(filter: Record<string, unknown>, data: ArmisData, settings: ArmisSettings): Assets | Answer {
	if (filter.filter_criteria === 'ASSET_ID') return findByIdentifier(filter, data);
	if (filter.filter_criteria === 'LAST_SEEN') return findByLastSeen(filter, data, settings);
	return invalidField('filter', 'unexpected filter_criteria; permitted: ASSET_ID, LAST_SEEN');
}

/** Devices by one kind of identifier, in the order of the requested identifiers. One identifier may match several devices [DOC]. */
export function devicesBy(source: unknown, ids: string[], data: ArmisData): Asset[] | undefined {
	const read = Object.hasOwn(ID_SOURCES, String(source)) ? ID_SOURCES[String(source)] : undefined;
	if (!read) return undefined;
	const wanted = [...new Set(ids)];
	if (source === 'ASSET_ID') return wanted.flatMap((id) => assetOf(id, data.devices.find(id)));
	const isWanted = new Set(wanted);
	const selected = data.devices.select({
		matches: (facets) => read(facets as Device).some((id) => isWanted.has(id)),
		isDescending: false,
		key: JSON.stringify([source, wanted]),
	});
	const devices = Array.from({ length: selected.length }, (_, index) => selected.at(index));
	return wanted.flatMap((id) =>
		devices.filter((device) => read(device).includes(id)).flatMap((device) => assetOf(id, device)),
	);
}

// `asset_id` repeats the identifier of the search, e.g. an address [DOC].
function assetOf(asset_id: string, device: Device | undefined): Asset[] {
	return device ? [{ asset_id, device }] : [];
}

function findByIdentifier({ asset_id_source, asset_ids }: Record<string, unknown>, data: ArmisData): Assets | Answer {
	const ids = textsOf(asset_ids);
	if (!ids || ids.length === 0) return invalidField('filter', 'asset_ids: a list is needed');
	const assets = devicesBy(asset_id_source, ids, data);
	if (!assets) return invalidField('filter', 'unexpected asset_id_source');
	return { length: assets.length, at: (index) => assets[index] };
}

function findByLastSeen(filter: Record<string, unknown>, data: ArmisData, { now }: ArmisSettings): Assets | Answer {
	const { last_seen_ge: since, last_seen_seconds: seconds } = filter;
	if ((since === undefined) === (seconds === undefined)) {
		return invalidField('filter', 'one of last_seen_ge and last_seen_seconds is needed');
	}
	const from = since === undefined ? now() - Number(seconds) * 1000 : msOf(since);
	if (!Number.isFinite(from)) return invalidField('filter', 'not a time');
	// Oldest `lastSeen` first [INVENTED]: a device that is seen during a walk moves to the end.
	const selected = data.devices.select({ from, isDescending: false, key: '' });
	const at = (index: number) => ({ asset_id: selected.at(index).id, device: selected.at(index) });
	return { length: selected.length, at };
}

function fieldsOf(data: ArmisData): DeviceField[] {
	const custom = data.customProperties.map(({ name, type }) => ({
		name: `custom.${name}`,
		type,
		is_list: false,
		read: ({ customProperties }: Device) => customProperties[name] ?? null,
	}));
	return [...DEVICE_FIELDS, ...custom, INTEGRATION_FIELD];
}
