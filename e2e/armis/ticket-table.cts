/** The tickets of *critical alert to ticket and back*. */
import { dataTable, type DataTable } from '../data-table.cts';
import type { N8n } from '../n8n-api.cts';

/** The two states of a ticket: there, and its alert resolved because a person closed it. */
export const MADE = 'ticket made';
export const DONE = 'resolved in Armis';

export interface Ticket {
	dedupeKey: string;
	alert_id: string;
	title: string;
	/** What people write into the table: `open` or `closed`. */
	status: string;
	step: string;
	/** Why the alert could not be resolved. */
	problem: string | null;
}

export function tickets(n8n: N8n): DataTable<Ticket> {
	return dataTable(n8n, 'armis_alert_tickets');
}
