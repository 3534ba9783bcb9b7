/** Workflows that the runs start by calling their webhook, so that the workers run them. */
import { parse } from 'csv-parse/sync';
import type { N8n } from '../n8n-api.cts';
import type { Stage } from '../stage.cts';
import { until } from '../until.cts';
import type { Credential, Workflow } from '../workflows.cts';
import type { Subject } from './subjects.cts';

/** A queue of a hundred executions on a slow machine. */
const CALL_MS = 300_000;
const PUBLISHED = { withinMs: 60_000, everyMs: 300 };

const WEBHOOK = 'Called';
const WORK = 'Work';

/** What the webhook answers. */
export type Kind =
	/** The IDs of the list, when the workflow has ended. */
	| 'list'
	/** The exported file. */
	| 'export'
	/** At once: the workflow runs on. */
	| 'background';

export interface Called {
	workflowId: string;
	kind: Kind;
	subject: Subject;
	path: string;
}

const ANSWERS: Record<Kind, Record<string, unknown>> = {
	list: { responseMode: 'lastNode', responseData: 'firstEntryJson' },
	export: { responseMode: 'lastNode', responseData: 'firstEntryBinary', responseBinaryPropertyName: 'data' },
	background: { responseMode: 'onReceived' },
};

/** Creates and publishes a workflow that does one operation of the subject. @param own parameters instead of its own */
export async function createCalled(
	stage: Stage,
	n8n: N8n,
	{ subject, credential, kind }: { subject: Subject; credential: Credential; kind: Kind },
	own: Record<string, unknown> = {},
): Promise<Called> {
	const path = `${kind}-${credential.id}-${Math.random().toString(36).slice(2)}`;
	const webhook = { httpMethod: 'GET', path, options: {}, ...ANSWERS[kind] };
	const operation =
		kind === 'export'
			? { operation: 'export', format: 'csv', csvFor: 'programs' }
			: { operation: 'getAll', returnAll: true };
	const work = { output: 'simplified', ...operation, ...subject.records, ...own };
	const nodes = [
		node(WEBHOOK, 'n8n-nodes-base.webhook', 2.1, webhook),
		{ ...node(WORK, `${stage.packageName}.${subject.node}`, 1, work), credentials: chosen(credential) },
		...(kind === 'export' ? [] : [node('IDs', 'n8n-nodes-base.aggregate', 1, idsOf(subject))]),
	];
	const { id } = await n8n.api<Workflow>('POST', '/workflows', {
		name: `${subject.product}: ${kind}`,
		nodes,
		connections: chain(nodes.map(({ name }) => name)),
		settings: { saveDataSuccessExecution: kind === 'background' ? 'all' : 'none', saveDataErrorExecution: 'all' },
	});
	await n8n.api('POST', `/workflows/${id}/activate`);
	return { workflowId: id, kind, subject, path };
}

function node(name: string, type: string, typeVersion: number, parameters: Record<string, unknown>) {
	// n8n registers a webhook only for a node that has this ID.
	const webhook = type.endsWith('.webhook') ? { webhookId: String(parameters.path) } : {};
	return { id: name, name, type, typeVersion, parameters, position: [0, 0], ...webhook };
}

/** How a node names its credential. */
export function chosen({ type, id, name }: Credential) {
	return { [type]: { id, name } };
}

/** One node after the other. */
export function chain(names: string[]) {
	const links = names
		.slice(1)
		.map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]);
	return Object.fromEntries(links) as Record<string, unknown>;
}

/** One item with all IDs: full records would only burden the queue, which is not what is measured. */
function idsOf({ id }: Subject) {
	const field = { fieldToAggregate: id, renameField: true, outputFieldName: 'ids' };
	return { aggregate: 'aggregateIndividualFields', fieldsToAggregate: { fieldToAggregate: [field] }, options: {} };
}

/** What a person chooses under *Settings > Error workflow*. */
export async function setErrorWorkflow(n8n: N8n, { workflowId }: Called, { id }: Workflow): Promise<void> {
	const { name, nodes, connections, settings } = await n8n.api<Workflow>('GET', `/workflows/${workflowId}`);
	const changed = { name, nodes, connections, settings: { ...settings, errorWorkflow: id } };
	await n8n.api('PUT', `/workflows/${workflowId}`, changed);
	await n8n.api('POST', `/workflows/${workflowId}/activate`);
}

/** Waits until n8n has published the workflow: before that, its webhook is unknown. This first call is not counted. */
export async function published(stage: Stage, n8n: N8n, called: Called): Promise<void> {
	const patience = { what: `The publication of ${called.path}`, ...PUBLISHED, signal: stage.signal };
	await until(patience, async () => ((await call(n8n, called)).status === 404 ? undefined : true));
}

/** Calls the webhook. @param number told apart by it, when the answer comes before the work is done */
export async function call(n8n: N8n, { path }: Called, number = 0): Promise<{ status: number; text: string }> {
	const signal = AbortSignal.timeout(CALL_MS);
	const answer = await fetch(`${n8n.url}/webhook/${path}?number=${number}`, { signal });
	return { status: answer.status, text: await answer.text() };
}

/** The IDs of the records that an answer has. */
export function idsIn({ kind, subject }: Called, text: string): string[] {
	if (kind === 'list') return (JSON.parse(text) as { ids: unknown[] }).ids.map(String);
	const rows = parse(text, { columns: true, bom: true }) as Array<Record<string, string>>;
	return rows.map((row) => row[subject.id]);
}
