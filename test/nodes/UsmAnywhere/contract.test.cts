import { UsmAnywhere } from '../../../nodes/UsmAnywhere/UsmAnywhere.node';
import { UsmAnywhereTrigger } from '../../../nodes/UsmAnywhere/UsmAnywhereTrigger.node';
import { resources } from '../../../nodes/UsmAnywhere/resources';
import { triggerEvents } from '../../../nodes/UsmAnywhere/trigger';
import type { UsmAnywhereSimulator } from '../../../simulators/usm-anywhere/index.cts';
import type { ListDeclaration, WatchDeclaration } from '../../contract/declaration.cts';
import { testVendor } from '../../contract/vendor.cts';
import { by, putForward, tenant } from './setting.cts';

type Options = NonNullable<Parameters<typeof tenant>[0]>;
type List = ListDeclaration<UsmAnywhereSimulator, Options>;
type Watch = WatchDeclaration<UsmAnywhereSimulator, Options>;

const ALL_OLDEST_FIRST = { sort: 'timestamp_occured,asc', filters: { suppressed: 'both' } };
const ids = (rows: ReadonlyArray<{ uuid: string }>) => rows.map(({ uuid }) => uuid);

const paged: Pick<List, 'idField' | 'parameters' | 'smallerPages' | 'total'> = {
	idField: 'uuid',
	parameters: ALL_OLDEST_FIRST,
	smallerPages: { maxPageSize: 7 },
	total: (totalElements) => ({ page: { totalElements } }),
};

const alarms: List = {
	...paged,
	resource: 'alarm',
	holding: (count) => ({ alarms: count }),
	ids: (vendor) => ids(vendor.alarms),
	add: (vendor) => void vendor.addAlarm(),
};

const events: List = {
	...paged,
	resource: 'event',
	holding: (count) => ({ events: count }),
	ids: (vendor) => ids(vendor.events),
	add: (vendor) => void vendor.addEvent(),
};

const newAlarm: Watch = {
	event: 'newAlarm',
	isSliced: true,
	at: (endTime) => ({ alarms: 3, endTime: endTime - 3_600_000 * 10 }),
	idField: 'uuid',
	occur: (vendor, time) => vendor.addAlarm({ suppressed: false, status: 'open', timestamp_occured: String(time) }).uuid,
	listed: { resource: 'alarm' },
	closed: (vendor, time) =>
		vendor.addAlarm({ suppressed: false, status: 'closed', timestamp_occured: String(time) }).uuid,
	otherwise: { filters: { suppressed: 'both' } },
};

const newEvent: Watch = {
	event: 'newEvent',
	isSliced: true,
	at: (endTime) => ({ events: 3, endTime: endTime - 3_600_000 * 10 }),
	idField: 'uuid',
	occur: (vendor, time) => vendor.addEvent({ suppressed: false, timestamp_occured: String(time) }).uuid,
	listed: { resource: 'event' },
	otherwise: { filters: { suppressed: 'both' } },
};

const alarmId = by('id', '971918fd-a569-548a-5a80-1ffcda2a8365');
const labelId = by('id', 'ticketed');

/** An alarm of which one event is about a connection: others may have no event of OCSF. */
function withConnection({ alarms: all }: UsmAnywhereSimulator): string {
	const alarm = all.find(({ events: inside }) => inside?.some(({ event_category: one }) => one === 'Network'));
	return String(alarm?.uuid);
}

testVendor<UsmAnywhereSimulator, Options>({
	product: 'USM Anywhere',
	folder: 'UsmAnywhere',
	node: new UsmAnywhere(),
	trigger: new UsmAnywhereTrigger(),
	resources,
	triggerEvents,
	contract: {
		alarm: ['get', 'getAll', 'export', 'getEvents', 'getLabels', 'addLabel', 'removeLabel'],
		event: ['get', 'getAll', 'export', 'send'],
		apiRequest: ['send'],
	},
	events: ['newAlarm', 'newEvent'],
	start: tenant,
	putForward,
	data: '^/api/(2\\.0/(?!oauth)|1\\.0/webhook/)',
	echoes: ({ secrets, vendor }) => [
		// The client ID is not secret: the service may repeat it.
		{ pattern: '^/api/(2\\.0/(?!oauth)|1\\.0/webhook/)', secrets: secrets().filter((one) => one !== vendor.clientId) },
	],
	login: { pattern: '/oauth/token$', patch: (access_token) => ({ access_token }) },
	wrong: { clientSecret: 'mistyped-secret' },
	refusals: [
		(error) => ({ error }),
		(message) => ({ error: { message } }),
		(error_description) => ({ error: 'access_denied', error_description }),
		(result) => ({ result, location: 'x' }),
	],
	operations: {
		'alarm addLabel': { alarmId, labelId },
		'alarm get': { alarmId },
		'alarm getEvents': ({ vendor }) => ({ alarmId: by('id', withConnection(vendor)) }),
		'alarm getLabels': { alarmId },
		'alarm removeLabel': { alarmId, labelId },
		'apiRequest send': { path: '/alarms' },
		'event get': { eventId: alarmId },
		'event send': { event: '{"a":1}' },
	},
	writes: {
		'alarm addLabel': 'PUT /api/2.0/alarms/971918fd-a569-548a-5a80-1ffcda2a8365/labels/ticketed',
		'alarm removeLabel': 'DELETE /api/2.0/alarms/971918fd-a569-548a-5a80-1ffcda2a8365/labels/ticketed',
		'apiRequest send': '',
		'event send': 'POST /api/1.0/webhook/push [{"a":1}]',
	},
	exceptions: {
		// The vendor may add intents, so an expression may give one that is not among the options.
		'alarm getAll': { takesAny: ['filters.ruleIntent'] },
		'alarm export': { takesAny: ['filters.ruleIntent'] },
		newAlarm: { takesAny: ['filters.ruleIntent'] },
	},
	lists: [alarms, events],
	watches: [newAlarm, newEvent],
	apiRequest: { root: '/api/2.0', fullPath: '/api/1.0/alarms' },
});
