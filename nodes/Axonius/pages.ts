import type { Session } from '../../core/http/session';
import type { Traits } from '../../core/pages/page-check';
import type { Row } from '../../core/pages/page-style';
import { walkList, type ListQuery, type PagedList } from '../../core/pages/walk-list';
import type { Pages } from './dialect/dialect';

/** A list that is asked for in this session. */
export function pagesIn(session: Session, { ask, ...list }: Pages & Traits): PagedList {
	return { ...list, ask: async (step) => await ask(session, step) };
}

/** The pages of a list, in order. */
export function walkPages(session: Session, list: Pages & Traits, query: ListQuery = {}): AsyncIterable<Row[]> {
	return walkList(session, pagesIn(session, list), query);
}

/** The first page of a list. */
export async function firstPage(session: Session, { style, ask }: Pages): Promise<Row[]> {
	return style.rows(await ask(session, style.first));
}
