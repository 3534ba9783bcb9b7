import { Armis } from '../../../nodes/Armis/Armis.node';
import { ArmisTrigger } from '../../../nodes/Armis/ArmisTrigger.node';
import { resources } from '../../../nodes/Armis/resources';
import { triggerEvents } from '../../../nodes/Armis/trigger';
import type { ArmisSimulator } from '../../../simulators/armis/index.cts';
import type { ListDeclaration, WatchDeclaration } from '../../contract/declaration.cts';
import { testVendor } from '../../contract/vendor.cts';
import { lookUps } from './look-ups.cts';
import { at, by, putForward, tenant, type Tenant } from './setting.cts';

type Options = NonNullable<Parameters<typeof tenant>[0]>;
type List = ListDeclaration<ArmisSimulator, Options>;
type Watch = WatchDeclaration<ArmisSimulator, Options>;

const ofV1: Pick<List, 'smallerPages' | 'total'> = {
	smallerPages: { maxLength: 7 },
	total: (total) => ({ data: { total } }),
};

const devices: List = {
	resource: 'device',
	holding: (count) => ({ devices: count }),
	ids: (vendor) => vendor.devices.map(({ id }) => id),
	idField: 'device_id',
	isSequential: true,
	add: (vendor) => void vendor.addDevice(),
};

const alerts: List = {
	...ofV1,
	resource: 'alert',
	parameters: { sort: 'oldest' },
	holding: (count) => ({ alerts: count }),
	ids: (vendor) => vendor.alerts.map(({ alertId }) => alertId),
	idField: 'alertId',
	add: (vendor) => void vendor.addAlert(),
};

/** From the last page to the first. Smaller pages than asked for would leave gaps: they are refused. */
const newestAlerts: List = {
	...alerts,
	parameters: { sort: 'newest' },
	smallerPages: undefined,
	// Where pages are found by the total, a wrong one is an error: see odd-answers.test.cts.
	total: undefined,
	ids: (vendor) => vendor.alerts.map(({ alertId }) => alertId).reverse(),
	// An export always goes from old to new.
	exportOperation: 'none',
};

const vulnerabilities: List = {
	...ofV1,
	resource: 'vulnerability',
	parameters: { sort: 'oldest' },
	holding: (count) => ({ vulnerabilities: count }),
	ids: (vendor) => vendor.vulnerabilities.map(({ id }) => id),
	idField: 'id',
};

const found: List = {
	...ofV1,
	resource: 'search',
	operation: 'run',
	holding: (count) => ({ devices: count }),
	ids: (vendor) => vendor.devices.map(({ id }) => id).sort((a, b) => a - b),
	idField: 'id',
	add: (vendor) => void vendor.addDevice(),
};

/** Few records, all of them older than the trigger looks back. */
const old = (now: number) => ({ alerts: 3, devices: 3, endTime: now - 10 * 3_600_000 });

const watches: Watch[] = [
	{
		event: 'newAlert',
		isSliced: true,
		at: old,
		idField: 'alertId',
		occur: (vendor, time) =>
			vendor.addAlert({ time: at(time), status: 'Unhandled', statusChangeTime: at(time) }).alertId,
		listed: { resource: 'alert' },
		closed: (vendor, time) =>
			vendor.addAlert({ time: at(time), status: 'Resolved', statusChangeTime: at(time + 1) }).alertId,
		otherwise: { filters: { status: ['UNHANDLED'] } },
	},
	{
		event: 'alertStatusChanged',
		at: old,
		idField: 'alertId',
		occur(vendor, time) {
			const { alertId } = vendor.addAlert({ time: at(time - 86_400_000) });
			vendor.updateAlert(alertId, { status: 'Resolved', statusChangeTime: at(time) });
			return alertId;
		},
		listed: { resource: 'alert' },
		otherwise: { filters: { status: ['RESOLVED'] } },
	},
	{
		event: 'newDevice',
		at: old,
		idField: 'id',
		occur: (vendor, time) => vendor.addDevice({ firstSeen: at(time), lastSeen: at(time) }).id,
		listed: { resource: 'device' },
		otherwise: { filters: { aql: 'in:devices' } },
	},
];

const alertId = by('id', 5);
const deviceId = by('id', 5);
/** An alert that names devices. */
function withDevices({ alerts: all }: ArmisSimulator): number {
	return all.find(({ deviceIds }) => deviceIds.length > 0)?.alertId ?? 5;
}

/** Gives a record a name that another one has, in another case: Armis itself would refuse the same. */
function rename(records: ReadonlyArray<{ id: number | string; name: string }>, id: number | string): string {
	const record = records.find((one) => one.id === id)!;
	record.name = record === records[0] ? 'Same Name' : 'SAME NAME';
	return String(id);
}

const siteId = by('id', '3');
const customPropertyId = by('id', '5');
const FIXED = 'The simulator has a fixed number of them; see settings.test.cts.';

testVendor<ArmisSimulator, Options>({
	product: 'Armis Centrix',
	folder: 'Armis',
	node: new Armis(),
	trigger: new ArmisTrigger(),
	resources,
	triggerEvents,
	contract: {
		alert: ['get', 'getAll', 'export', 'updateStatus', 'getDevices', 'getActivities'],
		device: ['get', 'getAll', 'lookUp', 'export', 'addTags', 'removeTags', 'setCustomProperty'],
		vulnerability: ['getAll', 'export', 'getMatches'],
		site: ['get', 'getAll', 'create', 'update', 'delete'],
		customProperty: ['getAll', 'create', 'update', 'delete'],
		boundary: ['getAll'],
		dataExport: ['get', 'download', 'setEnabled'],
		search: ['run', 'export'],
		apiRequest: ['send'],
	},
	events: ['newAlert', 'alertStatusChanged', 'newDevice'],
	start: tenant,
	putForward,
	// Retries in the test of secrets take an hour on the clock. A token that is not in use any more could not be told.
	options: (common) => ({ v3TokenLifetimeSeconds: 7_000, ...common }),
	data: '^/(v3|api/v1)/(?!oauth|access_token)',
	// Neither API ever sees a secret of the other one.
	echoes(place) {
		const { v1, v3, vendor } = place as unknown as Tenant;
		return [
			{ pattern: '^/api/v1/(?!access_token)', secrets: [String(v1.stored.accessToken), vendor.secretKey] },
			{ pattern: '^/v3/(?!oauth)', secrets: [String(v3.stored.accessToken), vendor.clientSecret] },
		];
	},
	login: {
		pattern: '/(oauth/token|access_token/?)$',
		patch: (token) => ({ access_token: token, data: { access_token: token } }),
	},
	wrong: { clientSecret: 'mistyped-secret', secretKey: 'mistyped-secret' },
	refusals: [
		(words) => ({ message: words, detail: words, success: false }),
		(words) => ({ detail: [{ loc: [words], msg: words, type: words }] }),
	],
	operations: {
		'alert get': { alertId },
		'alert getActivities': { alertId },
		'alert getDevices': ({ vendor }) => ({ alertId: by('id', withDevices(vendor)) }),
		'alert updateStatus': { alertId },
		'apiRequest send': { path: '/settings/sites' },
		'customProperty create': { customPropertyName: 'Ticket' },
		'customProperty delete': { customPropertyId },
		'customProperty update': { customPropertyId, updateFields: { description: 'x' } },
		'device addTags': { deviceId, tags: 'a' },
		'device get': { deviceId },
		'device lookUp': ({ vendor }) => ({ values: vendor.devices[0].ipAddress }),
		'device removeTags': { deviceId, tags: 'a' },
		'device setCustomProperty': { deviceId, propertyName: by('list', 'Owner'), value: 'a' },
		'search export': { aql: 'in:devices' },
		'search run': { aql: 'in:devices' },
		'site create': { siteName: 'Dock' },
		'site delete': { siteId },
		'site get': { siteId },
		'site update': { siteId, updateFields: { tier: 'Tier 1' } },
		'vulnerability getMatches': ({ vendor }) => ({ ids: vendor.matches[0]?.cveUid ?? 'CVE-2026-1001' }),
	},
	writes: {
		'alert updateStatus': 'PATCH /api/v1/alerts/5/ status=RESOLVED',
		'apiRequest send': '',
		'customProperty create': 'POST /v3/settings/device-custom-properties {"name":"Ticket","type":"string"}',
		'customProperty delete': 'DELETE /v3/settings/device-custom-properties/5',
		'customProperty update': 'PATCH /v3/settings/device-custom-properties/5 {"description":"x"}',
		'dataExport setEnabled': 'PATCH /v3/data-export/vulnerabilities {"enabled":true}',
		'device addTags': 'POST /api/v1/devices/5/tags/ {"tags":["a"]}',
		'device removeTags': 'DELETE /api/v1/devices/5/tags/ {"tags":["a"]}',
		'device setCustomProperty':
			'POST /v3/assets/_bulk {"asset_type":"DEVICE","asset_id_source":"ASSET_ID","items":[{"asset_id":5,"key":"custom.Owner","operation":"SET","value":"a"}]}',
		'site create': 'POST /v3/settings/sites {"name":"Dock"}',
		'site delete': 'DELETE /v3/settings/sites/3',
		'site update': 'PATCH /v3/settings/sites/3 {"tier":"Tier 1"}',
	},
	exceptions: {
		'boundary getAll': { untested: FIXED },
		'customProperty getAll': { untested: FIXED },
		'site getAll': { untested: FIXED },
		'device addTags': { isRepeatable: true },
		'device export': { refusesUnknownFields: true },
		'device setCustomProperty': { isRepeatable: true },
	},
	names: {
		siteId: {
			known: ({ sites }) => ({ id: String(sites[1].id), name: sites[1].name }),
			twice: ({ sites }) => ({ ids: sites.slice(0, 2).map(({ id }) => rename(sites, id)), name: 'same name' }),
		},
		customPropertyId: {
			known: ({ customProperties }) => ({ id: String(customProperties[1].id), name: customProperties[1].name }),
			twice: ({ customProperties: all }) => ({
				ids: all.slice(0, 2).map(({ id }) => rename(all, id)),
				name: 'same name',
			}),
		},
	},
	lists: [devices, alerts, newestAlerts, vulnerabilities, found],
	lookUps,
	watches,
	apiRequest: { root: '/v3' },
});
