import type { Query } from '../../core/http/query';
import type { Call } from '../../core/node/call';
import type { ListSource, Noun } from '../../core/node/read-list';
import type { Row } from '../../core/pages/page-style';
import { idOf, pagesOf, type Collection } from './collection';
import type { FilterOf } from './filters';

/** What one list has of its own. */
export interface List {
	noun: Noun;
	collection: Collection | ((call: Call) => Collection);
	filter: FilterOf;
	simplify(row: Row): Row;
	/** Field to sort by, where the order may be chosen. */
	sortKey?: string;
	/** Query parameters beside the page and the order. */
	query?(call: Call): Query;
	/** A sentence beside the result. */
	remark?: string;
	/** Default: the field `id`. */
	idOf?(row: Row): string | undefined;
}

const DIRECTIONS = ['asc', 'desc'] as const;

/** A list as Get Many and Export to File read it. */
export function listSource(list: List): ListSource {
	const { noun, collection, filter, simplify } = list;
	const filterFor = (call: Call) => filter(call.collection('filters', 'Filters'), call.ctx.getTimezone());
	return {
		noun,
		pages(call, wanted) {
			const { body, sent } = filterFor(call);
			const { pageSize, parallelRequests } = call.options;
			return pagesOf(call.session, typeof collection === 'function' ? collection(call) : collection, {
				query: { ...orderFor(list, call), ...list.query?.(call) },
				body,
				pageSize,
				parallelRequests,
				wanted: sent ? wanted : undefined,
				onDoubt: (what) => call.report.remark(`The list of ${noun.many} ${what} Run it again to be sure.`),
			});
		},
		keeps: (call) => filterFor(call).keeps,
		remark: () => list.remark,
		simplify: (row) => simplify(row),
		idOf: list.idOf ?? idOf,
	};
}

/** Shown where the user may choose. An export goes from old to new, so that what arrives meanwhile is added at the end. */
function orderFor({ sortKey }: List, call: Call): Query {
	if (sortKey === undefined) return {};
	return order(sortKey, call.choice('sort', 'Sort', DIRECTIONS, 'asc'));
}

/** Upper case: not every service of PrivX takes anything else (vendor's Python SDK). */
export function order(sortkey: string, direction: (typeof DIRECTIONS)[number]): Query {
	return { sortkey, sortdir: direction.toUpperCase() };
}
