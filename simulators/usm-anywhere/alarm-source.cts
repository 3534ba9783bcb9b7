import { pickFrom, weightedList, mix } from '../kernel/random.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import { machineAddress, machineName, machineOwner, personUser } from '../shared-identities.cts';
import type { DataSettings } from './event-source.cts';
import { address, timeFields } from './fields.cts';
import type { IdFamilies } from './ids.cts';
import type { Alarm, NestedEvent } from './records.cts';
import { ACCOUNTS, COUNTRIES, HOSTS, RULES, STATUSES } from './vocabulary.cts';

/** Gives alarms random numbers of their own, different from those of events. */
const ALARM = 1;

/** An alarm keeps its first event and its last nine [DOC ALM]. */
const MAX_KEPT_EVENTS = 10;

/** How many events an alarm has: mostly one, sometimes more than the alarm keeps. */
const EVENT_COUNTS = weightedList([
	[1, 6],
	[2, 3],
	[3, 2],
	[5, 1],
	[14, 1],
]);

/** One in this number of alarms has, when read alone, `packet_data` but no `events` [CODE: as the recorded alarm]. */
const WITHOUT_EVENTS_EVERY = 25;
const WITHOUT_EVENTS_FROM = 7;

/** Alarms are about the first machines: Axonius or Armis know them, where they have their usual size. */
const MACHINES = 110;

/** Whether an alarm has no `events` when read alone: the 8th newest, and every 25th before it. */
export function lacksEvents(number: number): boolean {
	return number % WITHOUT_EVENTS_EVERY === WITHOUT_EVENTS_FROM;
}

/** Whether one of the newest `alarms` alarms keeps this event. Alarm n keeps event n and the ones directly before it. */
export function hasAlarm(seed: number, alarms: number, eventNumber: number): boolean {
	for (let distance = 0; distance < MAX_KEPT_EVENTS; distance++) {
		const alarm = eventNumber - distance;
		if (alarm >= 0 && alarm < alarms && eventCount(seed, alarm) > distance) return true;
	}
	return false;
}

function eventCount(seed: number, number: number): number {
	return pickFrom(EVENT_COUNTS, mix(seed, ALARM, number, 1));
}

/** The input from which one alarm is computed. */
export interface AlarmOrigin {
	seed: number;
	ids: IdFamilies;
	number: number;
	/** Milliseconds since 1970. */
	occuredMs: number;
	/** The number of its latest event; the others are directly before it. */
	latestEvent: number;
	eventAt: (number: number) => NestedEvent;
}

/** Alarms from their numbers; 0 is the newest. `eventAt` returns the events inside them. */
export function alarmSource(settings: DataSettings, eventAt: AlarmOrigin['eventAt']): RecordSource<Alarm> {
	const { seed, ids, total, endTime, spacingMs } = settings;
	const timeOf = (number: number) => endTime - Math.floor(number * spacingMs);
	return {
		total,
		timeOf,
		idOf: ids.alarms.of,
		numberOf: ids.alarms.numberOf,
		facets: (number) => alarmFacets(seed, ids, number),
		record: (number) => newAlarm({ seed, ids, number, occuredMs: timeOf(number), latestEvent: number, eventAt }),
	};
}

/** All fields of an alarm. Also used for alarms that are added later. */
export function newAlarm({ seed, ids, number, occuredMs, latestEvent, eventAt }: AlarmOrigin): Alarm {
	const count = eventCount(seed, number);
	const events = Array.from({ length: Math.min(count, MAX_KEPT_EVENTS) }, (_, index) => eventAt(latestEvent + index));
	const receivedMs = occuredMs + 5000 + (mix(seed, ALARM, number, 11) % 90_000);
	const labels = ids.labels.filter((_, index) => mix(seed, ALARM, number, 12, index) % 8 === 0);
	return {
		uuid: ids.alarms.of(number),
		...alarmFacets(seed, ids, number),
		...ruleFields(seed, number),
		...endpointFields(seed, ids, number),
		...timeFields(occuredMs, receivedMs, mix(seed, ALARM, number, 13)),
		event_type: 'Alarm',
		packet_type: 'alarm',
		has_alarm: false,
		needs_enrichment: true,
		transient: false,
		alarm_events_count: count,
		packet_data: events.map((event) => event.uuid),
		...(labels.length > 0 ? { alarm_labels: labels } : {}),
		events,
	};
}

function ruleOf(seed: number, number: number) {
	return pickFrom(RULES, mix(seed, ALARM, number));
}

// The fields for filtering and sorting a list.
function alarmFacets(seed: number, ids: IdFamilies, number: number) {
	const { priorityFrom, rule_intent, rule_strategy, rule_method } = ruleOf(seed, number);
	const priority = priorityFrom + (mix(seed, ALARM, number, 2) % 25);
	const sensor = pickFrom(ids.sensors, mix(seed, ALARM, number, 3));
	return {
		status: pickFrom(STATUSES, mix(seed, ALARM, number, 4)),
		suppressed: mix(seed, ALARM, number, 5) % 10 === 0,
		priority,
		// The three ranges of another integration [CODE GSOAR].
		priority_label: priority < 34 ? 'low' : priority < 67 ? 'medium' : 'high',
		rule_intent,
		rule_strategy,
		rule_method,
		sensor_uuid: sensor,
		alarm_sensor_sources: [sensor],
	};
}

function ruleFields(seed: number, number: number) {
	const { rule_method, rule_dictionary, rule_attack_id, rule_attack_technique, rule_attack_tactic } = ruleOf(
		seed,
		number,
	);
	return {
		rule_id: rule_method,
		rule_dictionary,
		rule_attack_id,
		rule_attack_technique,
		rule_attack_tactic,
		highlight_fields: ['source_username', ' rule_attack_id', 'rule_attack_technique'],
	};
}

/** The machine where an alarm began, which other products may know: in every second alarm. */
function machineOf(seed: number, number: number): number | undefined {
	return number % 2 === 0 ? mix(seed, ALARM, number, 14) % MACHINES : undefined;
}

function endpointFields(seed: number, ids: IdFamilies, number: number) {
	const draw = mix(seed, ALARM, number, 6);
	const source = pickFrom(ids.assets, draw);
	const destination = pickFrom(ids.assets, draw >>> 8);
	// A name is sometimes the asset's id instead of a host [CODE].
	const isUnresolved = draw % 6 === 0;
	const machine = machineOf(seed, number);
	return {
		source_name: isUnresolved ? source : machine === undefined ? pickFrom(HOSTS, draw) : machineName(machine),
		source_canonical: source,
		source_asset_id: source,
		source_username:
			machine === undefined
				? pickFrom(ACCOUNTS, mix(seed, ALARM, number, 7))
				: personUser(seed, machineOwner(seed, machine)),
		source_country: pickFrom(COUNTRIES, mix(seed, ALARM, number, 8)),
		destination_name: pickFrom(HOSTS, draw >>> 8),
		destination_canonical: destination,
		destination_asset_id: destination,
		alarm_sources: [source],
		alarm_source_names: [machine === undefined ? address(draw) : machineAddress(seed, machine)],
		alarm_source_asset_ids: [source],
		alarm_destinations: [destination],
		alarm_destination_assset_ids: [destination],
	};
}
