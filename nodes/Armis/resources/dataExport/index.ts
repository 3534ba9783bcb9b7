import type { INodeProperties } from 'n8n-workflow';
import { armisV3, sentWith } from '../../vendor';
import { download, get, setEnabled } from './operations';

/** Operations of the resource, by their value. */
export const dataExportOperations = sentWith(armisV3, { download, get, setEnabled });

export const dataExportDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['dataExport'] } },
		options: [
			{
				name: 'Download',
				value: 'download',
				description: 'Fetch the Parquet files of the latest export, one item each',
				action: 'Download data export',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read whether an export is on, and when its files were made',
				action: 'Get data export',
			},
			{
				name: 'Set Enabled',
				value: 'setEnabled',
				description: 'Switch an export on or off',
				action: 'Set data export on or off',
			},
		],
		default: 'get',
	},
	{
		displayName: 'Export Of',
		name: 'entity',
		type: 'options',
		options: [
			{ name: 'Applications', value: 'applications', description: 'Which software is on which device' },
			{ name: 'Risk Factors', value: 'risk-factors', description: 'What makes which device risky' },
			{ name: 'Vulnerabilities', value: 'vulnerabilities', description: 'Which device has which vulnerability' },
		],
		default: 'vulnerabilities',
		description: 'What Armis exports',
		displayOptions: { show: { resource: ['dataExport'] } },
	},
	{
		displayName: 'Enabled',
		name: 'enabled',
		type: 'boolean',
		default: true,
		description: 'Whether Armis makes this export',
		displayOptions: { show: { resource: ['dataExport'], operation: ['setEnabled'] } },
	},
];
