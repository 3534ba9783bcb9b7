import { cardOf, mix } from '../kernel/random.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import { columnSource, serialIds, timeAt, type Columns, type Place } from './columns.cts';
import { FIRST_CONNECTION, type Relations } from './relations.cts';
import type { Activity, Connection } from './records.cts';
import { v1Time } from './times.cts';
import { ACTIVITY_TYPES, PROTOCOLS, SENSORS, SEVERITIES, SITES } from './vocabulary.cts';

/** Where the newest record stands in time, and how far apart they are. */
export type Dates = Pick<Place, 'endTime' | 'spacingMs'>;

const ACTIVITY = 3;
const CONNECTION = 4;

/** Activities from their numbers, 0 being the newest. */
export function activitySource(seed: number, dates: Dates, relations: Relations) {
	const { of, numberOf } = relations.activityIds;
	const place: Place = { ...dates, total: relations.totals.activities, idOf: of, numberOf };
	return columnSource(activityColumns(seed, place, relations), place) satisfies RecordSource<Activity>;
}

/** The fields of an activity; an added one draws those it was not given from here as well. */
export function activityColumns(seed: number, place: Place, relations: Relations): Columns<Activity> {
	const draw = (number: number, field: number) => mix(seed, ACTIVITY, number, field);
	const typeOf = (number: number) => cardOf(ACTIVITY_TYPES, draw(number, 1));
	const protocolOf = (number: number) => cardOf(PROTOCOLS, draw(number, 2));
	return {
		activityUUID: (number) => place.idOf(number),
		title: (number) => `${typeOf(number)} over ${protocolOf(number)}`,
		type: typeOf,
		time: (number) => v1Time(timeAt(place, number), draw(number, 3) % 1000),
		protocol: protocolOf,
		content: (number) => `${protocolOf(number)} traffic, ${draw(number, 4) % 900} packets`,
		site: (number) => cardOf(SITES, draw(number, 5))[0],
		sensor: (number) => cardOf(SENSORS, draw(number, 6)),
		deviceIds: (number) => relations.devicesOfActivity(number),
		connectionIds: (number) => [relations.connectionId(number)],
	};
}

/** Connections from their numbers, 0 being the newest: one for each activity. */
export function connectionSource(seed: number, dates: Dates, relations: Relations) {
	const total = relations.totals.activities;
	const place: Place = { ...dates, total, ...serialIds(FIRST_CONNECTION, total) };
	const draw = (number: number, field: number) => mix(seed, CONNECTION, number, field);
	const secondsOf = (number: number) => draw(number, 1) % 600;
	const [inbound, outbound] = [2, 3].map((field) => (number: number) => draw(number, field) % 1_000_000);
	const columns: Columns<Connection> = {
		id: (number) => Number(place.idOf(number)),
		sourceId: (number) => relations.devicesOfActivity(number)[0] ?? 0,
		targetId: (number) => relations.devicesOfActivity(number + 1)[0] ?? 0,
		protocol: (number) => cardOf(PROTOCOLS, draw(number, 4)),
		startTimestamp: (number) => v1Time(timeAt(place, number)),
		endTimestamp: (number) => v1Time(timeAt(place, number) + secondsOf(number) * 1000),
		duration: secondsOf,
		inboundTraffic: inbound,
		outboundTraffic: outbound,
		traffic: (number) => inbound(number) + outbound(number),
		risk: (number) => cardOf(SEVERITIES, draw(number, 5)),
		sensor: (number) => cardOf(SENSORS, draw(number, 6)),
		site: (number) => cardOf(SITES, draw(number, 7))[0],
	};
	return columnSource(columns, place) satisfies RecordSource<Connection>;
}
