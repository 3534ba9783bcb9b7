import type { Session } from '../../core/http/session';
import { cursor } from '../../core/pages/cursor';
import { END, type PageStyle, type Row, type Step } from '../../core/pages/page-style';
import { objectOf, rowsAt } from '../../core/pages/shape';
import { walk } from '../../core/pages/walk';

/** As the official SDK asks; a maximum is not documented. */
const PAGE_SIZE = 100;

/** Pages of sites, cursor by cursor. */
export function sitePages(
	session: Session,
	{ pageSize = PAGE_SIZE, wanted }: { pageSize?: number; wanted?: number } = {},
): AsyncIterable<Row[]> {
	const style = cursor({
		parameter: 'after',
		first: { query: { limit: pageSize } },
		rows: itemsOf,
		cursor: (body) => objectOf(body)?.next || undefined,
	});
	const ask = async ({ query }: Step) => (await session.send({ path: '/settings/sites', query })).body;
	return walk(ask, style, { window: 1, wanted });
}

/** Definitions of custom properties: the one list of API v3 without pages (official SDK). */
export function customPropertyPages(session: Session): AsyncIterable<Row[]> {
	const style: PageStyle = { first: {}, rows: itemsOf, following: () => END };
	const ask = async () => (await session.send({ path: '/settings/device-custom-properties' })).body;
	return walk(ask, style, { window: 1 });
}

function itemsOf(body: unknown): Row[] {
	return rowsAt(objectOf(body)?.items, 'items');
}
