/**
 * An alarm as stored, before a route changes its shape [CODE: recorded samples]. The misspelled names are the vendor's.
 * `alarm_labels` is missing when there are none, as in recorded alarms.
 */
export interface Alarm {
	uuid: string;
	/** 0 to 100. */
	priority: number;
	priority_label: string;
	suppressed: boolean;
	/** `open`, `closed` or `in review`, with a space as in the vendor's older index [CODE]. */
	status: string;
	/** Milliseconds since 1970, as text. */
	timestamp_occured: string;
	/** Milliseconds since 1970, as text. */
	timestamp_received: string;
	/** Missing on some records [FIELD]. */
	timestamp_occured_iso8601?: string;
	timestamp_received_iso8601?: string;
	rule_intent: string;
	rule_strategy: string;
	rule_method: string;
	sensor_uuid: string;
	alarm_sensor_sources: string[];
	alarm_events_count: number;
	/** The ids of the alarm's events. */
	packet_data: string[];
	alarm_labels?: string[];
	/** The alarm's events, flat; in the list they are in wrappers. */
	events?: NestedEvent[];
	[field: string]: unknown;
}

/** An event as stored; all other fields depend on its plugin [DOC]. */
export interface Event {
	uuid: string;
	event_name: string;
	plugin: string;
	account_name: string;
	sensor_uuid: string;
	/** A boolean in lists, a text when read alone or inside an alarm [CODE, DOC]. */
	suppressed: boolean;
	has_alarm: boolean;
	/** Milliseconds since 1970, as text. */
	timestamp_occured: string;
	/** Milliseconds since 1970, as text. */
	timestamp_received: string;
	timestamp_occured_iso8601?: string;
	timestamp_received_iso8601?: string;
	[field: string]: unknown;
}

/** An event inside an alarm: its booleans are texts [CODE]. */
export interface NestedEvent {
	uuid: string;
	timestamp_occured: string;
	suppressed: string;
	has_alarm: string;
	[field: string]: unknown;
}
