import type { ResourceForm } from '../../../shared/defaults';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { v1 } from '../../api';
import { alerts } from '../../lists';
import { v1ListOptions } from '../../options';
import { get } from './get';
import { getActivities, getDevices } from './get-related';
import { updateStatus } from './update-status';

/** What Armis found suspicious. */
export const alert: ResourceForm = {
	name: 'Alert',
	value: 'alert',
	description: 'Something that Armis found suspicious: read, export, set the status',
	// API v3 has other names and words for the same alert (`OPEN`, not `Unhandled`), so alerts only come from API v1.
	uses: v1('API V3 cannot search alerts or change them.'),
	operations: [
		exportToFile(alerts, v1ListOptions, exportedFields('site.name')),
		get,
		getActivities,
		getMany(alerts, v1ListOptions),
		getDevices,
		updateStatus,
	],
};
