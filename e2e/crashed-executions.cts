/** The example *crashed executions*: it belongs to no product. */
import { finishedExecutions, itemsOf, requireSuccess, runManually, type Execution } from './executions.cts';
import type { N8n } from './n8n-api.cts';
import type { Line } from './report.cts';
import type { Stage } from './stage.cts';
import { until } from './until.cts';
import { setParameters } from './workflow-changes.cts';
import { importCredential, importExample, removeWorkflows, type Workflow } from './workflows.cts';

const FILE = 'n8n-crashed-executions.json';
const START = 'Try it now';

/** The nodes that call n8n's own API. */
const CALLERS = ['n8n-nodes-base.n8n', 'n8n-nodes-base.httpRequest'];

/** In the demo no process is killed: what n8n says after that is said here by a workflow that fails. */
const FAILING = 'Demo: an execution whose worker is gone';
const N8N_SAYS = 'This execution failed to be processed too many times and will no longer retry.';
const PATIENCE = { withinMs: 60_000, everyMs: 500 };

/** Imports the example and fills it in, as its notes say. */
export async function importCrashedExecutions(stage: Stage, n8n: N8n): Promise<Workflow> {
	const api = `${n8n.url}/api/v1`;
	const data = { apiKey: n8n.apiKey, baseUrl: api };
	const credential = await importCredential(n8n, 'n8n', { type: 'n8nApi', data });
	const credentials = CALLERS.map((usedBy) => ({ ...credential, usedBy }));
	const workflow = await importExample(stage, n8n, FILE, credentials);
	const assignment = { id: 'api', name: 'api', value: api, type: 'string' };
	await setParameters(n8n, workflow, 'Address of n8n', { assignments: { assignments: [assignment] } });
	// n8n runs only a published workflow as the error workflow of others.
	await n8n.api('POST', `/workflows/${workflow.id}/activate`);
	return workflow;
}

export interface Retries {
	/** IDs of the crashed executions that were retried, and whether the retry succeeded. */
	retried: Array<{ crashed: string; succeeded: boolean }>;
	/** Messages about those that n8n could not retry. */
	messages: string[];
}

/** Runs it once, manually. */
export async function retryCrashed(stage: Stage, n8n: N8n, workflow: Workflow): Promise<Retries> {
	const execution = await runManually(stage, n8n, workflow.id, START);
	requireSuccess(execution);
	const retried = itemsOf(execution, 'Retried').map(({ json }) => ({
		crashed: String(json.crashed_execution),
		succeeded: json.status === 'success',
	}));
	return { retried, messages: messagesIn(execution) };
}

/** What it would send. */
export function messagesIn(execution: Execution): string[] {
	return itemsOf(execution, 'Send the message').map(({ json }) => String(json.message));
}

/** Runs the example once, and lets a workflow fail that has it as its error workflow. */
export async function runCrashedExecutions(stage: Stage, n8n: N8n): Promise<Line[]> {
	return await stage.steps.step('n8n · Crashed executions: one run, one failure', async () => {
		const recipe = await importCrashedExecutions(stage, n8n);
		await retryCrashed(stage, n8n, recipe);
		await removeWorkflows(stage, n8n, FAILING);
		await fail(stage, n8n, recipe);
		const patience = { what: 'The message about the failure', ...PATIENCE, signal: stage.signal };
		const messages = await until(patience, async () => {
			const all = (await finishedExecutions(n8n, recipe.id)).flatMap(messagesIn);
			const about = all.filter((message) => message.includes(FAILING));
			return about.length > 0 ? about : undefined;
		});
		await removeWorkflows(stage, n8n, FAILING);
		return [{ what: 'Messages about an execution without data', counted: messages.length, expected: 1 }];
	});
}

async function fail(stage: Stage, n8n: N8n, { id: errorWorkflow }: Workflow): Promise<void> {
	const path = 'demo-worker-is-gone';
	const common = { typeVersion: 1, position: [0, 0] };
	const webhook = { id: path, name: 'Called', type: 'n8n-nodes-base.webhook', webhookId: path, parameters: { path } };
	const stop = {
		id: 'stop',
		name: 'Stop',
		type: 'n8n-nodes-base.stopAndError',
		parameters: { errorMessage: N8N_SAYS },
	};
	const { id } = await n8n.api<Workflow>('POST', '/workflows', {
		name: FAILING,
		nodes: [webhook, stop].map((node) => ({ ...common, ...node })),
		connections: { Called: { main: [[{ node: 'Stop', type: 'main', index: 0 }]] } },
		settings: { errorWorkflow },
	});
	await n8n.api('POST', `/workflows/${id}/activate`);
	// n8n publishes in the background: until then, it does not know the webhook.
	await until({ what: 'The call of the webhook', ...PATIENCE, signal: stage.signal }, async () => {
		const { status } = await fetch(`${n8n.url}/webhook/${path}`);
		return status === 404 ? undefined : true;
	});
}
