import type { Query } from '../../core/http/query';
import type { FilterSet } from '../../core/node/filter';
import type { Choice } from '../../core/node/parameter-reader';
import type { ListForm } from '../shared/list-operations';
import { pagesOf, type Collection, type Sort } from './pages';
import { ALARMS, EVENTS } from './records';
import { alarmFilters } from './resources/alarm/filters';
import { eventFilters } from './resources/event/filters';

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

const alarmSort: Choice<Sort> = {
	...eventSort,
	options: [
		{
			name: 'Highest Priority First',
			value: 'priority,desc',
			description: 'USM Anywhere returns at most 10,000 records in this order',
		},
		...eventSort.options,
	],
};

/** Alarms, as Get Many and Export to File read them. */
export const alarms = listOf(ALARMS, alarmFilters, alarmSort);
/** Events, as Get Many and Export to File read them. */
export const events = listOf(EVENTS, eventFilters, eventSort);

function listOf(collection: Collection, filters: FilterSet<Query>, sort: Choice<Sort>): ListForm {
	const { noun, kind } = collection;
	return {
		source: {
			noun,
			kind: () => kind,
			filters,
			pages: (call, query, sent: Query[]) =>
				pagesOf(call.session, collection, {
					...query,
					query: Object.assign({}, ...sent) as Query,
					// An export has no choice and goes from old to new: what arrives in the meantime is added at the end.
					sort: call.choice(sort, 'timestamp_occured,asc'),
				}),
			remark: (call) =>
				'suppressed' in filters.given(call)
					? undefined
					: `Suppressed ${noun.many} are left out. To include them, set the filter Suppressed.`,
		},
		sort,
		hasOcsf: true,
	};
}
