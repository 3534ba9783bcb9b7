import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { Api } from '../../core/http/api';
import type { Session } from '../../core/http/session';
import { inEditor, listSearch, shownMinute, shownText, type Dropdown, type ListSearch } from '../../core/node/dropdown';
import { findOperation } from '../../core/node/operation';
import { ParameterReader } from '../../core/node/parameter-reader';
import { areAttributes, attributeOptions } from '../shared/event-fields';
import { armisV1, armisV3 } from './api';
import { among, aql, conditions, entityOf } from './aql';
import { openSearch, type Search } from './pages-v1';
import { byIdentifier, itemsOf, openCustomProperties, openDevices, openSites, seenSince } from './pages-v3';
import { deviceUrl } from './device-url';
import { idText } from './id-text';
import { alertEvent } from './ocsf/alerts';
import { deviceEvent, searchedDeviceEvent } from './ocsf/devices';
import { vulnerabilityEvent } from './ocsf/vulnerabilities';
import { ADDED_FIELDS } from './records';
import { resources } from './resources';

/** Records per page, which is also enough to see the fields of most records. */
const SIZE = 100;
const PAGE = { pageSize: SIZE, wanted: SIZE };
/** Fields that the node adds to records, by resource. */
const ADDED = new Map([
	['alert', ['dedupeKey']],
	['device', ADDED_FIELDS],
	['vulnerability', ['dedupeKey']],
]);
const ID = /^\d{1,15}$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** The latest alerts. */
export const searchAlerts = listFrom(armisV1, {
	pages: async (session) =>
		await openSearch(session, {
			aql: 'in:alerts',
			orderBy: 'time',
			fields: ['alertId', 'time', 'title', 'severity', 'status'],
			isBackwards: true,
			...PAGE,
		}),
	lines: ({ alertId, time, title, severity, status }) =>
		line(alertId, `${shownMinute(time)} · ${shownText(title)} (${shownText(severity)}, ${shownText(status)})`),
});

/** Sites by name. */
export const searchSites = listFrom(armisV3, {
	pages: (session) => openSites(session),
	lines: ({ id, name }) => line(id, shownText(name)),
});

/** Custom properties by name. */
export const searchCustomProperties = listFrom(armisV3, customProperties('id'));

/** Custom properties by name, which is also their value: devices have their values under it. */
export const searchCustomPropertyNames = listFrom(armisV3, customProperties('name'));

/** Devices, from the API that the operation uses. An ID or address is looked up; other texts are searched in each line. */
export const searchDevices = listSearch((ctx) =>
	isOfV1(ctx) ? { api: armisV1, dropdown: V1_DEVICES } : { api: armisV3, dropdown: V3_DEVICES },
);

/** The newest first. */
const V1_DEVICES: Dropdown = {
	pages: async (session, typed) =>
		await openSearch(session, {
			aql: aql('in:devices', lookedUp(typed)),
			orderBy: 'id',
			fields: ['id', 'displayTitle', 'type', 'ipAddress'],
			isBackwards: true,
			...PAGE,
		}),
	lines: ({ id, displayTitle, type, ipAddress }, { access }) =>
		line(id, deviceName(displayTitle, type, ipAddress, id), deviceUrl(access, String(id))),
};

/** In the order of the API. */
const V3_DEVICES: Dropdown = {
	pages: (session, typed) =>
		openDevices(session, {
			filter: criterion(typed),
			fields: ['device_id', 'display', 'type', 'ipv4_addresses'],
			pageSize: SIZE,
		}),
	lines: ({ device_id, display, type, ipv4_addresses }, { access }) =>
		line(
			device_id,
			deviceName(display, type, [ipv4_addresses].flat()[0], device_id),
			deviceUrl(access, String(device_id)),
		),
};

function listFrom(api: Api, dropdown: Dropdown): ListSearch {
	return listSearch(() => ({ api, dropdown }));
}

function customProperties(valueField: 'id' | 'name'): Dropdown {
	return {
		pages: openCustomProperties,
		lines: (row) => line(row[valueField], `${shownText(row.name)} (${shownText(row.type)})`),
	};
}

/** Whether the chosen operation uses API v1, so that its credential is available. */
function isOfV1(ctx: ILoadOptionsFunctions): boolean {
	const [resource, operation] = ['resource', 'operation'].map((name) => String(ctx.getCurrentNodeParameter(name)));
	const { uses } = findOperation(resources, resource, operation) ?? {};
	return uses?.api(ParameterReader.ofNode(ctx)) === armisV1;
}

function lookedUp(typed: string): string | undefined {
	if (ID.test(typed)) return among('deviceId', [typed]);
	return IPV4.test(typed) ? among('ipAddress', [typed]) : undefined;
}

function criterion(typed: string) {
	if (ID.test(typed)) return byIdentifier('deviceId', [typed]);
	return IPV4.test(typed) ? byIdentifier('ipv4Address', [typed]) : seenSince(0);
}

function deviceName(title: unknown, type: unknown, address: unknown, id: unknown): string {
	const [name, kind, at, number] = [title, type, address, id].map((part) => idText(part) ?? '–');
	return `${name} (${kind}) · ${at} · ${number}`;
}

/** None for a record without an ID. */
function line(id: unknown, name: string, url?: string) {
	const value = idText(id);
	return value === undefined ? [] : [{ name, value, url }];
}

/** A file can have a column for each, rather than the site as JSON (official SDK, `entities/device.py`). */
const PARTS_OF_SITE = ['site.id', 'site.location', 'site.name', 'site.tier'];
/** Fields of a device that API v1 only returns when they are asked for by name. */
const ONLY_BY_NAME = ['serialNumber', 'plcModule', 'firmwareVersion'];
/** What to search for the fields of a resource. */
const QUERIES = new Map([
	['alert', 'in:alerts'],
	['vulnerability', 'in:vulnerabilities'],
]);
/** The events of a resource, or of what a query searches. */
const EVENTS = new Map([
	['alert', alertEvent],
	['device', deviceEvent],
	['vulnerability', vulnerabilityEvent],
	['alerts', alertEvent],
	['devices', searchedDeviceEvent],
	['vulnerabilities', vulnerabilityEvent],
]);

/**
 * Names of the fields of a resource. API v3 has a catalog of the fields of devices, with custom and integration fields;
 * API v1 has none, so the names are those of recent records. Of events, the attributes.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const resource = String(this.getCurrentNodeParameter('resource'));
	const [api, namesOf] = resource === 'device' ? [armisV3, catalog] : [armisV1, sampled];
	const query = QUERIES.get(resource) ?? String(this.getCurrentNodeParameter('aql'));
	return await inEditor(this, api, 'load the field names', async (session) => {
		if (areAttributes(this)) {
			const events = EVENTS.get(resource) ?? EVENTS.get(entityOf(query));
			return events ? attributeOptions(events.tables) : [];
		}
		const names = [...(await namesOf(session, query)), ...(ADDED.get(resource) ?? [])];
		return [...new Set(names)].sort().map((name) => ({ name, value: name }));
	});
}

async function catalog(session: Session): Promise<string[]> {
	const { body } = await session.send({ path: '/assets/_search/fields', query: { asset_type: 'DEVICE' } });
	const names = itemsOf(body).map(({ name }) => String(name));
	return names.includes('site') ? [...names, ...PARTS_OF_SITE] : names;
}

async function sampled(session: Session, query: string): Promise<string[]> {
	const entity = entityOf(query);
	const search: Search = { aql: aql(`in:${entity}`, conditions(query, entity)), ...PAGE };
	const { ask, style } = await openSearch(session, search);
	const names = style.rows(await ask(style.first)).flatMap((row) => Object.keys(row));
	return entity === 'devices' ? [...names, ...ONLY_BY_NAME] : names;
}
