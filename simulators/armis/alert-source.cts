import { pickFrom, mix } from '../kernel/random.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import { columnSource, serialIds, timeAt, type Columns, type RecordSeries } from './columns.cts';
import type { Relations } from './relations.cts';
import type { Alert } from './records.cts';
import { v1Time } from './times.cts';
import { ALERT_KINDS, ALERT_TYPES, SEVERITIES, STATUSES } from './vocabulary.cts';

/** Gives alerts random numbers of their own, different from those of other records. */
const ALERT = 1;

/** The id of the oldest alert. */
export const FIRST_ALERT = 501;

const MITRE = 'Enterprise.Discovery.Network Service Discovery';

/** Alerts from their numbers; 0 is the newest. */
export function alertSource(seed: number, series: Omit<RecordSeries, 'idOf' | 'numberOf'>, relations: Relations) {
	const whole: RecordSeries = { ...series, ...serialIds(FIRST_ALERT, series.total) };
	return columnSource(alertColumns(seed, whole, relations), whole) satisfies RecordSource<Alert>;
}

/** The fields of an alert. They also fill in what an added alert was not given. */
export function alertColumns(seed: number, series: RecordSeries, relations: Relations): Columns<Alert> {
	const draw = (number: number, field: number) => mix(seed, ALERT, number, field);
	const timeOf = (number: number) => v1Time(timeAt(series, number), draw(number, 1) % 1000);
	const kindOf = (number: number) => pickFrom(ALERT_KINDS, draw(number, 2));
	const devicesOf = (number: number) => relations.devicesOfAlert(number);
	const hasPolicy = (number: number) => draw(number, 3) % 5 !== 0;
	const policyOf = (number: number) => 40 + (draw(number, 3) % 9);
	const changedAt = (number: number) => v1Time(timeAt(series, number) + (draw(number, 4) % 50_000), 7);
	return {
		alertId: (number) => Number(series.idOf(number)),
		title: (number) => kindOf(number)[0],
		description: (number) => `${kindOf(number)[0]}: seen on ${devicesOf(number).length} device(s)`,
		type: (number) => pickFrom(ALERT_TYPES, draw(number, 5)),
		classification: (number) => kindOf(number)[1],
		severity: (number) => pickFrom(SEVERITIES, draw(number, 6)),
		status: (number) => pickFrom(STATUSES, draw(number, 7)),
		time: timeOf,
		statusChangeTime: changedAt,
		lastAlertUpdateTime: (number) => (draw(number, 8) % 3 === 0 ? null : changedAt(number)),
		deviceIds: devicesOf,
		affectedDevicesCount: (number) => devicesOf(number).length,
		activityUUIDs: (number) => relations.activitiesOfAlert(number),
		connectionIds: (number) => relations.connectionsOfAlert(number),
		// Three fields have different types in different tenants [CODE].
		policyId: (number) =>
			hasPolicy(number) ? (draw(number, 9) % 2 ? policyOf(number) : String(policyOf(number))) : null,
		policyTitle: (number) => (hasPolicy(number) ? `Policy ${policyOf(number)}` : null),
		policyLabels: (number) => [['Security', 'Compliance'], 'Security', null][draw(number, 10) % 3],
		mitreAttackLabels: (number) => [[MITRE], MITRE, null][draw(number, 11) % 3],
		sourceEndpoints: (number) => devicesOf(number).map((id) => ({ id, ip: [`10.9.0.${id % 250}`], type: 'Laptops' })),
		destinationEndpoints: () => [],
	};
}
