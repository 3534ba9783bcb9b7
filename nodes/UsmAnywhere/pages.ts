import { ResponseError } from '../../core/errors/response-error';
import { path } from '../../core/http/path';
import type { Query } from '../../core/http/query';
import type { Session } from '../../core/http/session';
import { countOf, recordOf } from '../../core/json';
import type { RecordKind } from '../../core/node/list';
import type { Noun } from '../../core/node/read-count';
import { hal } from '../../core/pages/hal';
import { listenerOf } from '../../core/pages/doubt';
import type { Row, Step } from '../../core/pages/page-style';
import { searchAfter, withinResultWindow } from '../../core/pages/search-after';
import { sizeFor } from '../../core/pages/size-for';
import { walkList, type ListQuery, type PagedList } from '../../core/pages/walk-list';
import { vendorTime } from '../../core/time/vendor-time';
import { fingerprint } from '../../core/token/identity';

/** A HAL collection of the API, and what its records are. */
export interface Collection {
	path: string;
	/** Spellings of the list under `_embedded`. */
	names: string[];
	noun: Noun;
	kind: RecordKind;
}

/** What to read of a collection, and how. */
export interface Search extends ListQuery {
	query: Query;
	sort: Sort;
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
export function pagesOf(session: Session, collection: Collection, list: Search): AsyncIterable<Row[]> {
	const { sort, wanted = Infinity } = list;
	const size = sizeFor(list.pageSize ?? PAGE_SIZE, wanted, RESULT_WINDOW);
	// In whole pages: the last one must not go beyond the result window.
	const rows = RESULT_WINDOW - (RESULT_WINDOW % size);
	let total: number | undefined;
	const read = (bounds: Query, returned = 0) => {
		const { ask, ...pages } = paging(session, collection, { ...list.query, ...bounds, sort }, size);
		const noting = async (step: Step) => {
			const body = await ask(step);
			total ??= pages.style.total?.(body);
			return body;
		};
		return walkList(session, { ...pages, ask: noting }, { ...list, wanted: Math.min(wanted - returned, rows) });
	};
	if (sort === 'priority,desc') return withinResultWindow(read({}), rows);
	const bound = sort.endsWith('asc') ? 'timestamp_occured_gte' : 'timestamp_occured_lte';
	return searchAfter({
		rows,
		keyOf: occurredAt,
		idOf: identityOf,
		from: (key, returned) => read(key === undefined ? {} : { [bound]: key }, returned),
		total: () => total,
		onDoubt: list.onDoubt ?? listenerOf(session),
	});
}

/** How the pages of a collection are asked for and read. */
export function paging(session: Session, { path, names, kind }: Collection, query: Query, size = PAGE_SIZE): PagedList {
	return {
		ask: async (step) => (await session.send({ path, query: { ...query, ...step.query } })).body,
		style: hal({ names, size }),
		idOf: kind.idOf,
	};
}

/** One record. @throws ApiError with status 404 when it has left hot storage, ResponseError when it is no record */
export async function readOne(session: Session, { path: all, noun }: Collection, id: string): Promise<Row> {
	const { body } = await session.send({ path: all + path`/${id}` });
	const record = recordOf(body, `an ${noun.one}`);
	if (idOf(record) !== undefined) return record;
	throw new ResponseError('the answer is not a record of this kind: it has no uuid');
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
	return countOf(row.timestamp_occured) ?? wholeMs(row.timestamp_occured_iso8601);
}

/** The API's filters take whole milliseconds. */
function wholeMs(value: unknown): number | undefined {
	const time = vendorTime(value);
	return time === undefined ? undefined : Math.floor(time);
}
