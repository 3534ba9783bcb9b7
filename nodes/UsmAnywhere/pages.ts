import { ResponseError } from '../../core/errors/response-error';
import { countOf } from '../../core/json';
import type { Query } from '../../core/http/query';
import type { Session } from '../../core/http/session';
import { hal } from '../../core/pages/hal';
import type { Row, Step } from '../../core/pages/page-style';
import { searchAfter, withinResultWindow } from '../../core/pages/search-after';
import { sizeFor } from '../../core/pages/size-for';
import { walk } from '../../core/pages/walk';
import { windowFor } from '../../core/pages/window-for';
import { fingerprint } from '../../core/token/identity';

/** A HAL collection of the API. */
export interface Collection {
	path: string;
	/** Spellings of the list under `_embedded`. */
	names: string[];
}

/** Always `alarms`. */
export const ALARMS: Collection = { path: '/alarms', names: ['alarms'] };
/** Documented as `events`; servers send `eventResources`, older ones `eventResourceList`. */
export const EVENTS: Collection = {
	path: '/events',
	names: ['eventResources', 'events', 'eventResourceList'],
};

/** What to read of a collection, and how. */
export interface ListQuery {
	query: Query;
	sort: Sort;
	pageSize?: number;
	parallelRequests?: number;
	/** Records the reader expects to need. */
	wanted?: number;
	/** Told when the list became shorter while it was read. */
	onShrink?(): void;
}

/** Values of the API's `sort` parameter; `timestamp_occured` is spelled so. */
export type Sort = 'timestamp_occured,asc' | 'timestamp_occured,desc' | 'priority,desc';

/** No maximum is documented; 100 is what most integrations use. */
const PAGE_SIZE = 100;
/** The store behind the API is a search engine whose result window ends here unless it was changed. */
const RESULT_WINDOW = 10_000;

/**
 * Pages of a collection, in order. In order of time it continues past the result window by asking
 * again from the last `timestamp_occured`; in any other order a list that long is refused.
 */
export function pagesOf(session: Session, collection: Collection, list: ListQuery): AsyncIterable<Row[]> {
	const { sort, parallelRequests: window = windowFor(session.api.limits), wanted = Infinity, onShrink } = list;
	const size = sizeFor(list.pageSize ?? PAGE_SIZE, wanted, RESULT_WINDOW);
	// In whole pages: the last one must not go beyond the result window.
	const rows = RESULT_WINDOW - (RESULT_WINDOW % size);
	const read = (bounds: Query) => {
		const ask = async (step: Step) =>
			await pageOf(session, collection, { ...list.query, ...bounds, sort, ...step.query });
		return walk(ask, styleOf(collection, size), { window, wanted: Math.min(wanted, rows), onShrink });
	};
	if (sort === 'priority,desc') return withinResultWindow(read({}), rows);
	const bound = sort.endsWith('asc') ? 'timestamp_occured_gte' : 'timestamp_occured_lte';
	return searchAfter({
		rows,
		keyOf: occurredAt,
		idOf: identityOf,
		from: (key) => read(key === undefined ? {} : { [bound]: key }),
	});
}

/** How a collection is paged. */
export function styleOf({ names }: Collection, size: number) {
	return hal({ names, size });
}

/** One answer of a collection. */
export async function pageOf(session: Session, { path }: Collection, query: Query): Promise<unknown> {
	return (await session.send({ path, query })).body;
}

/** The record's own ID, if it has one. */
export function idOf(row: Row): string | undefined {
	return typeof row.uuid === 'string' && row.uuid !== '' ? row.uuid : undefined;
}

/** The record's ID or else a fingerprint of it, so that records without an ID are distinguished and not lost. */
export function identityOf(row: Row): string {
	return idOf(row) ?? fingerprint([JSON.stringify(row)]);
}

/**
 * When a record occurred, ms since the epoch. The API sends it as text; its ISO 8601 form is missing on some
 * records and is used only where the number is missing. `undefined` if neither is a time.
 */
export function occurredAt(row: Row): number | undefined {
	return countOf(row.timestamp_occured) ?? countOf(Date.parse(String(row.timestamp_occured_iso8601)));
}

/** A record that an answer must have identified. @throws ResponseError */
export function withId(row: Row): Row {
	if (idOf(row) !== undefined) return row;
	throw new ResponseError('the answer is not a record of this kind: it has no uuid');
}
