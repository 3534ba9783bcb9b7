import type { Query } from '../../../../core/http/query';
import { filterSet } from '../../../shared/filters';
import { byOccurrence, bySensor, bySpelling, bySuppression } from '../../filters';

/** The filters of events. */
export const eventFilters = filterSet<Query>({
	description:
		'Only events that match all of these are returned. A tenant has millions of events: set a time range. Suppressed events are left out unless the filter Suppressed says otherwise.',
	rules: [
		bySpelling(
			{ displayName: 'Account Name', name: 'accountName', description: 'Only events of this account' },
			'account_name',
		),
		bySpelling(
			{
				displayName: 'Event Name',
				name: 'eventName',
				placeholder: 'e.g. PutObject',
				description: 'Only events with this name',
			},
			'event_name',
		),
		byOccurrence('events'),
		bySpelling(
			{
				displayName: 'Plugin',
				name: 'plugin',
				placeholder: 'e.g. Amazon AWS CloudTrail',
				description: 'Only events of this data source plugin',
			},
			'plugin',
		),
		bySensor('events', 'sensor_uuid'),
		bySpelling(
			{
				displayName: 'Source Name',
				name: 'sourceName',
				placeholder: 'e.g. 10.0.0.7',
				description: 'Only events from this source (host name or address)',
			},
			'source_name',
		),
		bySpelling(
			{
				displayName: 'Source User Name',
				name: 'sourceUsername',
				placeholder: 'e.g. alice',
				description: 'Only events caused by this user',
			},
			'source_username',
		),
		bySuppression('events'),
	],
});
