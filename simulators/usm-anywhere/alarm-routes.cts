import type { Answer } from '../kernel/answer.cts';
import type { Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { UsmAnywhereData } from './data.cts';
import { apiError } from './errors.cts';
import { fieldFilter, type Filter } from './list-request.cts';
import { listHandler, type ListSettings } from './list-answer.cts';
import type { Alarm } from './records.cts';

const PATH = '/api/2.0/alarms';

const FILTERS: Filter[] = [
	{ ...fieldFilter('status'), isArray: true },
	{ ...fieldFilter('priority_label'), isArray: true },
	fieldFilter('suppressed'),
	fieldFilter('rule_intent'),
	fieldFilter('rule_method'),
	fieldFilter('rule_strategy'),
	{
		parameter: 'alarm_sensor_sources',
		valuesOf: ({ alarm_sensor_sources: sensors }) => (Array.isArray(sensors) ? sensors.map(String) : []),
	},
];

/** In addition to the time of occurrence [CODE FSR]. */
const SORTABLE = ['priority', 'status', 'rule_intent', 'rule_strategy', 'rule_method'];

/** The alarm routes: list, read, and the labels of one alarm [DOC]. */
export function alarmRoutes(data: UsmAnywhereData, settings: ListSettings): Route[] {
	const list = { filters: FILTERS, sortable: SORTABLE, key: 'alarms', row: listRow };
	return [
		{ method: 'GET', pattern: PATH, answer: listHandler(data.alarms, { ...settings, ...list }) },
		{ method: 'GET', pattern: `${PATH}/:`, answer: (request, [uuid]) => answerAlarm(request, data, uuid) },
		{ method: 'GET', pattern: `${PATH}/:/labels`, answer: (request, [uuid]) => answerLabels(request, data, uuid) },
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:/labels/:`,
			answer: (_, [uuid, label]) => addLabel(data, uuid, label),
		},
		{ method: 'DELETE', pattern: `${PATH}/:/labels/:`, answer: (_, [uuid, label]) => removeLabel(data, uuid, label) },
	];
}

// Each event is in a wrapper with a numeric time and a link that is a template, not an address [CODE].
function listRow(alarm: Alarm, { origin }: VendorRequest): unknown {
	const events = (alarm.events ?? []).map((message) => ({
		timeStamp: Number(message.timestamp_occured),
		enriched: true,
		_links: { self: { href: `${origin}/api/2.0/events/{eventId}`, templated: true } },
		message,
	}));
	return { ...alarm, events, _links: selfLink(origin, alarm.uuid) };
}

function selfLink(origin: string, uuid: string) {
	return { self: { href: `${origin}${PATH}/${uuid}` } };
}

function answerAlarm(request: VendorRequest, data: UsmAnywhereData, uuid: string): Answer {
	const alarm = data.alarms.find(uuid);
	if (!alarm) return apiError(404, request.path, `Alarm ${uuid} not found`);
	const { events, ...rest } = alarm;
	const shown = data.lacksEvents(uuid) ? {} : { events };
	return { status: 200, body: { ...rest, ...shown, _links: selfLink(request.origin, uuid) } };
}

/** No body is documented for a label call that finds nothing [DOC]. */
const NO_SUCH_ALARM: Answer = { status: 404 };

function answerLabels(request: VendorRequest, data: UsmAnywhereData, uuid: string): Answer {
	const alarm = data.alarms.find(uuid);
	if (!alarm) return NO_SUCH_ALARM;
	const self = { href: `${request.origin}${PATH}/${uuid}/labels` };
	return { status: 200, body: { alarm_labels: alarm.alarm_labels ?? [], _links: { self } } };
}

// Any label id is accepted: it is not known whether the server checks that a label exists [INVENTED].
function addLabel(data: UsmAnywhereData, uuid: string, label: string): Answer {
	const alarm = data.alarms.find(uuid);
	if (!alarm) return NO_SUCH_ALARM;
	data.updateAlarm(uuid, { alarm_labels: [...new Set([...(alarm.alarm_labels ?? []), label])] });
	return { status: 200 };
}

// 204, although the documentation says 200 [CODE]. Removing a missing label is not an error [INVENTED].
function removeLabel(data: UsmAnywhereData, uuid: string, label: string): Answer {
	const alarm = data.alarms.find(uuid);
	if (!alarm) return NO_SUCH_ALARM;
	const rest = (alarm.alarm_labels ?? []).filter((known) => known !== label);
	data.updateAlarm(uuid, { alarm_labels: rest.length > 0 ? rest : undefined });
	return { status: 204 };
}
