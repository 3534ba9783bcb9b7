import { mix } from '../kernel/random.cts';
import { recordIds, type RecordIds } from '../kernel/record-id.cts';

/** How many records of each kind there are at the start. */
export interface Totals {
	devices: number;
	alerts: number;
	activities: number;
	vulnerabilities: number;
	matchesPerVulnerability: number;
}

/** The id of the device that was not seen for the longest time, at the start. */
export const FIRST_DEVICE = 20_001;
/** The id of the oldest connection. */
export const FIRST_CONNECTION = 70_001;

/** The maximum number of activities of an alert: its own and the ones just before it. */
const MAX_ACTIVITIES = 3;

/** Gives relations random numbers of their own, different from those of the records' fields. */
const RELATION = 9;

/** How generated records are related. All relations are computed from numbers; nothing is stored. */
export class Relations {
	readonly activityIds: RecordIds;

	constructor(
		private readonly seed: number,
		readonly totals: Totals,
	) {
		this.activityIds = recordIds(seed, 3);
	}

	/** Ids of one to three devices. */
	devicesOfAlert(alert: number): number[] {
		return this.distinct(this.totals.devices, 1 + (this.draw(alert, 1) % 3), this.draw(alert, 2)).map((device) =>
			this.deviceId(device),
		);
	}

	/** Alert n has activity n and up to two before it, if they exist. */
	activitiesOfAlert(alert: number): string[] {
		return this.activityNumbers(alert).map((number) => this.activityIds.of(number));
	}

	/** Each activity has one connection. An alert has the connections of its activities. */
	connectionsOfAlert(alert: number): number[] {
		return this.activityNumbers(alert).map((number) => this.connectionId(number));
	}

	/** One device: the first one of the alert with the same number. */
	devicesOfActivity(activity: number): number[] {
		return this.devicesOfAlert(activity).slice(0, 1);
	}

	/** There are as many connections as activities. */
	connectionId(number: number): number {
		return FIRST_CONNECTION + this.totals.activities - 1 - number;
	}

	/** Numbers of the devices that have a vulnerability; at least one when there are devices. */
	devicesWith(vulnerability: number): number[] {
		const { devices, matchesPerVulnerability } = this.totals;
		return this.distinct(
			devices,
			1 + (this.draw(vulnerability, 3) % matchesPerVulnerability),
			this.draw(vulnerability, 4),
		);
	}

	/** A generated device's id. */
	deviceId(number: number): number {
		return FIRST_DEVICE + this.totals.devices - 1 - number;
	}

	private activityNumbers(alert: number): number[] {
		const wanted = 1 + (this.draw(alert, 5) % MAX_ACTIVITIES);
		const numbers = Array.from({ length: wanted }, (_, index) => alert + index);
		return numbers.filter((number) => number < this.totals.activities);
	}

	/** Up to `count` different numbers below `total`, beginning at `start`. */
	private distinct(total: number, count: number, start: number): number[] {
		return Array.from({ length: Math.min(total, count) }, (_, index) => (start + index) % total);
	}

	private draw(number: number, what: number): number {
		return mix(this.seed, RELATION, number, what);
	}
}
