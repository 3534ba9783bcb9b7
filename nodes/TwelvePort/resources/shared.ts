import type { INodeProperties } from 'n8n-workflow';

/** Parameters that several resources have in common, at the end of the form. */
export const sharedDescription: INodeProperties[] = [
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		description:
			'Later nodes find the file under this name. Used when the server answers with a file, and for exports.',
		displayOptions: { show: { resource: ['apiOperation', 'taxonomy'] } },
	},
	{
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
				placeholder: 'e.g. access-requests-2026-01-15.csv',
				description: 'Name of the file, with its extension. Empty means records with the extension of the format.',
				displayOptions: { show: { '/resource': ['apiOperation'], '/operation': ['export'] } },
			},
			{
				displayName: 'Further Pages',
				name: 'furtherPages',
				type: 'options',
				options: [
					{
						name: 'Always',
						value: 'always',
						description: 'Send the operation once for each page, even if it may change something',
					},
					{
						name: 'Automatic',
						value: 'auto',
						description: 'For GET, and for POST and PUT whose path says that they search or list',
					},
					{ name: 'Never', value: 'never', description: 'Send the operation once, and return what it answers' },
				],
				default: 'auto',
				description: 'When to read a list page by page, up to Limit. How it is paged is found out from the answers.',
				displayOptions: { show: { '/resource': ['apiOperation'], '/operation': ['run'] } },
			},
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 2000 },
				default: 100,
				description:
					'Records per request, where the operation has a parameter for it that is not filled in. The server may give fewer; nothing is lost then.',
				displayOptions: { show: { '/resource': ['apiOperation'] } },
			},
			{
				displayName: 'Parallel Requests',
				name: 'parallelRequests',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10 },
				default: 4,
				description: 'Pages that are fetched at the same time. The order of the results does not change.',
				displayOptions: { show: { '/resource': ['apiOperation', 'apiRequest'] } },
			},
			{
				displayName: 'Requests per Second',
				name: 'requestsPerSecond',
				type: 'number',
				typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
				default: 20,
				description: 'Go slower, to spare the server. 12Port publishes no limit; without this there is none.',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 600 },
				default: 60,
				description: 'Seconds that one request may take',
			},
		],
	},
];
