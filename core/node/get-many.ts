import type { INodeExecutionData } from 'n8n-workflow';
import type { Operation } from './execute';
import { readList, type ListSource, type Reading } from './read-list';

/** The operation "Get Many" of a list: one item per record. */
export function getMany(source: ListSource): Operation {
	return {
		doing: `get many ${source.noun.many}`,
		async run(call) {
			const all = call.flag('returnAll', 'Return All', false);
			const limit = all ? Infinity : call.number('limit', 'Limit', { least: 1, whole: true });
			const simplify = call.flag('simplify', 'Simplify', true);
			const reading: Reading = { records: 0, pages: 0, cutShort: false };
			const startedAt = call.session.clock.monotonic();
			const items: INodeExecutionData[] = [];
			for await (const rows of readList(call, source, reading, limit)) {
				for (const row of rows) items.push({ json: simplify ? source.simplify(row, call) : row });
			}
			call.report.add(source.noun, reading, call.session.clock.monotonic() - startedAt, items.length);
			return items;
		},
	};
}
