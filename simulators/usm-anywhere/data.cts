import { RecordSet } from '../kernel/record-set.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import { alarmSource, hasAlarm, lacksEvents, newAlarm } from './alarm-source.cts';
import { eventSource, type EventSource } from './event-source.cts';
import { timeFields, type TimeFields } from './fields.cts';
import { idFamilies, type IdFamilies } from './ids.cts';
import type { UsmAnywhereSettings } from './options.cts';
import type { Alarm, Event } from './records.cts';

/** With this number a record has both ISO times, with milliseconds. */
const COMPLETE_TIMES = 1;

/** The alarms and events of one simulator. Nothing is computed before it is read. */
export class UsmAnywhereData {
	readonly alarms: RecordSet<Alarm>;
	readonly events: RecordSet<Event>;
	readonly ids: IdFamilies;
	/** What the webhook has accepted, in order. */
	readonly pushed: unknown[] = [];
	private readonly alarmsFrom: RecordSource<Alarm>;
	private readonly eventsFrom: EventSource;

	constructor(private readonly settings: UsmAnywhereSettings) {
		const { seed, endTime, spacingMs } = settings;
		this.ids = idFamilies(seed);
		const common = { seed, ids: this.ids, endTime, spacingMs };
		const belongsToAlarm = (number: number) => hasAlarm(seed, settings.alarms, number);
		this.eventsFrom = eventSource({ ...common, total: settings.events }, belongsToAlarm);
		this.alarmsFrom = alarmSource({ ...common, total: settings.alarms }, this.eventsFrom.nested);
		this.alarms = new RecordSet(this.alarmsFrom, keyOf);
		this.events = new RecordSet(this.eventsFrom, keyOf);
	}

	/** Adds an alarm generated like the others, except for `values`. It has no label unless `values` say so. */
	addAlarm(values: Partial<Alarm> = {}): Alarm {
		const { seed } = this.settings;
		const times = this.timesOfAdded(values);
		const { alarm_labels: _labels, ...unlabelled } = newAlarm({
			seed,
			ids: this.ids,
			number: this.alarms.nextNumber,
			occuredMs: Number(times.timestamp_occured),
			latestEvent: this.nearestEvent(Number(times.timestamp_occured)),
			eventAt: this.eventsFrom.nested,
		});
		const alarm: Alarm = { ...unlabelled, ...times, ...values };
		this.alarms.add(alarm);
		return alarm;
	}

	/** Adds an event generated like the others, except for `values`. */
	addEvent(values: Partial<Event> = {}): Event {
		const undated = this.eventsFrom.undated(this.events.nextNumber);
		const event = { ...undated, ...this.timesOfAdded(values), ...values } as Event;
		this.events.add(event);
		return event;
	}

	/** Changes an alarm in place, as an analyst would; its id and time of occurrence stay. */
	updateAlarm(uuid: string, values: Partial<Alarm>): Alarm {
		const alarm = this.alarms.find(uuid);
		if (!alarm) throw new Error(`No alarm ${uuid}`);
		const { timestamp_occured } = alarm;
		const changed: Alarm = { ...alarm, ...values, uuid, timestamp_occured };
		this.alarms.replace(changed);
		return changed;
	}

	/** Whether this alarm has no `events` when read alone. */
	lacksEvents(uuid: string): boolean {
		const number = this.alarmsFrom.numberOf(uuid);
		return number !== undefined && number < this.settings.alarms && lacksEvents(number);
	}

	// An added record occurred now and is received now, unless its values say otherwise.
	private timesOfAdded(values: Partial<TimeFields>): TimeFields {
		const now = this.settings.now();
		const occuredMs = Number(values.timestamp_occured ?? now);
		return timeFields(occuredMs, Number(values.timestamp_received ?? now), COMPLETE_TIMES);
	}

	private nearestEvent(timeMs: number): number {
		const { endTime, spacingMs, events } = this.settings;
		const distance = Math.round((endTime - timeMs) / Math.max(1, spacingMs)) || 0;
		return Math.min(Math.max(0, distance), Math.max(0, events - 1));
	}
}

// A record whose time is not a number counts as the newest, so that it is found.
function keyOf({ uuid, timestamp_occured }: Alarm | Event): { id: string; time: number } {
	const time = Number(timestamp_occured);
	return { id: uuid, time: Number.isNaN(time) ? Infinity : time };
}
