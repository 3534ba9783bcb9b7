import { eventShape } from '../../../core/node/event-shape';
import { ANALYTIC_TYPE, FINDING_STATUS, SEVERITY } from '../../../core/ocsf/captions';
import { DETECTION_FINDING } from '../../../core/ocsf/classes';
import { objects } from '../../../core/ocsf/nested';
import { always, alwaysOf, derived, from } from '../../../core/ocsf/sources';
import type { Attributes, EventTable } from '../../../core/ocsf/table';
import { choice, list, text, time, whole } from '../../../core/ocsf/values';
import { objectOf } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';
import { keyOfState } from '../../../core/poll/memory-key';
import { endpoint, ENDPOINT_FIELDS, said, type End } from './endpoints';
import { eventKey, PRODUCT, RECEIVED, TIME_FIELDS } from './product';

/** Activities of findings. */
const CREATE = 1;
const UPDATE = 2;
const CLOSE = 3;

/** The statuses that people give alarms, and what that is. In Review is also written with a space (recorded alarms). */
const CHANGES = new Map([
	['in_review', UPDATE],
	['closed', CLOSE],
]);

const ATTACK: Attributes = {
	'technique.uid': from('id', text, 'seen'),
	'technique.name': from('technique', text, 'seen'),
	'tactic.name': from('tactic', text, 'seen'),
};

const EVIDENCE: Attributes = {
	...endpoint('src_endpoint', 'source'),
	...endpoint('dst_endpoint', 'destination'),
	'actor.user.name': from('source_username'),
	'actor.user.domain': from('source_ntdomain', text, 'seen'),
	'user.name': from('destination_username'),
	'user.domain': from('destination_ntdomain', text, 'seen'),
};
const EVIDENCE_FIELDS = [
	...ENDPOINT_FIELDS,
	...['source_username', 'source_ntdomain', 'destination_username', 'destination_ntdomain'],
	...['sources', 'alarm_sources', 'alarm_source_names', 'alarm_source_asset_ids', 'alarm_source_countries'],
	// Spelled so.
	...['destinations', 'alarm_destinations', 'alarm_destination_names', 'alarm_destination_assset_ids'],
];

const RELATED_EVENT: Attributes = {
	uid: from('uuid'),
	title: from('event_name'),
	created_time: from('timestamp_occured', time),
};

/** An alarm with the status that it was raised with. It has `url`: the address of the alarm in the console. */
const RAISED: EventTable = {
	class: DETECTION_FINDING,
	activity: CREATE,
	product: PRODUCT,
	log: 'alarms',
	time: from(TIME_FIELDS, time),
	uid: eventKey,
	message: (alarm) => [titleOf(alarm) ?? `Alarm ${said(alarm.uuid)}`],
	attributes: {
		// There is no critical one.
		severity: from('priority_label', choice(SEVERITY, { low: 2, medium: 3, high: 4 })),
		status: derived(
			['suppressed', 'status'],
			({ suppressed, status }) => (/^true$/i.test(String(suppressed)) ? 'suppressed' : status),
			// In Review has an underscore in the documentation, and a space in recorded alarms.
			choice(FINDING_STATUS, { open: 1, in_review: 2, 'in review': 2, suppressed: 3, closed: 4 }),
		),
		is_alert: always(true),
		'finding_info.uid': from('uuid'),
		'finding_info.title': derived(['rule_strategy', 'rule_method'], titleOf),
		'finding_info.src_url': from('url', text, 'seen'),
		'finding_info.types': from('rule_intent', list()),
		'finding_info.created_time': derived(TIME_FIELDS, (alarm) => alarm[TIME_FIELDS[0]] ?? alarm[TIME_FIELDS[1]], time),
		'finding_info.analytic.name': from('rule_method'),
		'finding_info.analytic.category': from('rule_strategy'),
		'finding_info.analytic.uid': from('rule_id', text, 'seen'),
		'finding_info.analytic.type': alwaysOf(ANALYTIC_TYPE, 1),
		'finding_info.attacks': derived(
			['rule_attack_id', 'rule_attack_technique', 'rule_attack_tactic'],
			attacks,
			objects('attacks', ATTACK),
			'seen',
		),
		'finding_info.related_events': derived(
			['events', 'packet_data'],
			relatedEvents,
			objects('related_events', RELATED_EVENT),
		),
		'finding_info.related_events_count': from('alarm_events_count', whole, 'seen'),
		evidences: derived(EVIDENCE_FIELDS, evidences, objects('evidences', EVIDENCE)),
		'metadata.labels': from('alarm_labels', list()),
		'metadata.loggers[].uid': from('sensor_uuid'),
		'metadata.tenant_uid': from('x_att_tenantid', text, 'seen'),
		'metadata.logged_time': RECEIVED,
	},
};

/** An alarm that somebody has given another status. When is not said. */
const CHANGED: EventTable = {
	...RAISED,
	activity: (alarm) => CHANGES.get(String(statusOf(alarm)))!,
	uid: (alarm) => keyOfState(eventKey(alarm), statusOf(alarm)),
};

/** Output OCSF of alarms: what has become of them. */
export const alarmEvent = eventShape(
	(alarm) => (CHANGES.has(String(statusOf(alarm))) ? CHANGED : RAISED),
	[RAISED, CHANGED],
);

/** The same where the event is that an alarm was raised, even if its status has changed since then. */
export const raisedAlarmEvent = eventShape(RAISED);

function statusOf({ status }: Row): string | undefined {
	return said(status)?.trim().toLowerCase().replaceAll(' ', '_');
}

/** As in the recipes for tickets. */
function titleOf({ rule_strategy: strategy, rule_method: method }: Row): string | undefined {
	return [strategy, method].flatMap((part) => said(part) ?? []).join(': ') || undefined;
}

/** One technique may serve several tactics: one attack for each. */
function attacks({ rule_attack_id: id, rule_attack_technique: technique, rule_attack_tactic: tactics }: Row): Row[] {
	const all = Array.isArray(tactics) && tactics.length > 0 ? tactics : [tactics];
	return all.map((tactic) => ({ id, technique, tactic }) as Row);
}

/** The events in the alarm; where there are none, the IDs of its events. */
function relatedEvents({ events, packet_data: ids }: Row): unknown[] {
	if (Array.isArray(events) && events.length > 0) return events;
	return [ids].flat().map((uuid) => ({ uuid }));
}

/** The pair of the alarm itself, then all others that it names. */
function evidences(alarm: Row): Row[] {
	return [alarm, ...othersOf(alarm, 'source'), ...othersOf(alarm, 'destination')];
}

function othersOf(alarm: Row, end: End): Row[] {
	const described = [alarm[`${end}s`]].flat().flatMap((one) => {
		const fields = Object.entries(objectOf(one) ?? {});
		return fields.length > 0 ? [Object.fromEntries(fields.map(([name, value]) => [`${end}_${name}`, value]))] : [];
	});
	if (described.length > 0) return described as Row[];
	const names = [alarm[`alarm_${end}_names`] ?? alarm[`alarm_${end}s`]].flat();
	const known = ['name', 'address', 'canonical', 'asset_id', 'hostname', 'fqdn'].map(
		(field) => alarm[`${end}_${field}`],
	);
	return names.flatMap((name) => (known.includes(name as string) ? [] : [{ [`${end}_name`]: name } as Row]));
}
