import { SecOpsError } from '../../core/errors/secops-error';
import type { ById } from '../../core/node/batched';
import type { RecordKind } from '../../core/node/list';
import { among, aql } from './aql';
import { byIdentifier, devicePages, MOST_IDENTIFIERS } from './pages-v3';
import type { Search } from './pages-v1';
import { searchPages } from './search-pages';
import { ACTIVITY, ALERT, DEVICE, SEARCHED_DEVICE } from './records';

/** IDs in one query: with more, the address would be too long for some proxies. */
export const MOST_IDS = 100;

/** Alerts by ID. @param fields only these; empty for all */
export function alertsById(fields?: string[]): ById {
	return searched(ALERT, (ids) => among('alertId', ids), { aql: 'in:alerts', orderBy: 'time', fields });
}

/** Devices of API v1 by ID. */
export const searchedDevicesById = searched(SEARCHED_DEVICE, (ids) => among('deviceId', ids), {
	aql: 'in:devices',
	orderBy: 'id',
});

/** Activities by ID: the condition and the number of IDs are those of Microsoft's Sentinel connector. A UUID is long. */
export const activitiesById: ById = {
	...searched(ACTIVITY, (ids) => `UUID:${ids.join(',')}`, { aql: 'in:activity', orderBy: 'time' }),
	size: 35,
};

/** Devices of API v3 by ID. @param fields only these; empty for all built-in ones */
export function devicesById(fields: string[]): ById {
	return {
		size: MOST_IDENTIFIERS,
		idOf: DEVICE.idOf,
		pages: (session, ids) => devicePages(session, { filter: byIdentifier('deviceId', ids), fields }),
	};
}

/** @param condition in AQL that these IDs meet */
function searched({ idOf }: RecordKind, condition: (ids: string[]) => string, search: Search): ById {
	return {
		size: MOST_IDS,
		idOf,
		pages: (session, ids) => searchPages(session, { ...search, aql: aql(search.aql, condition(ids)) }),
	};
}

/** The error of the input item that asked for a record that Armis does not know. */
export function unknownRecord(what: string, id: string | number): SecOpsError {
	return new SecOpsError(`Armis has no ${what} with the ID ${id}`, {
		description: `Check the ID. The ${what} may have been deleted, or belong to a site that this credential is not allowed to see.`,
		failure: { cause: 'configuration-invalid' },
	});
}
