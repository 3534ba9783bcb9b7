import type { Query } from '../../../../core/http/query';
import { filterSet } from '../../../shared/filters';
import { byChoice, byOccurrence, bySensor, bySpelling, bySuppression, byText } from '../../filters';

/** The filters of alarms. */
export const alarmFilters = filterSet<Query>({
	description:
		'Only alarms that match all of these are returned. Suppressed alarms are left out unless the filter Suppressed says otherwise.',
	rules: [
		byOccurrence('alarms'),
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
		bySpelling(
			{
				displayName: 'Rule Method',
				name: 'ruleMethod',
				placeholder: 'e.g. Windows Scheduled Job Created',
				description: 'Only alarms with this method',
			},
			'rule_method',
		),
		bySpelling(
			{
				displayName: 'Rule Strategy',
				name: 'ruleStrategy',
				placeholder: 'e.g. Security Critical Event',
				description: 'Only alarms with this strategy',
			},
			'rule_strategy',
		),
		bySensor('alarms', 'alarm_sensor_sources', ['alarm_sensor_sources', 'sensor_uuid']),
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
		bySuppression('alarms'),
	],
});
