import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type { Activity, Alert, Boundary, CustomProperty, Device, Match, Site, Vulnerability } from './records.cts';

/** Armis Centrix on loopback: API v3 below `/v3` and API v1 below `/api/v1` of one origin, with a log of all requests. */
export interface ArmisSimulator {
	/** The origin of both APIs, such as `http://127.0.0.1:41234`: it is the `apiUrl` and the `tenantUrl`. */
	readonly url: string;
	readonly vendorId: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly secretKey: string;
	/** Live data, oldest first; computed when read. */
	readonly alerts: Alert[];
	/** Live data, in order of `lastSeen`, oldest first; computed when read. */
	readonly devices: Device[];
	readonly activities: Activity[];
	readonly vulnerabilities: Vulnerability[];
	/** All pairs of a vulnerability and a device, computed again each time they are read. */
	readonly matches: Match[];
	readonly sites: Site[];
	readonly customProperties: CustomProperty[];
	readonly boundaries: Boundary[];
	/** Which data exports are switched on. */
	readonly exports: Readonly<Record<string, boolean>>;
	/** Every request to either API, in order of arrival. */
	readonly requests: RecordedRequest[];
	/** Every request for a file of a data export: none may have an `Authorization` header. */
	readonly downloads: RecordedRequest[];
	/** Token requests answered 200. */
	readonly logins: number;
	readonly v1Logins: number;
	readonly v3Logins: number;
	/** Token requests answered with another status than 200 or 429. */
	readonly rejectedLogins: number;
	/** API requests, without token requests, answered 401. */
	readonly unauthorized: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted, without downloads. */
	readonly connections: number;
	/** The maximum number of API requests within any 1000 ms. */
	readonly peakRequestsPerSecond: number;
	/** Adds an alert, visible immediately. A `time` in the past makes it a late alert. Default: now. */
	addAlert(values?: Partial<Alert>): Alert;
	/** Changes an alert, as an analyst would; its id and time stay. A new status sets `statusChangeTime` unless given. */
	updateAlert(alertId: number, values: Partial<Alert>): Alert;
	/** Adds a device, first seen now unless `values` say otherwise. */
	addDevice(values?: Partial<Device>): Device;
	/** Changes a device; its id and `lastSeen` stay. */
	updateDevice(id: number, values: Partial<Device>): Device;
	/** Adds an activity. */
	addActivity(values?: Partial<Activity>): Activity;
	/** The alert with an id; throws when there is none. */
	alert(alertId: number): Alert;
	/** The device with an id; throws when there is none. */
	device(id: number): Device;
	/** Refuses all tokens issued so far, of one API or of both. */
	revokeTokens(api?: 'v1' | 'v3'): void;
	/** Replaces all faults and sets their counts to zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limit immediately. */
	setRate(requestsPerSecond: number): void;
	/** Clears the log of requests and all counts. Data, faults and tokens stay. */
	resetCounters(): void;
	/** Ends all connections; resolves when the ports are free. Can be called again. */
	stop(): Promise<void>;
}
