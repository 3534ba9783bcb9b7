import { pickFrom, mix } from '../kernel/random.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import { address, timeFields, type TimeFields } from './fields.cts';
import type { IdFamilies } from './ids.cts';
import type { Event, NestedEvent } from './records.cts';
import { ACCOUNTS, COUNTRIES, EVENT_KINDS, HOSTS } from './vocabulary.cts';

/** The input from which the records of one kind are computed. */
export interface DataSettings {
	seed: number;
	ids: IdFamilies;
	/** How many records are listed. */
	total: number;
	/** Milliseconds since 1970 of the newest record. */
	endTime: number;
	/** Milliseconds between two records. */
	spacingMs: number;
}

/** Events from their numbers; 0 is the newest. */
export interface EventSource extends RecordSource<Event> {
	/** The event inside an alarm: fewer fields, booleans as text [CODE]. */
	nested(number: number): NestedEvent;
	/** An event without its times, for events that are added later. */
	undated(number: number): Omit<Event, keyof TimeFields>;
}

/** Gives events random numbers of their own, different from those of alarms. */
const EVENT = 2;

/** Categories of logs in which no connection is recorded [CODE: as in the recorded event]. */
const WITHOUT_CONNECTION = ['System', 'Application'];

/** `hasAlarm` says which events belong to an alarm; they can be read by id even when no longer listed. */
export function eventSource(settings: DataSettings, hasAlarm: (eventNumber: number) => boolean): EventSource {
	const { seed, ids, total, endTime, spacingMs } = settings;
	const timeOf = (number: number) => endTime - Math.floor(number * spacingMs);
	const facets = (number: number) => eventFacets(seed, ids, number);
	const times = (number: number) => {
		const occuredMs = timeOf(number);
		return timeFields(
			occuredMs,
			occuredMs + 2000 + (mix(seed, EVENT, number, 6) % 90_000),
			mix(seed, EVENT, number, 7),
		);
	};
	const undated = (number: number) => ({
		uuid: ids.events.of(number),
		...facets(number),
		...eventDetails(seed, number),
		has_alarm: hasAlarm(number),
	});
	return {
		total,
		timeOf,
		idOf: ids.events.of,
		numberOf: ids.events.numberOf,
		isKept: hasAlarm,
		facets,
		undated,
		record: (number) => ({ ...undated(number), ...times(number) }),
		nested: (number) => nestedEvent(ids.events.of(number), facets(number), kindOf(seed, number), times(number)),
	};
}

function kindOf(seed: number, number: number) {
	return pickFrom(EVENT_KINDS, mix(seed, EVENT, number));
}

function eventFacets(seed: number, ids: IdFamilies, number: number) {
	const { event_name, plugin } = kindOf(seed, number);
	return {
		event_name,
		plugin,
		account_name: pickFrom(ACCOUNTS, mix(seed, EVENT, number, 1)),
		source_name: pickFrom(HOSTS, mix(seed, EVENT, number, 2)),
		source_username: pickFrom(ACCOUNTS, mix(seed, EVENT, number, 3)),
		sensor_uuid: pickFrom(ids.sensors, mix(seed, EVENT, number, 4)),
		suppressed: mix(seed, EVENT, number, 5) % 20 === 0,
	};
}

function eventDetails(seed: number, number: number) {
	const kind = kindOf(seed, number);
	const draw = mix(seed, EVENT, number, 8);
	const source = address(draw);
	return {
		...kind,
		packet_type: 'log',
		event_type: 'Event',
		event_outcome: draw % 2 === 0 ? 'SUCCESS' : 'FAILURE',
		plugin_version: '0.43',
		needs_enrichment: true,
		transient: false,
		was_fuzzied: false,
		time_offset: 'Z',
		source_address: source,
		source_canonical: source,
		source_country: pickFrom(COUNTRIES, mix(seed, EVENT, number, 9)),
		destination_name: pickFrom(HOSTS, mix(seed, EVENT, number, 10)),
		destination_address: address(draw >>> 7),
		...(WITHOUT_CONNECTION.includes(kind.event_category) ? {} : connection(draw)),
		customheader_13: 'Event Parameter 1',
		customfield_13: `value ${draw % 1000}`,
		highlight_fields: ['event_severity', ' source_username', 'event_outcome'],
		log: `{"message":"${kind.event_name}","src":"${source}","seq":${number}}`,
	};
}

function connection(draw: number) {
	return {
		source_port: 1024 + (draw % 60_000),
		destination_port: draw % 2 === 0 ? 443 : 22,
		transport_protocol: 'TCP',
		bytes_in: draw % 100_000,
	};
}

function nestedEvent(
	uuid: string,
	{ suppressed, ...facets }: ReturnType<typeof eventFacets>,
	{ event_category, event_subcategory, event_severity }: ReturnType<typeof kindOf>,
	times: TimeFields,
): NestedEvent {
	return {
		uuid,
		...facets,
		event_category,
		event_subcategory,
		event_severity,
		timestamp_occured: times.timestamp_occured,
		timestamp_received: times.timestamp_received,
		suppressed: String(suppressed),
		has_alarm: 'true',
		needs_enrichment: 'true',
	};
}
