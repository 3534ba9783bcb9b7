import type { Call } from '../../core/node/call';
import type { ListSource, Noun } from '../../core/node/read-list';
import type { Row } from '../../core/pages/page-style';
import { ALARMS, EVENTS, idOf, pagesOf, SORTS, type Collection } from './collection';
import { alarmFilter, eventFilter, type FilterOf } from './filters';
import { simpleAlarm, simpleEvent, withPlainEvents } from './records';

/** What one of the two lists has of its own. */
interface List {
	noun: Noun;
	collection: Collection;
	filter: FilterOf;
	simplify(row: Row, call: Call): Row;
	/** One shape for rows that come in several. */
	normalised(row: Row): Row;
}

/** Alarms, as Get Many and Export to File read them. */
export const alarms = listSource({
	noun: { one: 'alarm', many: 'alarms' },
	collection: ALARMS,
	filter: alarmFilter,
	simplify: (row, call) => simpleAlarm(row, call.session.access.base.origin),
	normalised: withPlainEvents,
});

/** Events, likewise. */
export const events = listSource({
	noun: { one: 'event', many: 'events' },
	collection: EVENTS,
	filter: eventFilter,
	simplify: simpleEvent,
	normalised: (row) => row,
});

function listSource({ noun, collection, filter, simplify, normalised }: List): ListSource {
	const filterOf = (call: Call) => filter(call.collection('filters', 'Filters'), call.ctx.getTimezone());
	return {
		noun,
		async *pages(call, wanted) {
			const { query, sent } = filterOf(call);
			const { pageSize, parallelRequests } = call.options;
			// Shown where the user may choose. An export goes from old to new, so that what arrives meanwhile is added
			// at the end and shifts nothing.
			const sort = call.choice('sort', 'Sort', SORTS, 'timestamp_occured,asc');
			const onShrink = () => call.report.remark(shrunk(noun));
			const reading = { query, sort, pageSize, parallelRequests, wanted: sent ? wanted : undefined, onShrink };
			for await (const rows of pagesOf(call.session, collection, reading)) yield rows.map(normalised);
		},
		keeps: (call) => filterOf(call).keeps,
		remark: (call) =>
			'suppressed' in call.collection('filters', 'Filters')
				? undefined
				: `Suppressed ${noun.many} are left out; the filter Suppressed brings them in.`,
		simplify,
		idOf,
	};
}

function shrunk({ one, many }: Noun): string {
	return `The list of ${many} became shorter while it was read, so that an ${one} may have been passed over. Run it again to be sure.`;
}
