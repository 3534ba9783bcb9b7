import { pickFrom, mix } from '../kernel/random.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import { columnSource, serialIds, timeAt, type Columns, type RecordSeries } from './columns.cts';
import { FIRST_CONNECTION, type Relations } from './relations.cts';
import type { Activity, Connection } from './records.cts';
import { v1Time } from './times.cts';
import { ACTIVITY_TYPES, PROTOCOLS, SENSORS, SEVERITIES, SITES } from './vocabulary.cts';

/** The time of the newest record, and the time between two records. */
export type Dates = Pick<RecordSeries, 'endTime' | 'spacingMs'>;

const ACTIVITY = 3;
const CONNECTION = 4;

/** Activities from their numbers; 0 is the newest. */
export function activitySource(seed: number, dates: Dates, relations: Relations) {
	const { of, numberOf } = relations.activityIds;
	const series: RecordSeries = { ...dates, total: relations.totals.activities, idOf: of, numberOf };
	return columnSource(activityColumns(seed, series, relations), series) satisfies RecordSource<Activity>;
}

/** The fields of an activity. They also fill in what an added activity was not given. */
export function activityColumns(seed: number, series: RecordSeries, relations: Relations): Columns<Activity> {
	const draw = (number: number, field: number) => mix(seed, ACTIVITY, number, field);
	const typeOf = (number: number) => pickFrom(ACTIVITY_TYPES, draw(number, 1));
	const protocolOf = (number: number) => pickFrom(PROTOCOLS, draw(number, 2));
	return {
		activityUUID: (number) => series.idOf(number),
		title: (number) => `${typeOf(number)} over ${protocolOf(number)}`,
		type: typeOf,
		time: (number) => v1Time(timeAt(series, number), draw(number, 3) % 1000),
		protocol: protocolOf,
		content: (number) => `${protocolOf(number)} traffic, ${draw(number, 4) % 900} packets`,
		site: (number) => pickFrom(SITES, draw(number, 5))[0],
		sensor: (number) => pickFrom(SENSORS, draw(number, 6)),
		deviceIds: (number) => relations.devicesOfActivity(number),
		connectionIds: (number) => [relations.connectionId(number)],
	};
}

/** Connections from their numbers; 0 is the newest. There is one for each activity. */
export function connectionSource(seed: number, dates: Dates, relations: Relations) {
	const total = relations.totals.activities;
	const series: RecordSeries = { ...dates, total, ...serialIds(FIRST_CONNECTION, total) };
	const draw = (number: number, field: number) => mix(seed, CONNECTION, number, field);
	const riskOf = (number: number) => pickFrom(SEVERITIES, draw(number, 5));
	const secondsOf = (number: number) => draw(number, 1) % 600;
	const [inbound, outbound] = [2, 3].map((field) => (number: number) => draw(number, field) % 1_000_000);
	const columns: Columns<Connection> = {
		id: (number) => Number(series.idOf(number)),
		sourceId: (number) => relations.devicesOfActivity(number)[0] ?? 0,
		targetId: (number) => relations.devicesOfActivity(number + 1)[0] ?? 0,
		protocol: (number) => pickFrom(PROTOCOLS, draw(number, 4)),
		startTimestamp: (number) => v1Time(timeAt(series, number)),
		endTimestamp: (number) => v1Time(timeAt(series, number) + secondsOf(number) * 1000),
		duration: secondsOf,
		inboundTraffic: inbound,
		outboundTraffic: outbound,
		traffic: (number) => inbound(number) + outbound(number),
		risk: riskOf,
		riskLevel: riskOf,
		sensor: (number) => ({ name: pickFrom(SENSORS, draw(number, 6)), type: 'Collector' }),
		site(number) {
			const [name, location] = pickFrom(SITES, draw(number, 7));
			return { name, location };
		},
	};
	return columnSource(columns, series) satisfies RecordSource<Connection>;
}
