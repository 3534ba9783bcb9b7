import type { INodeExecutionData } from 'n8n-workflow';
import type { ApiRequest } from '../http/session';
import { automatic, type AutomaticStyle } from '../pages/automatic';
import { walk } from '../pages/walk';
import { windowFor } from '../pages/window-for';
import type { Call } from './call';
import type { Reading } from './read-list';

const NOUN = { one: 'record', many: 'records' };

/**
 * Sends a request for a list as often as it has pages, in whatever way the service pages it: one item per record,
 * all of them or up to Limit. Report and hints tell how it was read.
 */
export async function readAllPages(call: Call, request: ApiRequest): Promise<INodeExecutionData[]> {
	const all = call.flag('returnAll', 'Return All', false);
	const limit = all ? Infinity : call.number('limit', 'Limit', { least: 1, whole: true });
	const startedAt = call.session.clock.monotonic();
	const reading: Reading = { records: 0, pages: 0, cutShort: false };
	const items: INodeExecutionData[] = [];
	const style = automatic(request, call.session.access.base);
	for await (const rows of pagesOf(call, request, style, limit)) {
		reading.pages += 1;
		for (const json of rows.slice(0, limit - items.length)) items.push({ json });
		reading.cutShort = items.length === limit;
		if (reading.cutShort) break;
	}
	reading.records = items.length;
	call.report.add(NOUN, reading, call.session.clock.monotonic() - startedAt, items.length);
	call.report.remark(style.remark());
	return items;
}

/** What is read page by page is asked for more than once anyway, so it is repeated after a failure even by POST. */
function pagesOf({ session, options }: Call, request: ApiRequest, style: AutomaticStyle, wanted: number) {
	const window = options.parallelRequests ?? windowFor(session.vendor.limits);
	return walk(async (step) => await session.send({ ...request, ...step, repeatable: true }), style, { window, wanted });
}
