import type { Facets, Selected, Selection } from '../kernel/record-set.cts';
import type { ArmisData } from './data.cts';

/** Records that AQL can search. */
export interface Entity {
	records: { select(selection: Selection): Selected<Facets> };
	/** The time that `after:`, `before:` and `timeFrame:` compare, and the default order. */
	timeField: string;
	/** Other times that accept a look-back such as `statusChangeTime:"600 Seconds"` [CODE]. */
	timeFields: string[];
	/** AQL's names of a field, or `undefined` for a field that AQL cannot filter by. */
	names: Record<string, ((facets: Facets) => unknown) | undefined>;
	/** Other kinds that a nested query may name: records with a common key belong together. */
	nested: Record<string, Join>;
	/** Only in the answer when requested by name [CODE]. */
	onRequest: string[];
}

/** How two kinds of records are related. */
export interface Join {
	/** The name after `in:`. */
	entity: string;
	/** The keys of a record inside the brackets, and of a record outside. */
	inner(facets: Facets): unknown[];
	outer(facets: Facets): unknown[];
}

const field = (name: string) => (facets: Facets) => facets[name];
const list = (name: string) => (facets: Facets) => {
	const value = facets[name];
	return Array.isArray(value) ? (value as unknown[]) : [value];
};

/** The lowest score of each name for a device's risk [INVENTED]. */
const RISKS: ReadonlyArray<readonly [number, string]> = [
	[90, 'Critical'],
	[70, 'High'],
	[40, 'Medium'],
	[0, 'Low'],
];

function riskOf({ riskLevel }: Facets): unknown[] {
	return [riskLevel, RISKS.find(([from]) => Number(riskLevel) >= from)?.[1]];
}

/** All kinds that `in:` may name. `data` is read when a query runs. */
export function entitiesOf(data: ArmisData): Record<string, Entity> {
	const { small } = data;
	const auditLog = { ...PLAIN, records: small.auditLog, timeField: 'timeUtc' };
	return {
		alerts: alerts(data),
		devices: devices(data),
		activity: activity(data),
		connections: connections(data),
		vulnerabilities: vulnerabilities(data),
		riskFactors: { ...PLAIN, records: small.riskFactors, timeField: 'lastSeen' },
		auditLog,
		// Both spellings are in use [CODE].
		auditLogs: auditLog,
		users: { ...PLAIN, records: small.users, timeField: 'lastSeen' },
		applications: { ...PLAIN, records: small.applications, timeField: 'lastSeen' },
	};
}

const PLAIN = { timeFields: [], names: {}, nested: {}, onRequest: [] };

function alerts(data: ArmisData): Entity {
	return {
		...PLAIN,
		records: data.alerts,
		timeField: 'time',
		timeFields: ['statusChangeTime', 'lastAlertUpdateTime'],
		// The filter for the severity is `riskLevel`, not `severity` [CODE].
		names: {
			riskLevel: field('severity'),
			severity: undefined,
			deviceId: list('deviceIds'),
			UUID: list('activityUUIDs'),
		},
		nested: {
			device: { entity: 'devices', inner: list('id'), outer: list('deviceIds') },
			activity: { entity: 'activity', inner: list('activityUUID'), outer: list('activityUUIDs') },
		},
	};
}

function devices(data: ArmisData): Entity {
	return {
		records: data.devices,
		timeField: 'lastSeen',
		timeFields: ['firstSeen'],
		names: {
			deviceId: field('id'),
			riskLevel: riskOf,
			site: ({ site }) => (site as { name: string }).name,
			sensor: ({ sensor }) => (sensor as { name: string }).name,
			names: ({ names }) => String(names).split(', '),
			boundaries: ({ boundaries }) => String(boundaries).split(', '),
			tag: list('tags'),
		},
		nested: {
			alert: { entity: 'alerts', inner: list('deviceIds'), outer: list('id') },
			activity: { entity: 'activity', inner: list('deviceIds'), outer: list('id') },
			vulnerability: { entity: 'vulnerabilities', inner: devicesWith(data), outer: list('id') },
		},
		onRequest: ['serialNumber', 'plcModule', 'firmwareVersion'],
	};
}

function activity(data: ArmisData): Entity {
	return {
		...PLAIN,
		records: data.activities,
		timeField: 'time',
		names: { UUID: field('activityUUID'), deviceId: list('deviceIds') },
		nested: {
			alert: { entity: 'alerts', inner: list('activityUUIDs'), outer: list('activityUUID') },
			device: { entity: 'devices', inner: list('id'), outer: list('deviceIds') },
		},
	};
}

function connections(data: ArmisData): Entity {
	return {
		...PLAIN,
		records: data.connections,
		timeField: 'startTimestamp',
		names: {
			site: ({ site }) => (site as { name: string }).name,
			sensor: ({ sensor }) => (sensor as { name: string }).name,
		},
		nested: {
			alert: { entity: 'alerts', inner: list('connectionIds'), outer: list('id') },
			activity: { entity: 'activity', inner: list('connectionIds'), outer: list('id') },
		},
	};
}

function vulnerabilities(data: ArmisData): Entity {
	return {
		...PLAIN,
		records: data.vulnerabilities,
		timeField: 'lastDetected',
		timeFields: ['firstDetected', 'publishedDate'],
		nested: { device: { entity: 'devices', inner: list('id'), outer: devicesWith(data) } },
	};
}

function devicesWith(data: ArmisData): (facets: Facets) => unknown[] {
	return ({ id }) => data.matches([String(id)]).map(({ deviceId }) => deviceId);
}
