import type { Resource } from '../../../../core/node/operation';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { alerts } from '../../lists';
import { exportOptions, v1ListOptions } from '../../options';
import { get } from './get';
import { getActivities } from './get-activities';
import { getDevices } from './get-devices';
import { updateStatus } from './update-status';

/** What Armis found suspicious. */
export const alert: Resource = {
	name: 'Alert',
	value: 'alert',
	description: 'Something that Armis found suspicious: read, export, set the status',
	operations: [
		exportToFile(alerts, exportOptions('alerts', v1ListOptions), exportedFields('site.name', ['resource'])),
		get,
		getActivities,
		getMany(alerts, v1ListOptions),
		getDevices,
		updateStatus,
	],
};
