import type { Query } from '../../core/http/query';
import type { FilterSet } from '../../core/node/filter';
import type { RecordKind } from '../../core/node/list';
import { shaped } from '../../core/node/list';
import type { Entry } from '../../core/node/operation';
import { newEvents, type TriggerEvent } from '../../core/node/trigger';
import { countOf } from '../../core/json';
import { output, outputIn } from '../shared/output';
import { timedOptions } from '../shared/trigger-options';
import { withoutTimes } from '../shared/filters';
import { ALARMS, EVENTS, identityOf, occurredAt, pagesOf, type Collection } from './pages';
import { ALARM, EVENT } from './records';
import { alarmFilters } from './resources/alarm/filters';
import { eventFilters } from './resources/event/filters';

/** What one of the two events watches. */
interface Watched {
	/** For messages and forms. */
	noun: { one: string; many: string };
	collection: Collection;
	kind: RecordKind;
	filters: FilterSet<Query>;
}

const newAlarm = watching(
	{ name: 'New Alarm', value: 'newAlarm', description: 'When an alarm appears, even if it appears late' },
	{
		noun: { one: 'an alarm', many: 'new alarms' },
		collection: ALARMS,
		kind: ALARM,
		filters: withoutTimes(
			alarmFilters,
			'Only alarms that match all of these start the workflow. Suppressed alarms are left out unless the filter Suppressed says otherwise.',
		),
	},
);

const newEvent = watching(
	{
		name: 'New Event',
		value: 'newEvent',
		description: 'When an event appears. A tenant has thousands of events an hour: set filters.',
	},
	{
		noun: { one: 'an event', many: 'new events' },
		collection: EVENTS,
		kind: EVENT,
		filters: withoutTimes(
			eventFilters,
			'Only events that match all of these start the workflow. Suppressed events are left out unless the filter Suppressed says otherwise.',
		),
	},
);

/** What the trigger can watch. */
export const triggerEvents: TriggerEvent[] = [newAlarm, newEvent];

function watching(entry: Entry, { noun, collection, kind, filters }: Watched): TriggerEvent {
	const parameters = [output, filters.parameter, timedOptions(noun.one)];
	return newEvents({ ...entry, parameters }, (reader) => {
		const { sent, isComplete, keeps } = filters.read(reader);
		const query = Object.assign({}, ...sent) as Query;
		const format = outputIn(reader);
		return {
			name: noun.many,
			identity: [entry.value, JSON.stringify(filters.given(reader))],
			keyPrefix: 'usmAnywhere',
			since: (session, from) =>
				pagesOf(session, collection, {
					query: { ...query, timestamp_occured_gte: from },
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
			shape: (row, session) => shaped(kind, format, session)(row),
		};
	});
}
