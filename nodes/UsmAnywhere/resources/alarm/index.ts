import type { Resource } from '../../../../core/node/operation';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { alarms } from '../../lists';
import { exportOptions, listOptions } from '../../options';
import { addLabel } from './add-label';
import { get } from './get';
import { getEvents } from './get-events';
import { getLabels } from './get-labels';
import { removeLabel } from './remove-label';

/** What USM Anywhere found suspicious. */
export const alarm: Resource = {
	name: 'Alarm',
	value: 'alarm',
	description: 'Something that USM Anywhere found suspicious: read, export, label',
	operations: [
		addLabel,
		exportToFile(alarms, exportOptions('alarms'), exportedFields('_links.self.href', ['resource'])),
		get,
		getMany(alarms, listOptions),
		getEvents,
		getLabels,
		removeLabel,
	],
};
