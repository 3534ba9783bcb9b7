import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { alerts } from '../../lists';
import { armisV1, sentWith } from '../../vendor';
import { get } from './get';
import { alertId } from './locator';
import { getActivities, getDevices } from './related';
import { newStatus, updateStatus } from './updateStatus';

/** Operations of the resource, by their value. */
export const alertOperations = sentWith(armisV1, {
	export: exportToFile(alerts),
	get,
	getActivities,
	getAll: getMany(alerts),
	getDevices,
	updateStatus,
});

export const alertDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['alert'] } },
		options: [
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching alerts to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export alerts to file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one alert',
				action: 'Get alert',
			},
			{
				name: 'Get Activities',
				value: 'getActivities',
				description: 'Read the activities that raised an alert',
				action: 'Get activities of alert',
			},
			{
				name: 'Get Devices',
				value: 'getDevices',
				description: 'Read the devices that an alert is about',
				action: 'Get devices of alert',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many alerts, one item each',
				action: 'Get many alerts',
			},
			{
				name: 'Update Status',
				value: 'updateStatus',
				description: 'Resolve, suppress or reopen an alert',
				action: 'Update status of alert',
			},
		],
		default: 'getAll',
	},
	alertId,
	newStatus,
];
