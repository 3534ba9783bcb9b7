import type { Resource } from '../../../../core/node/operation';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { getOne } from '../../../shared/record-operations';
import { alarms } from '../../lists';
import { listOptions } from '../../options';
import { readOne } from '../../pages';
import { ALARMS } from '../../records';
import { addLabel, removeLabel } from './change-label';
import { getEvents } from './get-events';
import { getLabels } from './get-labels';
import { alarmId } from './parameters';

/** What USM Anywhere found suspicious. */
export const alarm: Resource = {
	name: 'Alarm',
	value: 'alarm',
	description: 'Something that USM Anywhere found suspicious: read, export, label',
	operations: [
		addLabel,
		exportToFile(alarms, listOptions, exportedFields('_links.self.href')),
		getOne({
			what: 'an alarm',
			kind: ALARMS.kind,
			selection: [alarmId],
			read: async (call) => await readOne(call.session, ALARMS, call.id(alarmId)),
		}),
		getMany(alarms, listOptions),
		getEvents,
		getLabels,
		removeLabel,
	],
};
