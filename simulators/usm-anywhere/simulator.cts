import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type { Alarm, Event } from './records.cts';

/** A running USM Anywhere API 2.0 on loopback, with a log of all requests. */
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
	/** API requests, without token requests, answered 401. */
	readonly unauthorized: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly connections: number;
	/** The maximum number of API GETs within any 1000 ms. */
	readonly peakGetsPerSecond: number;
	/** Label ids of the generated alarms. */
	readonly labelIds: string[];
	/** Adds an alarm, visible immediately. A `timestamp_occured` in the past makes it a late alarm. Default: now. */
	addAlarm(values?: Partial<Alarm>): Alarm;
	/** Adds an event, as `addAlarm` does. */
	addEvent(values?: Partial<Event>): Event;
	/** Changes an alarm, as an analyst would; its id and time of occurrence stay. Throws for an unknown alarm. */
	updateAlarm(uuid: string, values: Partial<Alarm>): Alarm;
	/** The labels of an alarm; none for an unknown one. */
	labelsOf(alarmUuid: string): string[];
	/** Refuses all tokens issued so far. */
	revokeTokens(): void;
	/** Replaces all faults and sets their counts to zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limits immediately. */
	setRates(rates: { getsPerSecond?: number; postsPerSecond?: number }): void;
	/** Clears the log of requests and all counts. Data, faults and tokens stay. */
	resetCounters(): void;
	/** Ends all connections; resolves when the port is free. Can be called again. */
	stop(): Promise<void>;
}
