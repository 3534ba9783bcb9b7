import type { Answer } from '../http/exchange';
import type { Session } from '../http/session';
import { withPageSize, type PageSizeWishes } from '../openapi/page-size';
import { automatic } from '../pages/automatic';
import type { Row, Step } from '../pages/page-style';
import { walk } from '../pages/walk';
import { windowFor } from '../pages/window-for';
import { sendForAny } from './any-answer';
import type { Chosen } from './chosen-operation';

/** A list that is being read, in whatever way it turns out to be paged. */
export interface AnyList {
	/** The answer to the request itself; a file, where the service gives one instead of a list. */
	first: Answer;
	/** All pages, the first one included. */
	pages: AsyncIterable<Row[]>;
	/** For the user, once the pages are read: how the list is paged, and whether it may be incomplete. */
	remark(): string | undefined;
}

/** How it is read. */
export interface AnyListLimits extends PageSizeWishes {
	/** Requests in flight at most. */
	parallelRequests?: number;
}

/** Sends the request of an operation, and goes on from its answer page by page. */
export async function anyList(session: Session, chosen: Chosen, limits: AnyListLimits = {}): Promise<AnyList> {
	const request = withPageSize(chosen.operation, chosen.request, limits);
	const first = await sendForAny(session, request);
	const style = automatic(request, session.access.base);
	let held: Answer | undefined = first;
	const ask = async (step: Step) => {
		const answer = held ?? (await session.send({ ...request, ...step }));
		held = undefined;
		return answer;
	};
	const { parallelRequests: window = windowFor(session.vendor.limits), wanted } = limits;
	return { first, pages: walk(ask, style, { window, wanted }), remark: () => style.remark() };
}

/** Whether a request can ask for other pages: a body that is a text cannot be taken apart again. */
export function canBePaged({ body }: { body?: unknown }): boolean {
	return typeof body !== 'string';
}
