import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { recordOf, simpleEvent } from '../../records';

export const get: Operation = {
	doing: 'get an event',
	async run(call) {
		const id = call.id('eventId', 'Event');
		const { body } = await call.session.send({ path: path`/events/${id}` });
		const event = recordOf(body, 'event');
		return [{ json: call.flag('simplify', 'Simplify', true) ? simpleEvent(event) : event }];
	},
};
