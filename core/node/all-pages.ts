import type { INodeExecutionData } from 'n8n-workflow';
import type { ApiRequest } from '../http/session';
import { automatic } from '../pages/automatic';
import type { Row, Step } from '../pages/page-style';
import { walkList, type ListQuery } from '../pages/walk-list';
import type { Call } from './call';
import type { ListSource } from './list';
import { listItems } from './list-items';

/** A list that is being read. */
export interface OpenList {
	/** Reads it; only once. */
	pages(query: ListQuery): AsyncIterable<Row[]>;
	/** For the user, once it is read: how it was paged, and whether it may be incomplete. */
	remark(): string | undefined;
}

/** A list of which nothing is known: all of its records are kept as they are, also where two have the same ID. */
export function unknownList(pages: ListSource['pages'], remark?: ListSource['remark']): ListSource {
	return {
		noun: { one: 'record', many: 'records' },
		kind: () => ({ idOf: () => undefined, simplified: (row) => row }),
		pages,
		remark,
	};
}

/** One item for each record, up to `limit` of them. Report and hints say how the list was read. */
export async function itemsOfList(call: Call, list: OpenList, limit: number): Promise<INodeExecutionData[]> {
	const source = unknownList(
		(_, query) => list.pages(query),
		() => list.remark(),
	);
	return await listItems(call, source, { limit, output: 'raw' });
}

/** Sends a request for a list as often as it has pages, however the service pages it. */
export async function readAllPages(call: Call, request: ApiRequest, limit: number): Promise<INodeExecutionData[]> {
	const { session } = call;
	const style = automatic(request, session.baseOf(request));
	// A list read page by page is a read, so a failed request is repeated, even a POST.
	const ask = async (step: Step) => await session.send({ ...request, ...step, repeatable: true });
	const pages = (query: ListQuery) => walkList(session, { ask, style }, query);
	return await itemsOfList(call, { pages, remark: () => style.remark() }, limit);
}
