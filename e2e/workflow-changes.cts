/** What a person changes manually in an imported example. */
import type { N8n } from './n8n-api.cts';
import type { Workflow } from './workflows.cts';

/** Sets parameters of one node, as its form does. */
export async function setParameters(
	n8n: N8n,
	workflow: Pick<Workflow, 'id'>,
	node: string,
	parameters: Record<string, unknown>,
): Promise<void> {
	await change(n8n, workflow, node, (one) => ({ ...one, parameters: { ...one.parameters, ...parameters } }));
}

/** Switches on a node that an example leaves to the user, with the parameters that only the user knows. */
export async function activate(
	n8n: N8n,
	workflow: Pick<Workflow, 'id'>,
	node: string,
	parameters: Record<string, unknown>,
): Promise<void> {
	await change(n8n, workflow, node, (one) => ({
		...one,
		disabled: false,
		parameters: { ...one.parameters, ...parameters },
	}));
}

type Node = Workflow['nodes'][number];

async function change(n8n: N8n, { id }: Pick<Workflow, 'id'>, node: string, by: (one: Node) => Node): Promise<void> {
	const { name, nodes, connections, settings } = await n8n.api<Workflow>('GET', `/workflows/${id}`);
	const changed = nodes.map((one) => (one.name === node ? by(one) : one));
	await n8n.api('PUT', `/workflows/${id}`, { name, nodes: changed, connections, settings });
}
