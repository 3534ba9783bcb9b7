import type { INodeExecutionData } from 'n8n-workflow';
import type { ApiRequest } from '../http/session';
import { automatic } from '../pages/automatic';
import type { Row, Step } from '../pages/page-style';
import { walk } from '../pages/walk';
import { windowFor } from '../pages/window-for';
import type { Call } from './call';
import type { Noun, Reading } from './read-list';

/** Where nothing is known of what a list holds. */
export const RECORDS: Noun = { one: 'record', many: 'records' };

/** A list under way. */
export interface OpenList {
	pages: AsyncIterable<Row[]>;
	/** For the user, once it is read: how it was paged, and whether it may be incomplete. */
	remark(): string | undefined;
}

/** Records wanted, by Return All and Limit. @throws InputError */
export function wantedRecords(call: Call): number {
	const all = call.flag('returnAll', 'Return All', false);
	return all ? Infinity : call.number('limit', 'Limit', { least: 1, whole: true });
}

/** One item per record, up to `wanted` of them. Report and hints tell how the list was read. */
export async function itemsOfList(call: Call, list: OpenList, wanted: number): Promise<INodeExecutionData[]> {
	const startedAt = call.session.clock.monotonic();
	const reading: Reading = { records: 0, pages: 0, cutShort: false };
	const items: INodeExecutionData[] = [];
	for await (const rows of list.pages) {
		reading.pages += 1;
		for (const json of rows.slice(0, wanted - items.length)) items.push({ json });
		reading.cutShort = items.length === wanted;
		if (reading.cutShort) break;
	}
	reading.records = items.length;
	call.report.add(RECORDS, reading, call.session.clock.monotonic() - startedAt, items.length);
	call.report.remark(list.remark());
	return items;
}

/** Sends a request for a list as often as it has pages, in whatever way the service pages it. */
export async function readAllPages(call: Call, request: ApiRequest): Promise<INodeExecutionData[]> {
	const { session, options } = call;
	const wanted = wantedRecords(call);
	const style = automatic(request, session.access.base);
	const window = options.parallelRequests ?? windowFor(session.vendor.limits);
	// What is read page by page is asked for more than once anyway, so it is repeated after a failure even by POST.
	const ask = async (step: Step) => await session.send({ ...request, ...step, repeatable: true });
	const list = { pages: walk(ask, style, { window, wanted }), remark: () => style.remark() };
	return await itemsOfList(call, list, wanted);
}
