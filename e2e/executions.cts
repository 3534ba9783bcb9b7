/** Reads what a workflow did. */
import type { N8n } from './n8n-api.cts';
import type { Stage } from './stage.cts';
import { until } from './until.cts';

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

const PATIENCE_MS = 120_000;
const ASK_EVERY_MS = 500;

/** Runs a workflow from one of its triggers, as *Execute workflow* does, and waits until the run has finished. */
export async function runManually(stage: Stage, n8n: N8n, workflowId: string, trigger: string): Promise<Execution> {
	return await nextRun(stage, n8n, { workflowId, trigger }, async () => {
		await n8n.editor('POST', `/workflows/${workflowId}/run`, { triggerToStartFrom: { name: trigger } });
	});
}

/** Waits for the run from a trigger that `start` causes. In the meantime, other triggers may also run the workflow. */
export async function nextRun(
	stage: Stage,
	n8n: N8n,
	{ workflowId, trigger }: { workflowId: string; trigger: string },
	start: () => Promise<void>,
): Promise<Execution> {
	const runs = async () =>
		(await finishedExecutions(n8n, workflowId)).filter(({ data }) => trigger in data.resultData.runData);
	const before = (await runs()).length;
	await start();
	const patience = { withinMs: PATIENCE_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	return await until({ what: `The run of "${trigger}"`, ...patience }, async () => (await runs()).slice(before).at(-1));
}

/** The items of a node's first output. */
export function itemsOf(execution: Execution, node: string): Item[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[0] ?? []);
}

/** @throws with n8n's own message when an execution did not succeed */
export function requireSuccess(execution: Execution): void {
	if (execution.status === 'success') return;
	const reason = execution.data.resultData.error?.message ?? 'no reason given';
	throw new Error(`Execution ${execution.id} ended as "${execution.status}": ${reason}`);
}

/** The text of the file in a node's output field `data`. */
export async function fileOf(n8n: N8n, execution: Execution, node: string): Promise<string> {
	const file = itemsOf(execution, node)[0]?.binary?.data;
	if (!file) throw new Error(`"${node}" has no file in its output`);
	if (!file.id) return Buffer.from(file.data ?? '', 'base64').toString('utf8');
	return await n8n.download(`/binary-data?${new URLSearchParams({ id: file.id, action: 'download' })}`);
}
