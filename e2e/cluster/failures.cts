/** What n8n says of the executions of a workflow. */
import { finishedExecutions, type Execution } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';

/** n8n's words for an execution whose worker is gone while main lives. */
const WORKER_GONE = /failed to be processed too many times/;

/** Ended with its process; n8n has its data still. */
export function isCrashed({ status }: Execution): boolean {
	return status === 'crashed';
}

/** Ended with its worker: n8n calls this an error, and replaces the data by nothing. */
export function isWithoutData({ status, data }: Execution): boolean {
	return status === 'error' && WORKER_GONE.test(messageOf({ data }));
}

function messageOf({ data }: Pick<Execution, 'data'>): string {
	return data?.resultData?.error?.message ?? 'no reason given';
}

/** Each different reason once, with how often it came. */
export async function reasonsOf(n8n: N8n, workflowId: string): Promise<string[]> {
	const failed = (await finishedExecutions(n8n, workflowId)).filter(({ status }) => status !== 'success');
	const counts = new Map<string, number>();
	for (const execution of failed) {
		const message = messageOf(execution);
		counts.set(message, (counts.get(message) ?? 0) + 1);
	}
	return [...counts].map(([message, count]) => `${count} × ${message}`);
}
