import { locator } from '../../../shared/locator';

/** The alarm to work on. */
export const alarmId = locator({
	name: 'alarmId',
	displayName: 'Alarm',
	description: 'The alarm to work on',
	search: 'searchAlarms',
	placeholder: 'Choose one of the latest alarms',
	example: '971918fd-a569-548a-5a80-1ffcda2a8365',
	url: {
		example: 'https://acme.alienvault.cloud/#/alarm/971918fd-a569-548a-5a80-1ffcda2a8365',
		regex: '^https?://[^/]+/.*?alarms?/([0-9A-Za-z-]+)',
	},
});

/** The label; the API has no catalog of labels, so the list offers those of recent alarms. */
export const labelId = locator({
	name: 'labelId',
	displayName: 'Label',
	description: 'The label to add or remove. USM Anywhere identifies labels by ID.',
	search: 'searchLabels',
	placeholder: 'Choose a label of a recent alarm',
	example: 'ticketed',
});
