import type { INodeExecutionData } from 'n8n-workflow';
import type { ApiRequest } from '../http/session';
import { automatic } from '../pages/automatic';
import type { Row, Step } from '../pages/page-style';
import { walk } from '../pages/walk';
import { windowFor } from '../pages/window-for';
import type { Call } from './call';
import { emptyCount, type Noun } from './read-count';

/** Where nothing is known of what a list holds. */
export const RECORDS: Noun = { one: 'record', many: 'records' };

/** A list that is being read. */
export interface OpenList {
	pages: AsyncIterable<Row[]>;
	/** For the user, once it is read: how it was paged, and whether it may be incomplete. */
	remark(): string | undefined;
}

/** One item for each record, up to `limit` of them. Report and hints say how the list was read. */
export async function itemsOfList(call: Call, list: OpenList, limit: number): Promise<INodeExecutionData[]> {
	const startedAt = call.session.clock.monotonic();
	const count = emptyCount();
	const items: INodeExecutionData[] = [];
	for await (const rows of list.pages) {
		count.pages += 1;
		for (const json of rows.slice(0, limit - items.length)) items.push({ json });
		count.cutShort = items.length === limit;
		if (count.cutShort) break;
	}
	count.records = items.length;
	call.report.add(RECORDS, count, call.session.clock.monotonic() - startedAt, items.length);
	call.report.remark(list.remark());
	return items;
}

/** Sends a request for a list as often as it has pages, however the service pages it. */
export async function readAllPages(call: Call, request: ApiRequest, limit: number): Promise<INodeExecutionData[]> {
	const { session, options } = call;
	const style = automatic(request, session.access.base);
	const window = options.parallelRequests ?? windowFor(session.api.limits);
	// A list read page by page is a read, so a failed request is repeated, even a POST.
	const ask = async (step: Step) => await session.send({ ...request, ...step, repeatable: true });
	const list = { pages: walk(ask, style, { window, wanted: limit }), remark: () => style.remark() };
	return await itemsOfList(call, list, limit);
}
