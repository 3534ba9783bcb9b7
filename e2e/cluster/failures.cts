/** What n8n says of the executions of a workflow. */
import { finishedExecutions, type Execution } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';

/** n8n's words for an execution whose worker is gone. */
const WORKER_GONE = /stalled|maxStalledCount|worker/i;

export function isCrashed({ status, data }: Execution): boolean {
	return status === 'crashed' || (status === 'error' && WORKER_GONE.test(messageOf({ data })));
}

export function messageOf({ data }: Pick<Execution, 'data'>): string {
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
