import type { Query } from '../../core/http/query';
import { countOf } from '../../core/json';
import type { FilterSet } from '../../core/node/filter';
import { shaped } from '../../core/node/list';
import type { Entry } from '../../core/node/operation';
import { newEvents, type TriggerEvent } from '../../core/node/trigger';
import { withoutTimes } from '../shared/filters';
import { anyOutputIn, outputWithOcsf } from '../shared/output';
import { timedOptions } from '../shared/trigger-options';
import { identityOf, occurredAt, pagesOf, type Collection } from './pages';
import { KEY_PREFIX } from './ocsf/product';
import { ALARMS, EVENTS, RAISED_ALARM } from './records';
import { alarmFilters } from './resources/alarm/filters';
import { eventFilters } from './resources/event/filters';

const newAlarm = watching(
	{ name: 'New Alarm', value: 'newAlarm', description: 'When an alarm appears, even if it appears late' },
	{ ...ALARMS, kind: RAISED_ALARM },
	alarmFilters,
);

const newEvent = watching(
	{
		name: 'New Event',
		value: 'newEvent',
		description: 'When an event appears. A tenant has thousands of events an hour: set filters.',
	},
	EVENTS,
	eventFilters,
);

/** What the trigger can watch. */
export const triggerEvents: TriggerEvent[] = [newAlarm, newEvent];

function watching(entry: Entry, collection: Collection, allFilters: FilterSet<Query>): TriggerEvent {
	const { one, many } = collection.noun;
	const filters = withoutTimes(
		allFilters,
		`Only ${many} that match all of these start the workflow. Suppressed ${many} are left out unless the filter Suppressed says otherwise.`,
	);
	const parameters = [outputWithOcsf, filters.parameter, timedOptions(`an ${one}`)];
	return newEvents({ ...entry, parameters }, (reader) => {
		const { sent, isComplete, keeps } = filters.read(reader);
		const query = Object.assign({}, ...sent) as Query;
		const format = anyOutputIn(reader);
		return {
			name: `new ${many}`,
			identity: [entry.value, JSON.stringify(filters.given(reader))],
			keyPrefix: KEY_PREFIX,
			since: (session, { from, until }) =>
				pagesOf(session, collection, {
					query: { ...query, timestamp_occured_gte: from, timestamp_occured_lte: until },
					sort: 'timestamp_occured,asc',
				}),
			latest: (session, count) =>
				pagesOf(session, collection, {
					query,
					sort: 'timestamp_occured,desc',
					wanted: isComplete ? count : undefined,
				}),
			timeOf: (row) => occurredAt(row) ?? countOf(row.timestamp_received),
			keyOf: identityOf,
			keeps,
			output: format,
			shape: (row, session) => shaped(collection.kind, format, session)(row),
		};
	});
}
