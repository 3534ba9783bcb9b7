/** The results of *alarm to ticket*, with the expected ones. */
import type { Line } from '../report.cts';
import type { TicketOutcome } from './ticket-scenario.cts';
import { FINISHED, type Ticket } from './ticket-table.cts';

export function ticketLines({ arrived, emitted, tickets, labelled, repaired, ...special }: TicketOutcome): Line[] {
	const seen = emitted.map(({ json }) => String(json.uuid));
	const old = seen.filter((uuid) => !arrived.includes(uuid)).length;
	const duplicates = surplus(seen) + surplus(alarmsOf(tickets)) + surplus(alarmsOf(repaired));
	const has = (list: string[], uuid: string) => (list.includes(uuid) ? 1 : 0);
	const all = arrived.length;
	return [
		{ what: 'New alarms', counted: all, expected: 8 },
		{ what: 'Alarms from the trigger', counted: emitted.length, expected: all },
		{ what: '  of these, late', counted: has(seen, special.late), expected: 1 },
		{ what: '  of these, older than its publication', counted: old, expected: 0 },
		{ what: 'Tickets in the table', counted: tickets.length, expected: all },
		{ what: '  of these, finished', counted: finished(tickets), expected: all },
		{ what: 'Labels set', counted: labelled.length, expected: all - 1 },
		{ what: '  on the alarm with an unfinished ticket', counted: has(labelled, special.begun), expected: 1 },
		{ what: '  on the alarm with a finished ticket', counted: has(labelled, special.finishedBefore), expected: 0 },
		{ what: 'Finished tickets after an interruption', counted: finished(repaired), expected: all },
		{ what: 'Duplicate alarms or tickets', counted: duplicates, expected: 0 },
	];
}

const alarmsOf = (tickets: Ticket[]) => tickets.map((ticket) => ticket.alarm_uuid);
const finished = (tickets: Ticket[]) => tickets.filter(({ step }) => step === FINISHED).length;
const surplus = (values: string[]) => values.length - new Set(values).size;
