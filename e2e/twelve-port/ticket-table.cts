/** The tickets of *pending access requests to tickets*. */
import { dataTable, type DataTable } from '../data-table.cts';
import type { N8n } from '../n8n-api.cts';

export interface Ticket {
	dedupeKey: string;
	request_id: string;
	title: string;
	/** The whole request, as JSON. */
	details: string;
	status: string;
}

export function tickets(n8n: N8n): DataTable<Ticket> {
	return dataTable(n8n, 'twelve_port_access_request_tickets');
}
