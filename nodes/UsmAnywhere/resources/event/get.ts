import { path } from '../../../../core/http/path';
import type { Session } from '../../../../core/http/session';
import { recordOf } from '../../../../core/json';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { locator } from '../../../shared/locator';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { requestOptions } from '../../options';
import { withId } from '../../pages';
import { EVENT } from '../../records';

const eventId = locator({
	name: 'eventId',
	displayName: 'Event',
	description: 'The event to read',
	search: 'searchEvents',
	placeholder: 'Choose one of the latest events',
	example: '13f20da5-1b97-4a4d-1bfe-68f27eb7688d',
});

/** Reads one event. @throws ApiError with status 404 when it has left hot storage */
export async function readEvent(session: Session, id: string): Promise<Row> {
	const { body } = await session.send({ path: path`/events/${id}` });
	return withId(recordOf(body, 'an event'));
}

export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one event',
	action: 'Get an event',
	effect: 'read',
	parameters: [eventId, output, optionsOf(requestOptions)],
	async run(call) {
		const format = outputIn(call);
		return [{ json: shaped(EVENT, format, call.session)(await readEvent(call.session, call.id(eventId))) }];
	},
};
