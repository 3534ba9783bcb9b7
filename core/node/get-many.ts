import type { INodeExecutionData } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { Call } from './call';
import type { Operation } from './execute';
import { showHint } from './hints';
import { readList, type ListSource, type Reading } from './read-list';

/** Above this n8n itself gets into difficulty: it keeps all items in memory and saves them as one text. */
const MANY_ITEMS = 100_000;

/** The operation "Get Many" of a list: one item per record. */
export function getMany(source: ListSource): Operation {
	return {
		doing: `get many ${source.name}`,
		async run(call) {
			const limit = call.flag('returnAll', false) ? Infinity : limitOf(call);
			const simplify = call.flag('simplify', true);
			const reading: Reading = { records: 0, pages: 0, cutShort: false };
			const startedAt = call.session.clock.monotonic();
			const items: INodeExecutionData[] = [];
			for await (const rows of readList(call, source, reading, limit)) {
				for (const row of rows) items.push({ json: simplify ? source.simplify(row, call) : row });
			}
			showHint(call, source.name, reading, call.session.clock.monotonic() - startedAt);
			if (items.length > MANY_ITEMS) {
				call.ctx.addExecutionHints({
					message: `${items.length} items are a lot for n8n to hold and save. The operation Export to File writes them to a file instead, in little memory.`,
					location: 'outputPane',
					type: 'warning',
				});
			}
			return items;
		},
	};
}

function limitOf(call: Call): number {
	const limit = Number(call.value('limit', 'Limit'));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw new InputError('Limit is not a whole number from 1', 'Enter a number, or turn on Return All.');
}
