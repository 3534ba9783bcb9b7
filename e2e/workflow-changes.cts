/** What a person changes manually in an imported example. */
import type { N8n } from './n8n-api.cts';
import type { Workflow } from './workflows.cts';

/** Sets parameters of one node, as its form does. */
export async function setParameters(
	n8n: N8n,
	{ id }: Workflow,
	node: string,
	parameters: Record<string, unknown>,
): Promise<void> {
	const { name, nodes, connections, settings } = await n8n.api<Workflow>('GET', `/workflows/${id}`);
	const changed = nodes.map((one) =>
		one.name === node ? { ...one, parameters: { ...one.parameters, ...parameters } } : one,
	);
	await n8n.api('PUT', `/workflows/${id}`, { name, nodes: changed, connections, settings });
}
