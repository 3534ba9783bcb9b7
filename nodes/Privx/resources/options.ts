import type { INodeProperties } from 'n8n-workflow';

/** How requests are sent; the same for every operation. */
export const optionsDescription: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How requests are sent. The defaults suit almost everybody.',
	options: [
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. hosts-2026-01-15.csv',
			description: 'Name of the file, with its extension. Empty means what is in it, with the extension of the format.',
			displayOptions: { show: { '/operation': ['export'] } },
		},
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000 },
			default: 100,
			description:
				'Records per request. Without it the most that PrivX gives: 1,000 audit events, connections, hosts or roles, and 100 of anything else. It is never exceeded.',
			displayOptions: { hide: { '/resource': ['system'] } },
		},
		{
			displayName: 'Parallel Requests',
			name: 'parallelRequests',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 4,
			description: 'Pages that are fetched at the same time. The order of the results does not change.',
			displayOptions: { hide: { '/resource': ['system'] } },
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
			default: 10,
			description: 'Go no faster than this. PrivX documents no limit.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600 },
			default: 60,
			description: 'Seconds that one request may take',
		},
		{
			displayName: 'Unique by ID',
			name: 'uniqueById',
			type: 'boolean',
			default: true,
			description:
				'Whether a record that moves to another page while the list is read is returned only once. Audit events have no ID: those that are equal in every field count as one. Looks at the latest 50,000 records.',
			displayOptions: { hide: { '/resource': ['system'] } },
		},
	],
};
