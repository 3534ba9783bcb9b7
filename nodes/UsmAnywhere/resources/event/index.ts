import type { Resource } from '../../../../core/node/operation';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { events } from '../../lists';
import { exportOptions, listOptions } from '../../options';
import { get } from './get';

/** What the data sources reported. */
export const event: Resource = {
	name: 'Event',
	value: 'event',
	description: 'Something that a data source reported: read, export',
	operations: [
		exportToFile(events, exportOptions('events'), exportedFields('_links.self.href', ['resource'])),
		get,
		getMany(events, listOptions),
	],
};
