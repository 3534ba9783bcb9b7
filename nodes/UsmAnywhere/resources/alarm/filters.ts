import type { Query } from '../../../../core/http/query';
import type { Choice } from '../../../../core/node/parameter-reader';
import { filterSet } from '../../../shared/filters';
import { byChoice, byOccurrence, bySuppression, byText } from '../../filters';

const suppressed: Choice<'both' | 'hide' | 'only'> = {
	displayName: 'Suppressed',
	name: 'suppressed',
	type: 'options',
	options: [
		{ name: 'Both', value: 'both', description: 'Suppressed alarms and all others' },
		{ name: 'Hide', value: 'hide', description: 'As the console does by default' },
		{ name: 'Only', value: 'only', description: 'Only suppressed alarms' },
	],
	default: 'hide',
	description: 'What to do with alarms that a suppression rule has hidden. Without this filter they are left out.',
};

/** The filters of alarms. */
export const alarmFilters = filterSet<Query>({
	description:
		'Only alarms that match all of these are returned. Suppressed alarms are left out unless the filter Suppressed says otherwise.',
	rules: [
		byOccurrence(
			{
				displayName: 'Occurred After',
				name: 'occurredAfter',
				type: 'dateTime',
				default: '',
				description: 'Only alarms that occurred at this time or later',
			},
			{
				displayName: 'Occurred Before',
				name: 'occurredBefore',
				type: 'dateTime',
				default: '',
				description: 'Only alarms that occurred at this time or earlier',
			},
		),
		byChoice(
			{
				displayName: 'Priority',
				name: 'priority',
				type: 'multiOptions',
				options: [
					{ name: 'High', value: 'high' },
					{ name: 'Low', value: 'low' },
					{ name: 'Medium', value: 'medium' },
				],
				default: [],
				description:
					'Only alarms of these priorities. With one priority, USM Anywhere filters. With several, all alarms are read and filtered in n8n, which takes longer. Leave empty for all.',
			},
			'priority_label',
			() => true,
		),
		byText(
			{
				displayName: 'Rule Intent',
				name: 'ruleIntent',
				type: 'options',
				options: [
					{ name: 'Delivery & Attack', value: 'Delivery & Attack' },
					{ name: 'Environmental Awareness', value: 'Environmental Awareness' },
					{ name: 'Exploitation & Installation', value: 'Exploitation & Installation' },
					{ name: 'Reconnaissance & Probing', value: 'Reconnaissance & Probing' },
					{ name: 'System Compromise', value: 'System Compromise' },
				],
				default: 'System Compromise',
				description: 'Only alarms with a rule of this intent',
			},
			'rule_intent',
		),
		byText(
			{
				displayName: 'Rule Method',
				name: 'ruleMethod',
				type: 'string',
				default: '',
				placeholder: 'e.g. Windows Scheduled Job Created',
				description:
					'Only alarms with this method, spelled as in USM Anywhere, upper and lower case included. Leave empty for all.',
			},
			'rule_method',
		),
		byText(
			{
				displayName: 'Rule Strategy',
				name: 'ruleStrategy',
				type: 'string',
				default: '',
				placeholder: 'e.g. Security Critical Event',
				description:
					'Only alarms with this strategy, spelled as in USM Anywhere, upper and lower case included. Leave empty for all.',
			},
			'rule_strategy',
		),
		byText(
			{
				displayName: 'Sensor ID',
				name: 'sensor',
				type: 'string',
				default: '',
				placeholder: 'e.g. 72fb15aa-51a8-4960-8b10-ff8dc9a6427e',
				description: 'Only alarms of this sensor. Leave empty for all.',
			},
			'alarm_sensor_sources',
			['alarm_sensor_sources', 'sensor_uuid'],
		),
		byChoice(
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				options: [
					{ name: 'Closed', value: 'closed' },
					{ name: 'In Review', value: 'in_review' },
					{ name: 'Open', value: 'open' },
				],
				default: [],
				description:
					'Only alarms with one of these statuses. With only Open or only Closed, USM Anywhere filters. Otherwise, all alarms are read and filtered in n8n, which takes longer. Leave empty for all.',
			},
			'status',
			(value) => value !== 'in_review',
		),
		bySuppression(suppressed),
	],
});
