import type { IDataObject } from 'n8n-workflow';
import { ResponseError } from '../../core/errors/response-error';
import type { Row } from '../../core/pages/page-style';
import { kind, objectOf } from '../../core/pages/shape';
import { idOf, occurredAt } from './collection';

/** The last instant of a JavaScript date, ms since the epoch. */
const LATEST_MS = 8.64e15;

/** An alarm in ten fields, enough for a ticket. `origin` is that of the console. */
export function simpleAlarm(alarm: Row, origin: string): Row {
	return {
		uuid: alarm.uuid,
		url: alarmUrl(alarm, origin),
		occurred_at: isoTime(alarm),
		status: alarm.status ?? null,
		priority_label: alarm.priority_label ?? null,
		rule_intent: alarm.rule_intent ?? null,
		rule_strategy: alarm.rule_strategy ?? null,
		rule_method: alarm.rule_method ?? null,
		sources: alarm.alarm_source_names ?? (alarm.source_name ? [alarm.source_name] : []),
		alarm_labels: alarm.alarm_labels ?? [],
	};
}

/** An event in ten fields. */
export function simpleEvent(event: Row): Row {
	return {
		uuid: event.uuid,
		occurred_at: isoTime(event),
		event_name: event.event_name ?? null,
		event_category: event.event_category ?? null,
		event_severity: event.event_severity ?? null,
		event_outcome: event.event_outcome ?? null,
		plugin: event.plugin ?? null,
		source_name: event.source_name ?? null,
		source_username: event.source_username ?? null,
		destination_name: event.destination_name ?? null,
	};
}

/** The alarm with its events in one shape: the list wraps each in `message`, the detail does not. */
export function withPlainEvents(alarm: Row): Row {
	return Array.isArray(alarm.events) ? { ...alarm, events: eventsOf(alarm) } : alarm;
}

/** The events inside an alarm, unwrapped; none if it has none. */
export function eventsOf(alarm: Row): Row[] {
	const events: unknown[] = Array.isArray(alarm.events) ? alarm.events : [];
	return events.flatMap((event) => {
		const outer = objectOf(event);
		return outer ? [(objectOf(outer.message) ?? outer) as IDataObject] : [];
	});
}

/** Address of the alarm in the console; `null` for one without an ID. */
export function alarmUrl(alarm: Row, origin: string): string | null {
	const id = idOf(alarm);
	return id === undefined ? null : `${origin}/#/alarm/${encodeURIComponent(id)}`;
}

/** ISO 8601 from the epoch text: the vendor's own ISO twin is sometimes missing. */
function isoTime(record: Row): string | null {
	const time = occurredAt(record);
	return time === undefined || time > LATEST_MS ? null : new Date(time).toISOString();
}

/** One record as an answer holds it. @throws ResponseError when it is something else */
export function recordOf(body: unknown, what: 'alarm' | 'event'): Row {
	const record = objectOf(body);
	if (!record) throw new ResponseError(`the answer has ${kind(body)} where an ${what} is due`);
	if (idOf(record as Row) === undefined) throw new ResponseError(`the answer is no ${what}: it has no uuid`);
	return record as Row;
}

/** The label IDs in the answer of `/alarms/{id}/labels`; none when there are none. */
export function labelsOf(body: unknown): string[] {
	const labels: unknown = objectOf(body)?.alarm_labels;
	return Array.isArray(labels) ? labels.map(String) : [];
}
