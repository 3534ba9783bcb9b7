import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type { Alarm, Event } from './records.cts';

/** A running USM Anywhere API 2.0 on loopback, with everything it has seen. */
export interface UsmAnywhereSimulator {
	/** The origin, such as `http://127.0.0.1:41234`. */
	readonly url: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Live data, oldest first; computed when read. */
	readonly alarms: Alarm[];
	/** Live data, oldest first; computed when read. */
	readonly events: Event[];
	/** Every request, in order of arrival. */
	readonly requests: RecordedRequest[];
	/** Token requests answered 200. */
	readonly logins: number;
	/** Token requests answered 401. */
	readonly rejectedLogins: number;
	/** API requests, tokens apart, answered 401. */
	readonly unauthorized: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly connections: number;
	/** The most API GETs that arrived within any 1000 ms. */
	readonly peakGetsPerSecond: number;
	/** Label ids that the generated alarms bear. */
	readonly labelIds: string[];
	/** Adds an alarm, visible from now on. A `timestamp_occured` in the past makes it a late one. Default: now. */
	addAlarm(values?: Partial<Alarm>): Alarm;
	/** Adds an event, as `addAlarm` does. */
	addEvent(values?: Partial<Event>): Event;
	/** Changes an alarm, as an analyst would; its id and time of occurrence stay. Throws when there is none. */
	updateAlarm(uuid: string, values: Partial<Alarm>): Alarm;
	/** The labels of an alarm; none for an unknown one. */
	labelsOf(alarmUuid: string): string[];
	/** Refuses every token issued so far. */
	revokeTokens(): void;
	/** Replaces all faults, with their counts at zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limits at once. */
	setRates(rates: { getsPerSecond?: number; postsPerSecond?: number }): void;
	/** Forgets the requests, and with them all counts. Data, faults and tokens stay. */
	resetCounters(): void;
	/** Ends every connection; resolves when the port is free. May be called again. */
	stop(): Promise<void>;
}
