import { SecOpsError } from '../../core/errors/secops-error';
import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import { among, aql } from './aql';
import { idText } from './records';
import { searchPages } from './search';

/** IDs in one query: more would make the address too long for some proxies. */
export const MOST_IDS = 100;

/** What to read by ID, and how AQL asks for it. */
export interface ById {
	/** As `in:` names it. */
	entity: string;
	/** The condition that these IDs meet. */
	condition(ids: string[]): string;
	/** The field of a record that holds the ID. */
	idField: string;
	orderBy: string;
	/** Only these fields; none means all. */
	fields?: string[];
	/** IDs in one query. */
	most?: number;
}

/** Records by ID, in as few requests as possible. An ID that Armis does not know has no entry. */
export async function recordsById(
	session: Session,
	ids: string[],
	{ entity, condition, idField, orderBy, fields, most = MOST_IDS }: ById,
): Promise<Map<string, Row>> {
	const found = new Map<string, Row>();
	const unique = [...new Set(ids)];
	for (let start = 0; start < unique.length; start += most) {
		const query = aql(`in:${entity}`, condition(unique.slice(start, start + most)));
		for await (const rows of searchPages(session, { aql: query, orderBy, fields })) {
			for (const row of rows) found.set(String(idText(row[idField])), row);
		}
	}
	return found;
}

/** How alerts are read by ID. */
export const ALERTS_BY_ID: ById = {
	entity: 'alerts',
	condition: (ids) => among('alertId', ids),
	idField: 'alertId',
	orderBy: 'time',
};

/** How devices are read by ID. */
export const DEVICES_BY_ID: ById = {
	entity: 'devices',
	condition: (ids) => among('deviceId', ids),
	idField: 'id',
	orderBy: 'id',
};

/** How activities are read by ID: spelt and cut into portions as by Microsoft's Sentinel connector. A UUID is long. */
export const ACTIVITIES_BY_ID: ById = {
	entity: 'activity',
	condition: (ids) => `UUID:${ids.join(',')}`,
	idField: 'activityUUID',
	orderBy: 'time',
	most: 35,
};

/** Said of the input item that asked for it; the others are not touched by it. */
export function unknownRecord(what: string, id: string | number): SecOpsError {
	return new SecOpsError(`Armis knows no ${what} with the ID ${id}`, {
		description: `Check the ID. The ${what} may have been deleted, or belong to a site that this credential may not see.`,
		failure: { cause: 'configuration-invalid' },
	});
}
