/** A table of n8n's (Data tables), read and written through its public API. */
import type { N8n } from './n8n-api.cts';

/** What all tables of the examples have: the key by which a record is known again. */
export interface TableRow {
	dedupeKey: string;
}

export interface DataTable<Row extends TableRow> {
	/** All rows; none while the workflow has not made the table yet. */
	rows(): Promise<Row[]>;
	add(row: Row): Promise<void>;
	/** As a person does it in n8n's table view. */
	change(dedupeKey: string, values: Partial<Row>): Promise<void>;
	remove(dedupeKey: string): Promise<void>;
}

export function dataTable<Row extends TableRow>(n8n: N8n, name: string): DataTable<Row> {
	const path = async () => `/data-tables/${await idOf(n8n, name)}/rows`;
	return {
		async rows() {
			if ((await idOf(n8n, name)) === undefined) return [];
			const rows: Row[] = [];
			for (let cursor: string | undefined = ''; cursor !== undefined; ) {
				const query = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) });
				const page: Page<Row> = await n8n.api('GET', `${await path()}?${query}`);
				rows.push(...page.data);
				cursor = page.nextCursor ?? undefined;
			}
			return rows;
		},
		async add(row) {
			await n8n.api('POST', await path(), { data: [row], returnType: 'count' });
		},
		async change(dedupeKey, data) {
			await n8n.api('PATCH', `${await path()}/update`, { filter: only(dedupeKey), data });
		},
		async remove(dedupeKey) {
			const query = new URLSearchParams({ filter: JSON.stringify(only(dedupeKey)) });
			await n8n.api('DELETE', `${await path()}/delete?${query}`);
		},
	};
}

interface Page<Row> {
	data: Row[];
	nextCursor: string | null;
}

function only(dedupeKey: string) {
	return { type: 'and', filters: [{ columnName: 'dedupeKey', condition: 'eq', value: dedupeKey }] };
}

async function idOf(n8n: N8n, name: string): Promise<string | undefined> {
	const { data } = await n8n.api<{ data: Array<{ id: string; name: string }> }>('GET', '/data-tables?limit=100');
	return data.find((table) => table.name === name)?.id;
}
