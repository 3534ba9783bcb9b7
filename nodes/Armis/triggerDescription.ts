import type { INodeProperties } from 'n8n-workflow';
import { alertFilters } from './resources/alert/filters';

/** The same filters as in the list of alerts; the trigger looks after the time itself. */
const alertTriggerFilters: INodeProperties = {
	...alertFilters,
	options: (alertFilters.options as INodeProperties[]).filter(({ type }) => type !== 'dateTime'),
	description: 'Only alerts that match all of these start the workflow',
	displayOptions: { show: { event: ['alertStatusChanged', 'newAlert'] } },
};

export const triggerDescription: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Alert Status Changed',
				value: 'alertStatusChanged',
				description: 'When an alert is resolved, suppressed or reopened; a new alert is no change',
			},
			{ name: 'New Alert', value: 'newAlert', description: 'When an alert appears, also one that appears late' },
			{
				name: 'New Device',
				value: 'newDevice',
				description: 'When a device is seen for the first time. All devices seen lately are looked through.',
			},
		],
		default: 'newAlert',
		description: 'What starts the workflow',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	alertTriggerFilters,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only devices that match all of these start the workflow',
		displayOptions: { show: { event: ['newDevice'] } },
		options: [
			{
				displayName: 'AQL',
				name: 'aql',
				type: 'string',
				default: '',
				placeholder: 'e.g. type:"IP Cameras"',
				description:
					'Further conditions in the query language of Armis. A whole query that begins with in:devices works too.',
			},
			{
				displayName: 'Site',
				name: 'site',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Site' },
				default: [],
				placeholder: 'e.g. Harbour Plant',
				description: 'Only devices of one of these sites, by name. None means any.',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How far to look back, how long to wait, and how much to hand on at once',
		options: [
			{
				displayName: 'Delay (Minutes)',
				name: 'delayMinutes',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1440 },
				default: 0,
				description:
					'How old an alert or device must be before it starts the workflow, so that Armis has had time to complete it',
			},
			{
				displayName: 'Look Back (Minutes)',
				name: 'lookBackMinutes',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 44640 },
				default: 60,
				description:
					'How late an alert or device may show up after it occurred and still start the workflow. It never starts it twice.',
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
