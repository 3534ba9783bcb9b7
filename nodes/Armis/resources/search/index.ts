import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { searchResults } from '../../lists';
import { armisV1, sentWith } from '../../vendor';

/** Operations of the resource, by their value. */
export const searchOperations = sentWith(armisV1, {
	export: exportToFile(searchResults),
	run: { ...getMany(searchResults), doing: 'run an AQL search' },
});

export const searchDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['search'] } },
		options: [
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all that a query finds to a CSV, JSON or NDJSON file, however much it is',
				action: 'Export search to file',
			},
			{
				name: 'Run',
				value: 'run',
				description: 'Read what a query finds, one item each',
				action: 'Run search',
			},
		],
		default: 'run',
	},
	{
		displayName: 'AQL Query',
		name: 'aql',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. in:devices timeFrame:"7 Days" riskLevel:High',
		description:
			'A query in the language of Armis, as in the search of its console. It begins with in: and one of devices, alerts, activity, vulnerabilities, connections, users, applications, riskFactors or auditLog. Set a time frame: queries without one can take long.',
		displayOptions: { show: { resource: ['search'] } },
	},
];
