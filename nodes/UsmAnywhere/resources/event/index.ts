import type { Resource } from '../../../../core/node/operation';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { locator } from '../../../shared/locator';
import { getOne } from '../../../shared/record-operations';
import { events } from '../../lists';
import { listOptions } from '../../options';
import { readOne } from '../../pages';
import { EVENTS } from '../../records';
import { send } from './send';

const eventId = locator({
	name: 'eventId',
	displayName: 'Event',
	description: 'The event to read',
	search: 'searchEvents',
	placeholder: 'Choose one of the latest events',
	example: '13f20da5-1b97-4a4d-1bfe-68f27eb7688d',
});

/** What the data sources reported. */
export const event: Resource = {
	name: 'Event',
	value: 'event',
	description: 'Something that a data source reported: read, export, send',
	operations: [
		exportToFile(events, listOptions, exportedFields('_links.self.href')),
		getOne({
			what: 'an event',
			kind: EVENTS.kind,
			selection: [eventId],
			read: async (call) => await readOne(call.session, EVENTS, call.id(eventId)),
		}),
		getMany(events, listOptions),
		send,
	],
};
