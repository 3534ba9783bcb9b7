import type { INodeExecutionData } from 'n8n-workflow';
import type { Call } from './call';
import { readList, shapedRows, type ListSource, type Output } from './list';
import { isTool, summaryOf } from './notes';
import { shapedFor } from './raw-data';
import { emptyCount, notMappedIn } from './read-count';

/**
 * One item for each record of a list, up to `limit` of them. The report says how it was read; where it is asked for, and
 * for an AI agent, a last item does, too.
 */
export async function listItems(
	call: Call,
	source: ListSource,
	{ limit, output }: { limit: number; output: Output },
): Promise<INodeExecutionData[]> {
	const shape = shapedFor(call, source.kind(call), output);
	const count = emptyCount();
	const startedAt = call.session.clock.monotonic();
	const items: INodeExecutionData[] = [];
	for await (const rows of readList(call, source, count, limit)) {
		const records = shapedRows(rows, shape, count);
		call.report.size.add(records);
		for (const json of records) items.push({ json });
	}
	call.report.add(source.noun, count, call.session.clock.monotonic() - startedAt);
	const remark = source.remark?.(call);
	call.report.remark(remark);
	if (call.options.addSummaryItem || isTool(call.ctx)) {
		const left = output === 'ocsf' ? { notMapped: notMappedIn(count) } : {};
		items.push({ json: { summary: { ...summaryOf(source.noun, count, [remark]), ...left } } });
	}
	return items;
}
