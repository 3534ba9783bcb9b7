import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { getCodes } from './codes';
import { auditEventFilters } from './filters';
import { auditEvents } from './list';

/** Operations of the resource, by their value. */
export const auditEventOperations = { export: exportToFile(auditEvents), getAll: getMany(auditEvents), getCodes };

export const auditEventDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['auditEvent'] } },
		options: [
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching audit events to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export audit events to file',
			},
			{
				name: 'Get Codes',
				value: 'getCodes',
				description: 'Read the catalogue of the kinds of audit event',
				action: 'Get codes of audit events',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many audit events, one item each',
				action: 'Get many audit events',
			},
		],
		default: 'getAll',
	},
	auditEventFilters,
];
