/** Reads what a workflow did. */
import type { N8n } from './n8n-api.cts';

export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, { id?: string; data?: string; fileName?: string; mimeType?: string }>;
}

export interface Execution {
	id: string;
	status: string;
	startedAt: string;
	stoppedAt: string | null;
	data: {
		resultData: {
			error?: { message: string };
			runData: Record<string, Array<{ data?: { main?: Array<Item[] | null> } }>>;
		};
	};
}

const FINISHED = new Set(['success', 'error', 'crashed', 'canceled']);

/** The finished executions of a workflow, with their data, oldest first. */
export async function finishedExecutions(n8n: N8n, workflowId: string): Promise<Execution[]> {
	const query = new URLSearchParams({ workflowId, includeData: 'true', limit: '100' });
	const { data } = await n8n.api<{ data: Execution[] }>('GET', `/executions?${query}`);
	return data.filter(({ status }) => FINISHED.has(status)).reverse();
}

/** The items that left a node by its first output. */
export function itemsOf(execution: Execution, node: string): Item[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[0] ?? []);
}

/** Throws, in n8n's own words, when an execution did not succeed. */
export function requireSuccess(execution: Execution): void {
	if (execution.status === 'success') return;
	const reason = execution.data.resultData.error?.message ?? 'no reason given';
	throw new Error(`Execution ${execution.id} ended as "${execution.status}": ${reason}`);
}
