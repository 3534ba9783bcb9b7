import { byTime } from '../../../../core/node/filter';
import { filterSet, period } from '../../../shared/filters';
import { aql, moment } from '../../aql';
import { byAql, byTexts, byWords, SEVERITIES, type Condition } from '../../filters';
import { vendorTime } from '../../../../core/time/vendor-time';
import { ALERT_STATUSES } from './parameters';

/** Filters take whole seconds, and it is not documented whether `before:` includes its own second. */
const WHOLE_SECONDS_MS = 1_999;

/** The filters of alerts. */
export const alertFilters = filterSet<Condition>({
	description: 'Only alerts that match all of these are returned',
	rules: [
		byWords(
			{
				displayName: 'Severity',
				name: 'severity',
				type: 'multiOptions',
				options: SEVERITIES,
				default: [],
				description: 'Only alerts with one of these severities. Leave empty for all.',
			},
			// AQL's name for the severity of an alert (Cortex XSOAR, Google SecOps).
			'riskLevel',
		),
		byWords(
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				options: ALERT_STATUSES,
				default: [],
				description: 'Only alerts with one of these statuses. Leave empty for all.',
			},
			'status',
		),
		byTexts(
			{
				displayName: 'Type',
				name: 'type',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Type' },
				default: [],
				placeholder: 'e.g. Policy Violation',
				description: 'Only alerts of one of these types, spelled as in Armis. Leave empty for all.',
			},
			'type',
		),
		byTime<Condition>({
			...period('occurred', 'alerts that occurred'),
			found: ({ time }) => vendorTime(time),
			send: (after, before) =>
				aql(
					after === undefined ? undefined : `after:${moment(after)}`,
					before === undefined ? undefined : `before:${moment(before + WHOLE_SECONDS_MS)}`,
				),
		}),
		byAql('alerts', 'policyTitle:"Unencrypted Credentials"'),
	],
});
