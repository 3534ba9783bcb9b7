import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { sendV1 } from '../../envelope';
import { ALERT_STATUSES } from '../../filters';
import { alertIdOf } from './get';

/** The status to set. */
export const newStatus: INodeProperties = {
	displayName: 'New Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Resolved', value: 'RESOLVED', description: 'The matter is dealt with' },
		{ name: 'Suppressed', value: 'SUPPRESSED', description: 'Not worth a look' },
		{ name: 'Unhandled', value: 'UNHANDLED', description: 'Open, or open again' },
	],
	default: 'RESOLVED',
	description: 'The status that the alert gets',
	displayOptions: { show: { resource: ['alert'], operation: ['updateStatus'] } },
};

export const updateStatus: Operation = {
	doing: 'update the status of an alert',
	async run(call) {
		const alertId = alertIdOf(call);
		const status = call.choice('status', 'New Status', ALERT_STATUSES, 'RESOLVED');
		await sendV1(call.session, { method: 'PATCH', path: path`/alerts/${alertId}/`, body: { status } });
		return [{ json: { alertId, status, updated: true } }];
	},
};
