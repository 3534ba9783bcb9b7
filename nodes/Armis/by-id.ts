import { SecOpsError } from '../../core/errors/secops-error';
import type { ById } from '../../core/node/batched';
import type { RecordKind } from '../../core/node/list';
import { among, aql } from './aql';
import { byIdentifier, devicePages, MOST_IDENTIFIERS } from './pages-v3';
import { searchPages } from './pages-v1';
import { ACTIVITY, ALERT, DEVICE, SEARCHED_DEVICE } from './records';

/** IDs in one query: with more, the address would be too long for some proxies. */
export const MOST_IDS = 100;

/** Alerts by ID. @param fields only these; empty for all */
export const alertsById = (fields?: string[]) =>
	searched('in:alerts', { kind: ALERT, orderBy: 'time', fields, condition: (ids) => among('alertId', ids) });

/** Devices of API v1 by ID. */
export const searchedDevicesById = searched('in:devices', {
	kind: SEARCHED_DEVICE,
	orderBy: 'id',
	condition: (ids) => among('deviceId', ids),
});

/** Activities by ID: the condition and the number of IDs are those of Microsoft's Sentinel connector. A UUID is long. */
export const activitiesById = searched('in:activity', {
	kind: ACTIVITY,
	orderBy: 'time',
	condition: (ids) => `UUID:${ids.join(',')}`,
	size: 35,
});

/** Devices of API v3 by ID. @param fields only these; empty for all built-in ones */
export function devicesById(fields: string[]): ById {
	return {
		size: MOST_IDENTIFIERS,
		idOf: DEVICE.idOf,
		pages: (session, ids) => devicePages(session, { filter: byIdentifier('deviceId', ids), fields }),
	};
}

interface Searched {
	kind: RecordKind;
	orderBy: string;
	/** The condition in AQL that these IDs meet. */
	condition(ids: string[]): string;
	fields?: string[];
	size?: number;
}

function searched(entity: string, { kind, orderBy, condition, fields, size = MOST_IDS }: Searched): ById {
	return {
		size,
		idOf: kind.idOf,
		pages: (session, ids) => searchPages(session, { aql: aql(entity, condition(ids)), orderBy, fields }),
	};
}

/** The error of the input item that asked for a record that Armis does not know. */
export function unknownRecord(what: string, id: string | number): SecOpsError {
	return new SecOpsError(`Armis has no ${what} with the ID ${id}`, {
		description: `Check the ID. The ${what} may have been deleted, or belong to a site that this credential is not allowed to see.`,
		failure: { cause: 'configuration-invalid' },
	});
}
