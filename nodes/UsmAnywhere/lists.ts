import type { Query } from '../../core/http/query';
import type { FilterSet } from '../../core/node/filter';
import type { ListSource, RecordKind } from '../../core/node/list';
import type { Noun } from '../../core/node/read-count';
import type { Choice } from '../../core/node/parameter-reader';
import type { ListForm } from '../shared/list-operations';
import { ALARMS, EVENTS, pagesOf, type Collection, type Sort } from './pages';
import { ALARM, EVENT } from './records';
import { alarmFilters } from './resources/alarm/filters';
import { eventFilters } from './resources/event/filters';

const alarmSort: Choice<Sort> = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	options: [
		{
			name: 'Highest Priority First',
			value: 'priority,desc',
			description: 'USM Anywhere returns at most 10,000 records in this order',
		},
		{ name: 'Newest First', value: 'timestamp_occured,desc' },
		{ name: 'Oldest First', value: 'timestamp_occured,asc' },
	],
	default: 'timestamp_occured,desc',
	description: 'The order of the results',
};

const eventSort: Choice<Sort> = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	options: [
		{ name: 'Newest First', value: 'timestamp_occured,desc' },
		{ name: 'Oldest First', value: 'timestamp_occured,asc' },
	],
	default: 'timestamp_occured,desc',
	description: 'The order of the results',
};

/** What differs between the two lists. */
interface List {
	noun: Noun;
	collection: Collection;
	kind: RecordKind;
	filters: FilterSet<Query>;
	sort: Choice<Sort>;
}

/** Alarms, as Get Many and Export to File read them. */
export const alarms = listForm({
	noun: { one: 'alarm', many: 'alarms' },
	collection: ALARMS,
	kind: ALARM,
	filters: alarmFilters,
	sort: alarmSort,
});

/** Events. */
export const events = listForm({
	noun: { one: 'event', many: 'events' },
	collection: EVENTS,
	kind: EVENT,
	filters: eventFilters,
	sort: eventSort,
});

function listForm({ noun, collection, kind, filters, sort }: List): ListForm {
	const source: ListSource = {
		noun,
		kind: () => kind,
		filters,
		pages(call, wanted) {
			const { sent, isComplete } = filters.read(call);
			return pagesOf(call.session, collection, {
				...call.options,
				query: Object.assign({}, ...sent) as Query,
				// An export has no choice and goes from old to new: what arrives in the meantime is added at the end.
				sort: call.choice(sort, 'timestamp_occured,asc'),
				wanted: isComplete ? wanted : undefined,
				onShrink: () => call.report.shrunk(noun),
			});
		},
		remark: (call) =>
			'suppressed' in filters.given(call)
				? undefined
				: `Suppressed ${noun.many} are left out. To include them, set the filter Suppressed.`,
	};
	return { source, sort };
}
