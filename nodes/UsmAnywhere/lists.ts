import type { Call } from '../../core/node/call';
import type { ListSource } from '../../core/node/read-list';
import { ALARMS, EVENTS, pagesOf, type Reading, type Sort } from './collection';
import { alarmFilter, eventFilter, type Filter } from './filters';
import { simpleAlarm, simpleEvent, withPlainEvents } from './records';

/** Alarms, as Get Many and Export to File read them. */
export const alarms: ListSource = {
	name: 'alarms',
	async *pages(call, wanted) {
		const reading = readingOf(call, alarmFilter(call.collection('filters')), wanted);
		for await (const rows of pagesOf(call.session, ALARMS, reading)) {
			yield rows.map(withPlainEvents);
		}
	},
	keeps: (call) => alarmFilter(call.collection('filters')).keeps,
	simplify: (row, call) => simpleAlarm(row, call.session.access.base.origin),
	idOf,
};

/** Events, likewise. */
export const events: ListSource = {
	name: 'events',
	pages(call, wanted) {
		const reading = readingOf(call, eventFilter(call.collection('filters')), wanted);
		return pagesOf(call.session, EVENTS, reading);
	},
	keeps: (call) => eventFilter(call.collection('filters')).keeps,
	simplify: simpleEvent,
	idOf,
};

/**
 * The order is the user's, where the operation offers one; an export goes from old to new, so that
 * what arrives meanwhile is added at the end and shifts nothing.
 */
function readingOf(call: Call, { query, sent }: Filter, wanted?: number): Reading {
	const { pageSize, parallelRequests } = call.options;
	const sort = call.ctx.getNodeParameter('sort', call.itemIndex, 'timestamp_occured,asc') as Sort;
	return { query, sort, pageSize, parallelRequests, wanted: sent ? wanted : undefined };
}

function idOf(row: { uuid?: unknown }): string | undefined {
	return typeof row.uuid === 'string' ? row.uuid : undefined;
}
