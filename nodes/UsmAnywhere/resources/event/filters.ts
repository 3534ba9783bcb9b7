import type { Query } from '../../../../core/http/query';
import type { Choice } from '../../../../core/node/parameter-reader';
import { filterSet } from '../../../shared/filters';
import { byOccurrence, bySuppression, byText } from '../../filters';

const suppressed: Choice<'both' | 'hide' | 'only'> = {
	displayName: 'Suppressed',
	name: 'suppressed',
	type: 'options',
	options: [
		{ name: 'Both', value: 'both', description: 'Suppressed events and all others' },
		{ name: 'Hide', value: 'hide', description: 'As the console does by default' },
		{ name: 'Only', value: 'only', description: 'Only suppressed events' },
	],
	default: 'hide',
	description: 'What to do with events that a suppression rule has hidden. Without this filter they are left out.',
};

/** The filters of events. */
export const eventFilters = filterSet<Query>({
	description:
		'Only events that match all of these are returned. A tenant has millions of events: set a time range. Suppressed events are left out unless the filter Suppressed says otherwise.',
	rules: [
		byText(
			{
				displayName: 'Account Name',
				name: 'accountName',
				type: 'string',
				default: '',
				description:
					'Only events of this account, spelled as in USM Anywhere, upper and lower case included. Leave empty for all.',
			},
			'account_name',
		),
		byText(
			{
				displayName: 'Event Name',
				name: 'eventName',
				type: 'string',
				default: '',
				placeholder: 'e.g. PutObject',
				description:
					'Only events with this name, spelled as in USM Anywhere, upper and lower case included. Leave empty for all.',
			},
			'event_name',
		),
		byOccurrence(
			{
				displayName: 'Occurred After',
				name: 'occurredAfter',
				type: 'dateTime',
				default: '',
				description: 'Only events that occurred at this time or later',
			},
			{
				displayName: 'Occurred Before',
				name: 'occurredBefore',
				type: 'dateTime',
				default: '',
				description: 'Only events that occurred at this time or earlier',
			},
		),
		byText(
			{
				displayName: 'Plugin',
				name: 'plugin',
				type: 'string',
				default: '',
				placeholder: 'e.g. Amazon AWS CloudTrail',
				description:
					'Only events of this data source plugin, spelled as in USM Anywhere, upper and lower case included. Leave empty for all.',
			},
			'plugin',
		),
		byText(
			{
				displayName: 'Sensor ID',
				name: 'sensor',
				type: 'string',
				default: '',
				placeholder: 'e.g. 72fb15aa-51a8-4960-8b10-ff8dc9a6427e',
				description: 'Only events of this sensor. Leave empty for all.',
			},
			'sensor_uuid',
		),
		byText(
			{
				displayName: 'Source Name',
				name: 'sourceName',
				type: 'string',
				default: '',
				placeholder: 'e.g. 10.0.0.7',
				description:
					'Only events from this source (host name or address), spelled as in USM Anywhere, upper and lower case included. Leave empty for all.',
			},
			'source_name',
		),
		byText(
			{
				displayName: 'Source User Name',
				name: 'sourceUsername',
				type: 'string',
				default: '',
				placeholder: 'e.g. alice',
				description:
					'Only events caused by this user, spelled as in USM Anywhere, upper and lower case included. Leave empty for all.',
			},
			'source_username',
		),
		bySuppression(suppressed),
	],
});
