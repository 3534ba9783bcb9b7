import { ApiError } from '../../../../core/errors/api-error';
import { path } from '../../../../core/http/path';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { eventsOf, recordOf, simpleEvent } from '../../records';
import { readAlarm } from './get';

/**
 * The events behind an alarm. They stand in the alarm itself; where they do not, `packet_data`
 * names them. An alarm keeps ten of its events (vendor documentation, alarms management).
 */
export const getEvents: Operation = {
	doing: 'get the events of an alarm',
	async run(call) {
		const alarm = await readAlarm(call);
		const inside = eventsOf(alarm);
		const events = inside.length > 0 ? inside : await namedEvents(call, alarm.packet_data);
		remarkMissing(call, Number(alarm.alarm_events_count), events.length);
		const simplify = call.flag('simplify', 'Simplify', true);
		return events.map((event) => ({ json: simplify ? simpleEvent(event) : event }));
	},
};

async function namedEvents(call: Call, ids: unknown): Promise<Row[]> {
	const events: Row[] = [];
	for (const id of Array.isArray(ids) ? ids : []) {
		const event = await eventOrNone(call, id);
		if (event) events.push(event);
	}
	return events;
}

/** An event may have left the hot store while its alarm is still there. */
async function eventOrNone(call: Call, id: unknown): Promise<Row | undefined> {
	try {
		const { body } = await call.session.send({ path: path`/events/${id}` });
		return recordOf(body, 'event');
	} catch (error) {
		if (error instanceof ApiError && error.status === 404) return undefined;
		return await Promise.reject(error);
	}
}

/** The same words for every alarm, so that a hundred of them make one hint. */
function remarkMissing(call: Call, counted: number, available: number): void {
	if (!(counted > available)) return;
	call.report.remark(
		'USM Anywhere keeps only some of the events with an alarm, so there are fewer here than the alarm counts. Get many events with a time range may find the others.',
	);
}
