import { ApiError } from '../../../../core/errors/api-error';
import type { Call } from '../../../../core/node/call';
import { shaped } from '../../../../core/node/list';
import { itemsOf } from '../../../../core/node/list-items';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { anyOutputIn, outputWithOcsf } from '../../../shared/output';
import { readOne } from '../../pages';
import { ALARMS, EVENTS, eventsOf } from '../../records';
import { alarmId } from './parameters';

/**
 * The events behind an alarm. They are in the alarm itself; where they are not, `packet_data`
 * names them. An alarm keeps ten of its events (vendor documentation, alarms management).
 */
export const getEvents: Operation = {
	name: 'Get Events',
	value: 'getEvents',
	description: 'Get the events that raised an alarm',
	action: 'Get events of an alarm',
	effect: 'read',
	parameters: [alarmId, outputWithOcsf],
	async run(call) {
		const shape = shaped(EVENTS.kind, anyOutputIn(call), call.session);
		const alarm = await readOne(call.session, ALARMS, call.id(alarmId));
		const inside = eventsOf(alarm);
		const events = inside.length > 0 ? inside : await namedEvents(call, alarm.packet_data);
		remarkMissing(call, Number(alarm.alarm_events_count), events.length);
		return itemsOf(call, EVENTS.noun, events, shape);
	},
};

async function namedEvents(call: Call, ids: unknown): Promise<Row[]> {
	const events: Row[] = [];
	for (const id of Array.isArray(ids) ? ids : []) {
		const event = await eventOrNone(call, String(id));
		if (event) events.push(event);
	}
	return events;
}

/** An event may have left hot storage while its alarm is still there. */
async function eventOrNone({ session }: Call, id: string): Promise<Row | undefined> {
	try {
		return await readOne(session, EVENTS, id);
	} catch (error) {
		if (error instanceof ApiError && error.status === 404) return undefined;
		return await Promise.reject(error);
	}
}

/** The same words for every alarm, so that a hundred of them make one hint. */
function remarkMissing(call: Call, counted: number, available: number): void {
	if (!(counted > available)) return;
	call.report.remark(
		'USM Anywhere keeps only some of the events with an alarm, so there are fewer here than the alarm counts. The operation Get Many of the resource Event may find the others, with a time range.',
	);
}
