/** Puts the credential and the example workflows into n8n, the way a person would import them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { N8nRefused, type N8n } from './n8n-api.cts';
import type { Stage } from './stage.cts';
import { until } from './until.cts';

export const CREDENTIAL_TYPE = 'usmAnywhereApi';
const CREDENTIAL_NAME = 'USM Anywhere (simulator)';

/** The name of the package that the example files are written for. */
const EXAMPLES_PACKAGE = 'n8n-nodes-secops';

/** Unpublishing waits for a poll that is under way. */
const REMOVAL = { withinMs: 90_000, everyMs: 500 };

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
}

interface Workflow {
	id: string;
	name: string;
	active: boolean;
	nodes: WorkflowNode[];
	connections: unknown;
	settings: Record<string, unknown>;
}

export interface Credential {
	id: string;
	name: string;
}

export interface CredentialData {
	url: string;
	clientId: string;
	clientSecret: string;
}

/** Creates the credential, or points the one of an earlier start at today's simulator. */
export async function importCredential(n8n: N8n, { url, clientId, clientSecret }: CredentialData): Promise<Credential> {
	const data = { url, clientId, clientSecret, caCertificate: '' };
	const { data: existing } = await n8n.api<{ data: Credential[] }>('GET', '/credentials?limit=250');
	const earlier = existing.find(({ name }) => name === CREDENTIAL_NAME);
	const values = { name: CREDENTIAL_NAME, type: CREDENTIAL_TYPE, data };
	return earlier
		? await n8n.api<Credential>('PATCH', `/credentials/${earlier.id}`, values)
		: await n8n.api<Credential>('POST', '/credentials', values);
}

/** What n8n does when a person saves a credential. */
export async function testCredential(n8n: N8n, credential: Credential): Promise<void> {
	const answer = await n8n.api<{ status: string; message: string }>('POST', `/credentials/${credential.id}/test`, {});
	if (answer.status !== 'OK') throw new Error(`The credential test said: ${answer.message}`);
}

/**
 * Imports an example afresh. The one of an earlier start is deleted with what its trigger remembers: today's
 * simulator knows nothing of it.
 */
export async function importExample(stage: Stage, n8n: N8n, file: string, credential: Credential): Promise<Workflow> {
	const text = readFileSync(path.join(stage.root, 'examples', file), 'utf8');
	const example = JSON.parse(text.replaceAll(`"${EXAMPLES_PACKAGE}.`, `"${stage.packageName}.`)) as Workflow;
	await removeWorkflows(stage, n8n, example.name);
	return await n8n.api<Workflow>('POST', '/workflows', {
		name: example.name,
		nodes: example.nodes.map((node) => withCredential(stage, node, credential)),
		connections: example.connections,
		settings: example.settings,
	});
}

/** Deletes every workflow of this name, published or not. */
export async function removeWorkflows(stage: Stage, n8n: N8n, name: string): Promise<void> {
	const query = new URLSearchParams({ name, limit: '250' });
	const { data } = await n8n.api<{ data: Workflow[] }>('GET', `/workflows?${query}`);
	for (const workflow of data) {
		if (workflow.name !== name) continue;
		if (workflow.active) await n8n.api('POST', `/workflows/${workflow.id}/deactivate`);
		const patience = { what: `The removal of "${name}"`, ...REMOVAL, signal: stage.signal };
		await until(patience, async () => await tryToDelete(n8n, workflow.id));
	}
}

/** n8n publishes and unpublishes in the background, and refuses to delete a workflow (409) until it is done. */
async function tryToDelete(n8n: N8n, id: string): Promise<true | undefined> {
	try {
		await n8n.api('DELETE', `/workflows/${id}`);
		return true;
	} catch (error) {
		if (error instanceof N8nRefused && error.status === 409) return undefined;
		throw error;
	}
}

/** The step that a person does by hand after an import: choosing the credential in each of our nodes. */
function withCredential(stage: Stage, node: WorkflowNode, { id, name }: Credential): WorkflowNode {
	if (!node.type.startsWith(`${stage.packageName}.`)) return node;
	return { ...node, credentials: { [CREDENTIAL_TYPE]: { id, name } } };
}
