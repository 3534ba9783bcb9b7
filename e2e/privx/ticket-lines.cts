/** The results of *access request to ticket, and decision back*, and what was expected. */
import type { Line } from '../report.cts';
import { COMMENT, EARLIER, type TicketOutcome } from './ticket-scenario.cts';
import { WAITS, type Ticket } from './ticket-table.cts';

export function ticketLines(outcome: TicketOutcome): Line[] {
	return [...wayThere(outcome), ...wayBack(outcome), ...afterwards(outcome)];
}

function wayThere({ requests, emitted, tickets }: TicketOutcome): Line[] {
	const own = Object.values(requests as object as Record<string, { id: string }>).map(({ id }) => id);
	const seen = emitted.filter(({ json }) => json.status === 'WAITING').map(({ json }) => String(json.id));
	const all = own.length;
	const kept = tickets.filter(
		({ request_id, target_user }) => request_id === requests.known.id && target_user === EARLIER,
	);
	return [
		{ what: 'New access requests', counted: all, expected: 5 },
		{ what: 'Requests seen by the trigger', counted: seen.length, expected: all },
		{ what: '  of these, arrived late', counted: seen.filter((id) => id === requests.late.id).length, expected: 1 },
		{ what: '  of these, old ones', counted: seen.filter((id) => !own.includes(id)).length, expected: 0 },
		{ what: 'Tickets in the table', counted: tickets.length, expected: all },
		{ what: '  of these, left as they were before', counted: kept.length, expected: 1 },
	];
}

function wayBack({ requests, decisions, problems, tickets, roles }: TicketOutcome): Line[] {
	const { approved, denied, elsewhere } = requests;
	const arrived = (id: string, decision: string) =>
		decisions.filter((one) => one.id === id && one.decision === decision && one.comment === COMMENT).length;
	const noted = [
		/"maybe", which is not one of its options/.test(problems.word),
		/not find this record/.test(problems.gone),
	];
	const outcome = (id: string, step: string) => tickets.filter((one) => one.request_id === id && one.step === step);
	const granted = [approved, denied].map(({ requested_role }) => roles.includes(requested_role.id));
	return [
		{ what: 'Approvals that arrived in PrivX, with comment', counted: arrived(approved.id, 'APPROVED'), expected: 1 },
		{ what: 'Denials that arrived in PrivX, with comment', counted: arrived(denied.id, 'DENIED'), expected: 1 },
		{ what: 'Decisions sent, in two rounds', counted: decisions.length, expected: 2 },
		{ what: 'Roles granted by the approval', counted: granted[0] ? 1 : 0, expected: 1 },
		{ what: 'Other roles granted', counted: roles.length - (granted[0] ? 1 : 0), expected: 0 },
		{ what: 'Problems noted on their ticket', counted: noted.filter(Boolean).length, expected: 2 },
		{ what: 'Tickets approved', counted: outcome(approved.id, 'APPROVED in PrivX').length, expected: 1 },
		{ what: 'Tickets denied', counted: outcome(denied.id, 'DENIED in PrivX').length, expected: 1 },
		{ what: 'Tickets decided in PrivX itself', counted: outcome(elsewhere.id, 'DENIED in PrivX').length, expected: 1 },
	];
}

function afterwards({ emitted, tickets, repaired }: TicketOutcome): Line[] {
	const doubled = surplus(emitted.map(({ json }) => String(json.dedupeKey))) + surplus(idsOf(tickets));
	return [
		{ what: 'Tickets after an interruption', counted: repaired.length, expected: tickets.length },
		{ what: '  of these, with their outcome', counted: repaired.filter(isDecided).length, expected: 3 },
		{ what: '  of these, waiting', counted: repaired.filter(({ step }) => step === WAITS).length, expected: 2 },
		{ what: 'Duplicate requests or tickets', counted: doubled + surplus(idsOf(repaired)), expected: 0 },
	];
}

const isDecided = ({ step }: Ticket) => step.endsWith(' in PrivX');
const idsOf = (tickets: Ticket[]) => tickets.map(({ request_id }) => request_id);
const surplus = (values: string[]) => values.length - new Set(values).size;
