import type { INodeExecutionData } from 'n8n-workflow';
import type { NotMapped } from '../ocsf/not-mapped';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import { readList, shapedRows, type ListSource, type Output } from './list';
import { isTool, notesOn, summaryOf } from './notes';
import { shapedFor } from './raw-data';
import { emptyCount, notMappedIn, type Noun } from './read-count';

/**
 * One item for each record of a list, up to `limit` of them. The report says how it was read; where it is asked for, and
 * in the answer to an AI agent, a last item does, too.
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
	for await (const records of readList(call, source, count, { shape, mayLack: output === 'ocsf', limit })) {
		call.report.size.add(records);
		for (const json of records) items.push({ json });
	}
	call.report.add(source.noun, count, call.session.clock.monotonic() - startedAt);
	const remark = source.remark?.(call);
	call.report.remark(remark);
	const left = output === 'ocsf' ? { notMapped: notMappedIn(count) } : {};
	const summary = { ...summaryOf(source.noun, count, [remark]), ...left };
	// The answer to an agent ends with it, after all that is left out of the records is known.
	call.told.summary = summary;
	return call.options.addSummaryItem && !isTool(call.ctx) ? [...items, { json: { summary } }] : items;
}

/** One item for each record that was read in another way than page by page. Those without an OCSF event are left out, and the report says so. */
export function itemsOf(
	call: Call,
	noun: Noun,
	rows: Row[],
	shape: (row: Row) => Row | NotMapped,
): INodeExecutionData[] {
	const count = emptyCount();
	const records = shapedRows(rows, shape, count);
	notesOn(noun, count).forEach((note) => call.report.remark(note));
	return records.map((json) => ({ json }));
}
