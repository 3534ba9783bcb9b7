/** The tickets, read and written through n8n's public API. */
import type { N8n } from '../n8n-api.cts';

const TABLE = 'armis_alert_tickets';

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

/** All tickets; none while the workflow has not made the table yet. */
export async function readTickets(n8n: N8n): Promise<Ticket[]> {
	const id = await tableId(n8n);
	const tickets: Ticket[] = [];
	for (let cursor: string | undefined = ''; id !== undefined && cursor !== undefined; ) {
		const query: string = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) }).toString();
		const page: { data: Ticket[]; nextCursor: string | null } = await n8n.api(
			'GET',
			`/data-tables/${id}/rows?${query}`,
		);
		tickets.push(...page.data);
		cursor = page.nextCursor ?? undefined;
	}
	return tickets;
}

export async function addTicket(n8n: N8n, ticket: Ticket): Promise<void> {
	await n8n.api('POST', `/data-tables/${await tableId(n8n)}/rows`, { data: [ticket], returnType: 'count' });
}

/** As a person does it in n8n's table view. */
export async function writeStatus(n8n: N8n, { dedupeKey }: Ticket, status: string): Promise<void> {
	const body = { filter: only(dedupeKey), data: { status } };
	await n8n.api('PATCH', `/data-tables/${await tableId(n8n)}/rows/update`, body);
}

export async function removeTicket(n8n: N8n, dedupeKey: string): Promise<void> {
	const query = new URLSearchParams({ filter: JSON.stringify(only(dedupeKey)) });
	await n8n.api('DELETE', `/data-tables/${await tableId(n8n)}/rows/delete?${query}`);
}

function only(dedupeKey: string) {
	return { type: 'and', filters: [{ columnName: 'dedupeKey', condition: 'eq', value: dedupeKey }] };
}

async function tableId(n8n: N8n): Promise<string | undefined> {
	const { data } = await n8n.api<{ data: Array<{ id: string; name: string }> }>('GET', '/data-tables?limit=100');
	return data.find(({ name }) => name === TABLE)?.id;
}
