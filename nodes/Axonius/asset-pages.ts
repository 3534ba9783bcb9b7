import type { Session } from '../../core/http/session';
import { bySeams } from '../../core/pages/by-seams';
import type { Row } from '../../core/pages/page-style';
import { walkList, type ListQuery } from '../../core/pages/walk-list';
import { assetId } from './assets';
import { dialectOf } from './dialect';
import { totalIn } from './dialect/answers';
import type { AssetQuery } from './dialect/dialect';
import { LARGEST_PAGE } from './options';
import { walkPages } from './pages';

/**
 * Assets by page token, one page after the other; by position, several pages at the same time, where the user has chosen
 * Parallel Requests. Which order Axonius keeps is not documented, so positions are checked: see `bySeams`.
 */
export function assetPages(session: Session, query: AssetQuery, asked: ListQuery): AsyncIterable<Row[]> {
	const { pageSize = LARGEST_PAGE, wanted = Infinity, parallelRequests = 1 } = asked;
	const size = Math.min(pageSize, Math.max(wanted, 1), LARGEST_PAGE);
	const dialect = dialectOf(session);
	if (parallelRequests === 1) return walkPages(session, { ...dialect.assets(query, size), idOf: assetId }, asked);
	const { ask, rows } = dialect.assetsByPosition(query);
	const list = bySeams({
		ask: async (cut) => await ask(session, cut),
		// A page has one more, which may not be more than Axonius gives.
		size: Math.max(1, Math.min(size, pageSize - 1)),
		rows,
		total: totalIn,
		idOf: assetId,
	});
	return walkList(session, list, asked);
}
