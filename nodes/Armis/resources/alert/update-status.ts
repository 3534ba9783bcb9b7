import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import type { Choice } from '../../../../core/node/parameter-reader';
import { sendV1 } from '../../pages-v1';
import { ALERT_STATUSES, alertId, alertIdOf } from './parameters';

const newStatus: Choice = {
	displayName: 'New Status',
	name: 'status',
	type: 'options',
	options: ALERT_STATUSES,
	default: 'RESOLVED',
	description: 'The status to set',
};

/** As clients send it: the integrations of XSOAR, FortiSOAR and Google SecOps (ArmisManager.py). One playbook sends JSON. */
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Not repeated after a failure, since it may have been carried out. */
export const updateStatus: Operation = {
	name: 'Update Status',
	value: 'updateStatus',
	description: 'Resolve, suppress or reopen an alert',
	action: 'Update the status of an alert',
	effect: 'write',
	parameters: [alertId, newStatus],
	async run(call) {
		const id = alertIdOf(call);
		const status = call.choice(newStatus);
		const body = new URLSearchParams({ status }).toString();
		await sendV1(call.session, { method: 'PATCH', path: path`/alerts/${id}/`, headers: FORM, body });
		return [{ json: { alertId: id, status, updated: true } }];
	},
};
