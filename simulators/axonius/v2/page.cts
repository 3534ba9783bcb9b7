import { whole } from '../body.cts';

/** Rows of a list when no limit is given [INVENTED]. */
const DEFAULT_LIMIT = 100;

/** The requested paging, not checked. */
interface Paging {
	limit: unknown;
	offset: unknown;
}

/** Reads `limit` and `offset` from a query. */
export function paging(query: URLSearchParams): Paging {
	return { limit: query.get('limit'), offset: query.get('offset') };
}

/** One page of a small list, by `offset` and `limit`. `meta` is [INF from the list of assets]. */
export function pageOf<T>(all: T[], asked: Paging) {
	const limit = whole(asked.limit, 'limit', 1) ?? DEFAULT_LIMIT;
	const offset = whole(asked.offset, 'offset') ?? 0;
	const total = all.length;
	const page = {
		number: Math.floor(offset / limit) + 1,
		size: limit,
		totalPages: Math.ceil(total / limit),
		totalResources: total,
	};
	return { rows: all.slice(offset, offset + limit), meta: { page } };
}
