import type { INodeProperties } from 'n8n-workflow';

/** Resources that API v3 lists: page by page, since each page names the next one. */
const ONE_BY_ONE = ['customProperty', 'dataExport', 'site'];

/** The Options collection. */
export const options: INodeProperties = {
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
			placeholder: 'e.g. devices-2026-01-15.csv',
			description:
				'Name of the file, with its extension. Empty means what is exported with the extension of the format.',
			displayOptions: { show: { '/operation': ['export'] } },
		},
		{
			displayName: 'Max File Size (MB)',
			name: 'maxFileSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1024,
			description: 'A larger file is refused rather than stored in part',
			displayOptions: { show: { '/operation': ['download'] } },
		},
		{
			displayName: 'Order By',
			name: 'orderBy',
			type: 'string',
			default: '',
			placeholder: 'e.g. startTimestamp',
			description:
				'The field to order by while pages are read, smallest first. It should not change meanwhile. Empty means time for alerts and activities, the publication for vulnerabilities, and the ID for devices, connections, users and the audit log.',
			displayOptions: { show: { '/resource': ['search'] } },
		},
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 5000 },
			default: 100,
			description:
				'Records per request. Empty means 1000 with API v1 (5000 at most) and 100 with API v3, whose maximum is not documented.',
			displayOptions: { hide: { '/resource': ['apiRequest', 'dataExport'] } },
		},
		{
			displayName: 'Parallel Requests',
			name: 'parallelRequests',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 4,
			description: 'Pages that are fetched at the same time. The order of the results does not change.',
			displayOptions: { hide: { '/resource': [...ONE_BY_ONE, 'apiRequest', 'device'] } },
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0.1, maxValue: 100, numberPrecision: 1 },
			default: 5,
			description:
				'Send no more requests than this in a second. Armis publishes no limit; when it asks for a pause, it gets one.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3600 },
			default: 60,
			description: 'Seconds that one request may take. The download of a file has 600 unless set here.',
		},
		{
			displayName: 'Unique by ID',
			name: 'uniqueById',
			type: 'boolean',
			default: true,
			description:
				'Whether a record that moves to another page while the list is read is returned only once. Looks at the latest 50,000 records.',
			displayOptions: { hide: { '/resource': ['apiRequest', 'dataExport'] } },
		},
	],
};
