import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { recordsOf, runOperation } from '../../../../core/node/run-operation';
import { described } from '../../documents';
import { inputDescription } from './inputs';
import { outputDescription } from './outputs';

/** Operations of the resource, by their value. */
export const apiOperationOperations = {
	export: exportToFile(recordsOf(described)),
	run: runOperation(described, '12port'),
};

export const apiOperationDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['apiOperation'] } },
		options: [
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all records of a list operation to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export records of API operation to file',
			},
			{
				name: 'Run',
				value: 'run',
				description: 'Run any operation that the server describes in its own API document',
				action: 'Run API operation',
			},
		],
		default: 'run',
	},
	...inputDescription({ resource: ['apiOperation'] }),
	...outputDescription,
];
