import type { Session } from '../http/session';
import { listenerOf, type OnDoubt } from './doubt';
import type { Traits } from './page-check';
import type { PageStyle, Row, Step } from './page-style';
import { walk, type WalkPart } from './walk';
import { windowFor } from './window-for';

/** A list of a product, page by page. */
export interface PagedList extends Traits {
	/** The answer with one page. */
	ask(step: Step): Promise<unknown>;
	style: PageStyle;
}

/** How a list is read: what the user has chosen in Options, and what its reader needs. */
export interface ListQuery extends WalkPart {
	/** Records per page; the list decides without it. */
	pageSize?: number;
	/** Requests in flight at most. Default: as many as the limits of the API suggest. */
	parallelRequests?: number;
	/** Records the reader expects to need. */
	wanted?: number;
	/** Hears why the list may be incomplete. Default: who listens to the session, see `listenTo`. */
	onDoubt?: OnDoubt;
}

/** The pages of a list, in order. @throws any error of `walk` */
export function walkList(
	session: Session,
	{ ask, style, ...traits }: PagedList,
	{ parallelRequests, wanted, onDoubt = listenerOf(session), place, onPlace }: ListQuery,
): AsyncGenerator<Row[], void> {
	const window = parallelRequests ?? windowFor(session.api.limits);
	return walk(ask, style, { window, wanted, onDoubt, place, onPlace, ...traits });
}
