/** The results of *pending access requests to tickets*, each with the expected one. */
import type { Line } from '../report.cts';
import type { TicketOutcome } from './ticket-scenario.cts';
import type { Ticket } from './ticket-table.cts';

export function ticketLines({ arrived, known, emitted, tickets, pending, repaired, looks }: TicketOutcome): Line[] {
	const seen = emitted.map(({ json }) => String(json.id));
	const strangers = seen.filter((id) => !arrived.includes(id)).length;
	const earlier = tickets.filter(({ request_id, title }) => request_id === known && title === 'Made before').length;
	const whole = tickets.filter(({ request_id, details }) => request_id !== known && isWhole(details)).length;
	const duplicates = surplus(seen) + surplus(requestsOf(tickets)) + surplus(requestsOf(repaired));
	const all = arrived.length;
	return [
		{ what: 'New pending access requests', counted: all, expected: 5 },
		{ what: 'Requests seen by the trigger', counted: emitted.length, expected: all },
		{ what: '  of these, not pending or from before', counted: strangers, expected: 0 },
		{ what: 'Tickets in the table', counted: tickets.length, expected: all },
		{ what: '  of these, with the whole request', counted: whole, expected: all - 1 },
		{ what: '  of these, left as they were before', counted: earlier, expected: 1 },
		{ what: 'Tickets after an interruption', counted: repaired.length, expected: pending.length },
		{ what: 'Requests or tickets there twice', counted: duplicates, expected: 0 },
		{ what: "Requests for the server's document", counted: looks, expected: 0 },
	];
}

function isWhole(details: string): boolean {
	const request = JSON.parse(details) as { asset?: { name?: string }; requester?: { login?: string } };
	return Boolean(request.asset?.name && request.requester?.login);
}

const requestsOf = (tickets: Ticket[]) => tickets.map(({ request_id }) => request_id);
const surplus = (values: string[]) => values.length - new Set(values).size;
