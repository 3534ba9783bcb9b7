/** Imports credentials and example workflows into n8n, as a person would. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { N8nRefused, type N8n } from './n8n-api.cts';
import type { Stage } from './stage.cts';
import { until } from './until.cts';

/** The name of the package that the example files are written for. */
const EXAMPLES_PACKAGE = 'n8n-nodes-secops';

/** Unpublishing a workflow waits for a running poll. */
const REMOVAL = { withinMs: 300_000, everyMs: 500 };

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
}

export interface Workflow {
	id: string;
	name: string;
	active: boolean;
	nodes: WorkflowNode[];
	connections: unknown;
	settings: Record<string, unknown>;
}

/** What a person enters in a credential's form. */
export interface CredentialData {
	type: string;
	data: Record<string, unknown>;
	/** The node type that uses it, when it is not one of ours, e.g. a database's. */
	usedBy?: string;
}

/** A credential as it is in n8n. */
export interface Credential {
	id: string;
	name: string;
	type: string;
	usedBy?: string;
}

/** Creates the credential, or changes the one of an earlier start for the simulator of this start. */
export async function importCredential(
	n8n: N8n,
	product: string,
	{ type, data, usedBy }: CredentialData,
): Promise<Credential> {
	const name = `${product} (simulator, ${type})`;
	const { data: existing } = await n8n.api<{ data: Credential[] }>('GET', '/credentials?limit=250');
	const earlier = existing.find((credential) => credential.name === name);
	const values = { name, type, data };
	const { id } = earlier
		? await n8n.api<Credential>('PATCH', `/credentials/${earlier.id}`, values)
		: await n8n.api<Credential>('POST', '/credentials', values);
	return { id, name, type, usedBy };
}

/** What n8n does when a person saves a credential. */
export async function testCredential(n8n: N8n, credential: Credential): Promise<void> {
	const answer = await n8n.api<{ status: string; message: string }>('POST', `/credentials/${credential.id}/test`, {});
	if (answer.status !== 'OK') throw new Error(`The credential test failed: ${answer.message}`);
}

/**
 * Imports an example again. The one of an earlier start is deleted with its trigger's state, because the
 * simulator of this start has other data.
 */
export async function importExample(
	stage: Stage,
	n8n: N8n,
	file: string,
	credentials: Credential[],
): Promise<Workflow> {
	const text = readFileSync(path.join(stage.root, 'examples', file), 'utf8');
	const example = JSON.parse(text.replaceAll(`"${EXAMPLES_PACKAGE}.`, `"${stage.packageName}.`)) as Workflow;
	await removeWorkflows(stage, n8n, example.name);
	return await n8n.api<Workflow>('POST', '/workflows', {
		name: example.name,
		nodes: example.nodes.map((node) => withCredentials(stage, node, credentials)),
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

/**
 * Unpublishes every workflow. Otherwise the next n8n starts their triggers while the simulators have other ports, and each
 * of them asks a server that is not there until its patience ends.
 */
export async function unpublishAll(n8n: N8n): Promise<void> {
	const { data } = await n8n.api<{ data: Workflow[] }>('GET', '/workflows?active=true&limit=250');
	for (const { id } of data) await n8n.api('POST', `/workflows/${id}/deactivate`);
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

/** What a person does manually after an import: chooses the credentials in each node that needs them. */
function withCredentials(stage: Stage, node: WorkflowNode, credentials: Credential[]): WorkflowNode {
	const [name] = node.type.split(`${stage.packageName}.`).slice(1);
	// The types of a product's credentials begin with the name of its node.
	const product = name?.replace(/Trigger$/, '');
	const isOf = (type: string) => product !== undefined && type.startsWith(product);
	const chosen = credentials.filter(({ usedBy, type }) => (usedBy === undefined ? isOf(type) : usedBy === node.type));
	if (chosen.length === 0) return node;
	return { ...node, credentials: Object.fromEntries(chosen.map(({ type, id, name }) => [type, { id, name }])) };
}
