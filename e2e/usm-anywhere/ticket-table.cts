/** The tickets of *alarm to ticket*. */
import { dataTable, type DataTable } from '../data-table.cts';
import type { N8n } from '../n8n-api.cts';

/** The two states of a ticket: created, and finished (its alarm has the label). */
export const UNFINISHED = 'ticket made';
export const FINISHED = 'labelled';

export interface Ticket {
	dedupeKey: string;
	alarm_uuid: string;
	title: string;
	step: string;
}

export function tickets(n8n: N8n): DataTable<Ticket> {
	return dataTable(n8n, 'usm_anywhere_alarm_tickets');
}
