import type { INodeProperties } from 'n8n-workflow';

/** Filters of alerts, for Get Many and Export to File. The trigger has its own, without the times. */
export const alertFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only alerts that match all of these are returned',
	displayOptions: { show: { resource: ['alert'], operation: ['getAll', 'export'] } },
	options: [
		{
			displayName: 'AQL',
			name: 'aql',
			type: 'string',
			default: '',
			placeholder: 'e.g. policyTitle:"Unencrypted Credentials"',
			description:
				'Further conditions in the query language of Armis, beside the filters above. A whole query that begins with in:alerts works too.',
		},
		{
			displayName: 'Occurred After',
			name: 'occurredAfter',
			type: 'dateTime',
			default: '',
			description: 'Only alerts that occurred at this time or later',
		},
		{
			displayName: 'Occurred Before',
			name: 'occurredBefore',
			type: 'dateTime',
			default: '',
			description: 'Only alerts that occurred at this time or earlier',
		},
		{
			displayName: 'Severity',
			name: 'severity',
			type: 'multiOptions',
			options: [
				{ name: 'Critical', value: 'Critical' },
				{ name: 'High', value: 'High' },
				{ name: 'Low', value: 'Low' },
				{ name: 'Medium', value: 'Medium' },
			],
			default: [],
			description: 'Only alerts of one of these severities. None means any.',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			options: [
				{ name: 'Resolved', value: 'RESOLVED' },
				{ name: 'Suppressed', value: 'SUPPRESSED' },
				{ name: 'Unhandled', value: 'UNHANDLED' },
			],
			default: [],
			description: 'Only alerts in one of these states. None means any.',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Type' },
			default: [],
			placeholder: 'e.g. Policy Violation',
			description: 'Only alerts of one of these types, in the words of Armis. None means any.',
		},
	],
};
