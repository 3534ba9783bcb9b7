/** What came of *critical alert to ticket, and back*, beside what had to. */
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import type { Line } from '../report.cts';
import type { TicketOutcome } from './ticket-scenario.cts';
import { DONE, type Ticket } from './ticket-table.cts';

export function ticketLines(outcome: TicketOutcome, simulator: ArmisSimulator): Line[] {
	return [...wayThere(outcome), ...wayBack(outcome, simulator), ...afterwards(outcome)];
}

function wayThere({ arrived, emitted, tickets, late, known }: TicketOutcome): Line[] {
	const seen = emitted.map(({ json }) => Number(json.alertId));
	const strangers = seen.filter((id) => !arrived.includes(id)).length;
	const all = arrived.length;
	const earlier = tickets.filter(({ alert_id, title }) => Number(alert_id) === known && title.startsWith('Made by an'));
	return [
		{ what: 'New critical alerts', counted: all, expected: 5 },
		{ what: 'Alerts seen by the trigger', counted: emitted.length, expected: all },
		{ what: '  of these, arrived late', counted: seen.filter((id) => id === late).length, expected: 1 },
		{ what: '  of these, not critical or from before', counted: strangers, expected: 0 },
		{ what: 'Tickets in the table', counted: tickets.length, expected: all },
		{ what: '  of these, left as they were before', counted: earlier.length, expected: 1 },
	];
}

function wayBack({ arrived, closed, answered, orphan }: TicketOutcome, { alert, requests }: ArmisSimulator): Line[] {
	const resolved = arrived.filter((id) => alert(id).status === 'Resolved');
	const updates = requests.filter(({ method, status }) => method === 'PATCH' && status === 200);
	const isReported = /999999999999 wasn't found/.test(orphan?.problem ?? '');
	return [
		{ what: 'Tickets closed by people', counted: closed.length, expected: 2 },
		{ what: 'Alerts resolved in Armis', counted: resolved.length, expected: closed.length },
		{ what: '  of these, with an open ticket', counted: without(resolved, closed).length, expected: 0 },
		{ what: '  status updates that took, in two rounds', counted: updates.length, expected: closed.length },
		{ what: 'Tickets marked as done', counted: done(answered).length, expected: closed.length },
		{ what: 'Refusals noted on their ticket', counted: isReported ? 1 : 0, expected: 1 },
	];
}

function afterwards({ arrived, emitted, tickets, closed, repaired }: TicketOutcome): Line[] {
	const seen = emitted.map(({ json }) => String(json.alertId));
	const doubled = surplus(seen) + surplus(alertsOf(tickets)) + surplus(alertsOf(repaired));
	return [
		{ what: 'Tickets after an interruption', counted: repaired.length, expected: arrived.length },
		{ what: '  of these, still done', counted: done(repaired).length, expected: closed.length },
		{ what: 'Alerts or tickets there twice', counted: doubled, expected: 0 },
	];
}

const alertsOf = (tickets: Ticket[]) => tickets.map(({ alert_id }) => alert_id);
const done = (tickets: Ticket[]) => tickets.filter(({ step }) => step === DONE);
const without = (ids: number[], others: number[]) => ids.filter((id) => !others.includes(id));
const surplus = (values: string[]) => values.length - new Set(values).size;
