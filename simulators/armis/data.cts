import { RecordSet, type Facets } from '../kernel/record-set.cts';
import { alertColumns, alertSource, FIRST_ALERT } from './alert-source.cts';
import type { Columns, RecordSeries } from './columns.cts';
import { deviceColumns, deviceSource } from './device-source.cts';
import type { ArmisSettings } from './options.cts';
import { activityColumns, activitySource, connectionSource } from './other-sources.cts';
import { FIRST_DEVICE, Relations } from './relations.cts';
import type { Activity, Alert, Connection, Device, Match, Vulnerability } from './records.cts';
import { firstBoundaries, firstCustomProperties, firstSites } from './settings-data.cts';
import { smallSources } from './small-sources.cts';
import { msOf, v1Time } from './times.cts';
import { matchesOf, vulnerabilitySource } from './vulnerability-source.cts';

/** All data of one simulator. Nothing is computed before it is read. */
export class ArmisData {
	readonly relations: Relations;
	readonly alerts: RecordSet<Alert>;
	readonly devices: RecordSet<Device>;
	readonly activities: RecordSet<Activity>;
	readonly connections: RecordSet<Connection>;
	readonly vulnerabilities: RecordSet<Vulnerability>;
	readonly small: Record<keyof ReturnType<typeof smallSources>, RecordSet<Facets>>;
	readonly sites = firstSites();
	readonly customProperties = firstCustomProperties();
	readonly boundaries = firstBoundaries();
	readonly exports: Record<string, boolean> = { applications: true, 'risk-factors': true, vulnerabilities: true };

	/** How many times sites and custom properties were changed. */
	settingsVersion = 0;

	constructor(private readonly settings: ArmisSettings) {
		const { seed, endTime, spacingMs, alerts, devices } = settings;
		const dates = { endTime, spacingMs };
		this.relations = new Relations(seed, settings);
		this.alerts = recordsOf(alertSource(seed, { ...dates, total: alerts }, this.relations), 'alertId', 'time');
		this.devices = recordsOf(deviceSource(seed, { ...dates, total: devices }), 'id', 'lastSeen');
		this.activities = recordsOf(activitySource(seed, dates, this.relations), 'activityUUID', 'time');
		this.connections = recordsOf(connectionSource(seed, dates, this.relations), 'id', 'startTimestamp');
		this.vulnerabilities = recordsOf(vulnerabilitySource(seed, dates, this.relations), 'id', 'lastDetected');
		const { riskFactors, auditLog, users, applications } = smallSources(seed, dates);
		this.small = {
			riskFactors: recordsOf<Facets>(riskFactors, 'id', 'lastSeen'),
			auditLog: recordsOf<Facets>(auditLog, 'id', 'timeUtc'),
			users: recordsOf<Facets>(users, 'id', 'lastSeen'),
			applications: recordsOf<Facets>(applications, 'id', 'lastSeen'),
		};
	}

	/** Grows with every change. */
	get version(): number {
		return this.settingsVersion + this.alerts.version + this.devices.version + this.activities.version;
	}

	/** Adds an alert generated like the others, except for `values`. */
	addAlert(values: Partial<Alert> = {}): Alert {
		const number = this.alerts.nextNumber;
		const columns = alertColumns(
			this.settings.seed,
			this.newSeries(FIRST_ALERT, this.alerts.all.length),
			this.relations,
		);
		const now = v1Time(this.settings.now());
		const times = { time: now, statusChangeTime: values.time ?? now, lastAlertUpdateTime: null };
		const made = { ...drawn(columns, number), status: 'Unhandled', ...times, ...values };
		const alert = { ...made, affectedDevicesCount: values.affectedDevicesCount ?? made.deviceIds.length };
		this.alerts.add(alert);
		return alert;
	}

	/** Adds a device generated like the others, except for `values`. */
	addDevice(values: Partial<Device> = {}): Device {
		const number = this.devices.nextNumber;
		const columns = deviceColumns(this.settings.seed, this.newSeries(FIRST_DEVICE, this.devices.all.length));
		const now = v1Time(this.settings.now());
		const device = { ...drawn(columns, number), firstSeen: now, lastSeen: now, tags: [], ...values };
		this.devices.add(device);
		return device;
	}

	/** Adds an activity generated like the others, except for `values`. It belongs to no device unless `values` say so. */
	addActivity(values: Partial<Activity> = {}): Activity {
		const number = this.activities.nextNumber;
		const { seed, now } = this.settings;
		const series = { ...this.newSeries(0, 0), idOf: (added: number) => this.relations.activityIds.of(added) };
		const columns = activityColumns(seed, series, this.relations);
		const own = { time: v1Time(now()), deviceIds: [], connectionIds: [] };
		const activity: Activity = { ...drawn(columns, number), ...own, ...values };
		this.activities.add(activity);
		return activity;
	}

	/** Changes an alert; its id and time stay. The time of a new status is now unless `values` say otherwise. */
	updateAlert(alertId: number | string, values: Partial<Alert>): Alert {
		const alert = found(this.alerts.find(String(alertId)), `alert ${alertId}`);
		const isNews = values.status !== undefined && values.status !== alert.status;
		const news = isNews ? { statusChangeTime: v1Time(this.settings.now()) } : {};
		const changed = { ...alert, ...news, ...values, alertId: alert.alertId, time: alert.time };
		this.alerts.replace(changed);
		return changed;
	}

	/** Changes a device; its id and `lastSeen` stay. */
	updateDevice(id: number | string, values: Partial<Device>): Device {
		const device = found(this.devices.find(String(id)), `device ${id}`);
		const changed = { ...device, ...values, id: device.id, lastSeen: device.lastSeen };
		this.devices.replace(changed);
		return changed;
	}

	/** Matches of some vulnerabilities with the wanted devices. Without ids: of all vulnerabilities. */
	matches(cves: string[] | undefined, isWanted: (deviceId: number) => boolean = () => true): Match[] {
		const total = this.settings.vulnerabilities;
		const numbers = Array.from({ length: total }, (_, number) => number);
		const all = numbers.map((number) => [number, this.vulnerabilities.all[total - 1 - number]] as const);
		const chosen = cves ? all.filter(([, { id }]) => cves.includes(id)) : all;
		return matchesOf(chosen, this.relations, isWanted);
	}

	// Ids of added records continue after the generated ones; their random numbers start far away from those.
	private newSeries(first: number, known: number): RecordSeries {
		const id = String(first + known);
		return { total: 1, endTime: this.settings.endTime, spacingMs: 0, idOf: () => id, numberOf: () => undefined };
	}
}

function recordsOf<R extends Facets>(
	source: ConstructorParameters<typeof RecordSet<R>>[0],
	idField: keyof R,
	timeField: keyof R,
): RecordSet<R> {
	return new RecordSet<R>(source, (record) => ({ id: String(record[idField]), time: msOf(record[timeField]) }));
}

function drawn<R extends Facets>(columns: Columns<R>, number: number): R {
	return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column(number) as unknown])) as R;
}

function found<R>(record: R | undefined, what: string): R {
	if (!record) throw new Error(`No ${what}`);
	return record;
}
