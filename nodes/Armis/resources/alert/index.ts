import type { ResourceForm } from '../../../shared/defaults';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany, type ListForm } from '../../../shared/list-operations';
import { v1 } from '../../api';
import { alerts } from '../../lists';
import { v1ListOptions } from '../../options';
import { get } from './get';
import { getActivities, getDevices } from './get-related';
import { include, includedIn, withIncluded } from './include';
import { updateStatus } from './update-status';

/** As Get Many reads them. */
const withParts: ListForm = {
	...alerts,
	source: {
		...alerts.source,
		complete(call) {
			const included = includedIn(call);
			return async (rows) =>
				await withIncluded(call.session, rows, included, (sentence) => call.report.remark(sentence));
		},
	},
};

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
		getMany(withParts, v1ListOptions, [include]),
		getDevices,
		updateStatus,
	],
};
