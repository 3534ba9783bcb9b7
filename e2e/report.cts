/** What the demo counted, beside what it has to be. */
import type { UsmAnywhereSimulator } from '../simulators/usm-anywhere/index.cts';
import type { ExportOutcome } from './export-scenario.cts';
import type { HttpRequestOutcome } from './http-request-scenario.cts';
import type { TicketOutcome } from './ticket-scenario.cts';
import { FINISHED, type Ticket } from './ticket-table.cts';

export interface Line {
	what: string;
	counted: number;
	expected: number;
}

export function linesOf(tickets: TicketOutcome, nightly: ExportOutcome, simulator: UsmAnywhereSimulator): Line[] {
	return [...ticketLines(tickets), ...exportLines(nightly), ...vendorLines(simulator)];
}

/** What the HTTP Request node did with our credential. */
export function httpRequestLines({ rows, logins, strangersSaw, isExplained }: HttpRequestOutcome): Line[] {
	return [
		{ what: "Alarms read by n8n's HTTP Request node", counted: rows, expected: 7 },
		{ what: '  logins, its token having been revoked', counted: logins, expected: 1 },
		{ what: '  connections to another address', counted: strangersSaw, expected: 0 },
		{ what: '  refusals of that, with the reason', counted: isExplained ? 1 : 0, expected: 1 },
	];
}

function ticketLines({ arrived, emitted, tickets, labelled, repaired, ...special }: TicketOutcome): Line[] {
	const seen = emitted.map(({ json }) => String(json.uuid));
	const strangers = seen.filter((uuid) => !arrived.includes(uuid)).length;
	const doubled = surplus(seen) + surplus(alarmsOf(tickets)) + surplus(alarmsOf(repaired));
	const has = (list: string[], uuid: string) => (list.includes(uuid) ? 1 : 0);
	const all = arrived.length;
	return [
		{ what: 'New alarms', counted: all, expected: 8 },
		{ what: 'Alarms seen by the trigger', counted: emitted.length, expected: all },
		{ what: '  of these, arrived late', counted: has(seen, special.late), expected: 1 },
		{ what: '  of these, from before it was published', counted: strangers, expected: 0 },
		{ what: 'Tickets in the table', counted: tickets.length, expected: all },
		{ what: '  of these, finished', counted: finished(tickets), expected: all },
		{ what: 'Labels set', counted: labelled.length, expected: all - 1 },
		{ what: '  on the alarm with a half-made ticket', counted: has(labelled, special.begun), expected: 1 },
		{ what: '  on the alarm finished before', counted: has(labelled, special.finishedBefore), expected: 0 },
		{ what: 'Finished tickets after an interruption', counted: finished(repaired), expected: all },
		{ what: 'Alarms or tickets there twice', counted: doubled, expected: 0 },
	];
}

function exportLines({ rows, missing, unexpected, doubled }: ExportOutcome): Line[] {
	return [
		{ what: 'Alarms in the nightly CSV', counted: rows, expected: rows - unexpected - doubled + missing },
		{ what: '  missing, too old or there twice', counted: missing + unexpected + doubled, expected: 0 },
	];
}

function vendorLines({ logins, refused, unauthorized }: UsmAnywhereSimulator): Line[] {
	return [
		{ what: 'Logins at USM Anywhere', counted: logins, expected: 1 },
		{ what: 'Requests that it refused', counted: refused + unauthorized, expected: 0 },
	];
}

const alarmsOf = (tickets: Ticket[]) => tickets.map((ticket) => ticket.alarm_uuid);
const finished = (tickets: Ticket[]) => tickets.filter(({ step }) => step === FINISHED).length;
const surplus = (values: string[]) => values.length - new Set(values).size;

export function isRight({ counted, expected }: Line): boolean {
	return counted === expected;
}

export function table(lines: Line[]): string {
	const width = Math.max(...lines.map(({ what }) => what.length)) + 2;
	const row = (line: Line) => {
		const verdict = isRight(line) ? '✔' : `✘ should be ${line.expected}`;
		return `  ${line.what.padEnd(width)}${String(line.counted).padStart(6)}  ${verdict}`;
	};
	return lines.map(row).join('\n');
}
