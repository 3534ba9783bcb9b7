/** The tickets of *access request to ticket and decision back*. */
import { dataTable, type DataTable } from '../data-table.cts';
import type { N8n } from '../n8n-api.cts';

/** The values of the column `step`, besides outcomes. */
export const WAITS = 'waits for a decision';
export const SENT = 'decision sent';

/** A ticket that waits. */
export const NEW_TICKET = { step: WAITS, approval_step: 1 };

export interface Ticket {
	request_id: string;
	target_user: string;
	/** What people type into the table. */
	decision: string | null;
	comment: string | null;
	step: string;
	/** Why the decision could not be sent. */
	problem: string | null;
}

export function tickets(n8n: N8n): DataTable<Ticket> {
	return dataTable(n8n, 'privx_access_request_tickets', 'request_id');
}
