/** A data table of n8n, read and written through its public API. */
import type { N8n } from './n8n-api.cts';

export interface DataTable<Row extends object> {
	/** All rows; none before the workflow has created the table. */
	rows(): Promise<Row[]>;
	add(row: Partial<Row>): Promise<void>;
	/** Changes a row, as a person does in n8n's table view. */
	change(key: string, values: Partial<Row>): Promise<void>;
	remove(key: string): Promise<void>;
}

/** @param column the column that identifies a row */
export function dataTable<Row extends object>(n8n: N8n, name: string, column = 'dedupeKey'): DataTable<Row> {
	const path = async () => `/data-tables/${await idOf(n8n, name)}/rows`;
	const only = (key: string) => ({ type: 'and', filters: [{ columnName: column, condition: 'eq', value: key }] });
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
		async change(key, data) {
			await n8n.api('PATCH', `${await path()}/update`, { filter: only(key), data });
		},
		async remove(key) {
			const query = new URLSearchParams({ filter: JSON.stringify(only(key)) });
			await n8n.api('DELETE', `${await path()}/delete?${query}`);
		},
	};
}

interface Page<Row> {
	data: Row[];
	nextCursor: string | null;
}

async function idOf(n8n: N8n, name: string): Promise<string | undefined> {
	const { data } = await n8n.api<{ data: Array<{ id: string; name: string }> }>('GET', '/data-tables?limit=100');
	return data.find((table) => table.name === name)?.id;
}
