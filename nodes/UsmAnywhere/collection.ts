import type { Query } from '../../core/http/query';
import type { Session } from '../../core/http/session';
import { beyondWindow, withinWindow } from '../../core/pages/beyond-window';
import { hal } from '../../core/pages/hal';
import type { Row, Step } from '../../core/pages/page-style';
import { countOf, objectOf } from '../../core/pages/shape';
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
export interface Reading {
	query: Query;
	sort: Sort;
	pageSize?: number;
	parallelRequests?: number;
	/** Records the reader expects to need. */
	wanted?: number;
	/** Told when the list is shorter than it was at its first page: a record may have moved up and been passed over. */
	onShrink?(): void;
}

/** Values of the API's `sort` parameter; `timestamp_occured` is spelt so. */
export const SORTS = ['timestamp_occured,asc', 'timestamp_occured,desc', 'priority,desc'] as const;
/** One of them. */
export type Sort = (typeof SORTS)[number];

/** No maximum is documented; 100 is what most integrations use. */
const PAGE_SIZE = 100;
/** For a small limit, the server's own default: should it ignore a filter, ones and twos would never end. */
const SMALLEST_PAGE_SIZE = 20;
/** The store behind the API is a search engine whose result window ends here unless it was changed. */
const RESULT_WINDOW = 10_000;

/**
 * Pages of a collection, in order. In order of time it goes on past the result window by asking
 * again from the last `timestamp_occured`; in any other order a list that long is refused.
 */
export function pagesOf(session: Session, collection: Collection, reading: Reading): AsyncIterable<Row[]> {
	const { sort, parallelRequests: window = windowFor(session.vendor.limits), wanted = Infinity } = reading;
	const size = Math.min(reading.pageSize ?? PAGE_SIZE, Math.max(wanted, SMALLEST_PAGE_SIZE), RESULT_WINDOW);
	// In whole pages: the last one must not reach over the edge.
	const rows = RESULT_WINDOW - (RESULT_WINDOW % size);
	const read = (bounds: Query) => {
		let atFirst: number | undefined;
		const ask = async (step: Step) => {
			const query = { ...reading.query, ...bounds, sort, ...step.query };
			const { body } = await session.send({ path: collection.path, query });
			const total = totalOf(body);
			atFirst ??= total;
			if (total !== undefined && total < Number(atFirst)) reading.onShrink?.();
			return body;
		};
		return walk(ask, hal({ names: collection.names, size }), { window, wanted: Math.min(wanted, rows) });
	};
	if (sort === 'priority,desc') return withinWindow(read({}), rows);
	const bound = sort.endsWith('asc') ? 'timestamp_occured_gte' : 'timestamp_occured_lte';
	return beyondWindow({
		rows,
		keyOf: occurredAt,
		idOf: identityOf,
		from: (key) => read(key === undefined ? {} : { [bound]: key }),
	});
}

function totalOf(body: unknown): number | undefined {
	return countOf(objectOf(objectOf(body)?.page)?.totalElements);
}

/** The record's own ID, if it has one. */
export function idOf(row: Row): string | undefined {
	return typeof row.uuid === 'string' && row.uuid !== '' ? row.uuid : undefined;
}

/** The record's ID or else a fingerprint of it, so that records without an ID are told apart and none is lost. */
export function identityOf(row: Row): string {
	return idOf(row) ?? fingerprint([JSON.stringify(row)]);
}

/**
 * When a record occurred, ms since the epoch. The API sends it as text; its ISO twin is missing on some
 * records and stands in only where the number does. `undefined` if neither is a time.
 */
export function occurredAt(row: Row): number | undefined {
	return countOf(row.timestamp_occured) ?? countOf(Date.parse(String(row.timestamp_occured_iso8601)));
}
