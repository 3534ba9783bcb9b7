import type { TabledShape } from '../../core/node/event-shape';
import { idIn, type ReadFrom, type RecordKind } from '../../core/node/list';
import { objectOf } from '../../core/json';
import type { Row } from '../../core/pages/page-style';
import { alarmEvent, raisedAlarmEvent } from './ocsf/alarm';
import { eventEvent } from './ocsf/event';
import { eventKey } from './ocsf/product';
import { idOf, occurredAt, type Collection } from './pages';

/** The last instant of a JavaScript date, ms since the epoch. */
const LATEST_MS = 8.64e15;

/** Alarms; the list is always `alarms`. */
export const ALARMS: Collection = {
	path: '/alarms',
	names: ['alarms'],
	noun: { one: 'alarm', many: 'alarms' },
	kind: {
		idOf,
		idFields: idIn('uuid', 'finding_info.uid'),
		simplified: (alarm, { access }) => ({
			uuid: alarm.uuid,
			url: alarmUrl(alarm, access.base.origin),
			occurred_at: isoTime(alarm),
			status: alarm.status ?? null,
			priority_label: alarm.priority_label ?? null,
			rule_intent: alarm.rule_intent ?? null,
			rule_strategy: alarm.rule_strategy ?? null,
			rule_method: alarm.rule_method ?? null,
			sources: alarm.alarm_source_names ?? (alarm.source_name ? [alarm.source_name] : []),
		}),
		raw: unwrapped,
		keyOf: (alarm) => alarmEvent.keyOf(alarm),
		ocsf: withUrl(alarmEvent),
	},
};

/** Alarms as they were raised, even if their status has changed by now. */
export const RAISED_ALARM: RecordKind = { ...ALARMS.kind, ocsf: withUrl(raisedAlarmEvent) };

/** Events. The list is documented as `events`; servers send `eventResources`, older ones `eventResourceList`. */
export const EVENTS: Collection = {
	path: '/events',
	names: ['eventResources', 'events', 'eventResourceList'],
	noun: { one: 'event', many: 'events' },
	kind: {
		idOf,
		idFields: idIn('uuid', 'metadata.original_event_uid'),
		simplified: (event) => ({
			uuid: event.uuid,
			occurred_at: isoTime(event),
			event_name: event.event_name ?? null,
			event_category: event.event_category ?? null,
			event_outcome: event.event_outcome ?? null,
			plugin: event.plugin ?? null,
			source_name: event.source_name ?? null,
			source_username: event.source_username ?? null,
			destination_name: event.destination_name ?? null,
		}),
		keyOf: eventKey,
		ocsf: eventEvent,
	},
};

/** Events of alarms, which have the address of the alarm in the console. */
function withUrl(eventOf: TabledShape): TabledShape {
	const shape = (alarm: Row, from: ReadFrom) =>
		eventOf({ ...unwrapped(alarm), url: alarmUrl(alarm, from.access.base.origin) }, from);
	return Object.assign(shape, { tables: eventOf.tables, keyOf: eventOf.keyOf });
}

/** The events inside an alarm, unwrapped; none if it has none. */
export function eventsOf(alarm: Row): Row[] {
	const events: unknown[] = Array.isArray(alarm.events) ? alarm.events : [];
	return events.flatMap((event) => {
		const outer = objectOf(event);
		return outer ? [(objectOf(outer.message) ?? outer) as Row] : [];
	});
}

/** The list wraps each event of an alarm in `message`, the single alarm does not. */
function unwrapped(alarm: Row): Row {
	return Array.isArray(alarm.events) ? { ...alarm, events: eventsOf(alarm) } : alarm;
}

/** Address of the alarm in the console; `null` for one without an ID. */
function alarmUrl(alarm: Row, origin: string): string | null {
	const id = idOf(alarm);
	// Half of a character cannot be encoded; as bytes it is a replacement character.
	return id === undefined ? null : `${origin}/#/alarm/${encodeURIComponent(Buffer.from(id).toString())}`;
}

/** ISO 8601 from the epoch text: the vendor's own ISO 8601 form is sometimes missing. */
function isoTime(record: Row): string | null {
	const time = occurredAt(record);
	return time === undefined || time > LATEST_MS ? null : new Date(time).toISOString();
}
