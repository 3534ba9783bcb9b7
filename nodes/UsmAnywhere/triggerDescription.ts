import type { INodeProperties } from 'n8n-workflow';
import { alarmFilters } from './resources/alarm/filters';
import { eventFilters } from './resources/event/filters';

/** The same filters as in the list operations; the trigger looks after the time itself. */
function withoutTimes(filters: INodeProperties, event: string): INodeProperties {
	const options = (filters.options as INodeProperties[]).filter(({ type }) => type !== 'dateTime');
	return { ...filters, options, displayOptions: { show: { event: [event] } } };
}

export const triggerDescription: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'New Alarm', value: 'newAlarm', description: 'When an alarm appears, also one that appears late' },
			{
				name: 'New Event',
				value: 'newEvent',
				description: 'When an event appears. A tenant has thousands an hour: set filters.',
			},
		],
		default: 'newAlarm',
		description: 'What starts the workflow',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	withoutTimes(alarmFilters, 'newAlarm'),
	withoutTimes(eventFilters, 'newEvent'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How far to look back, and how much to hand on at once',
		options: [
			{
				displayName: 'Look Back (Minutes)',
				name: 'lookBackMinutes',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 44640 },
				default: 60,
				description:
					'How late an alarm or event may show up after it occurred and still start the workflow. It never starts it twice.',
			},
			{
				displayName: 'Max Items per Poll',
				name: 'maxItems',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10000 },
				default: 1000,
				description: 'How many to hand on at once, oldest first. The others follow with the next poll; none is lost.',
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'dateTime',
				default: '',
				description:
					'Also hand on what occurred since this time, once, when the workflow is switched on. Without it only what is new from then on. Another value later begins there again.',
			},
		],
	},
];
