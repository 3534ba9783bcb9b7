/** What a person does in an imported example: choose an operation from the server's list, and fill in its form. */
import type { N8n } from '../n8n-api.cts';
import type { Credential, Workflow, WorkflowNode } from '../workflows.cts';

export interface OperationChoice {
	/** Typed into the search of the list. It must find exactly one operation. */
	search: string;
	/** Fields of the form, by their ids. */
	values: Record<string, unknown>;
}

interface Choices {
	results: Array<{ name: string; value: string }>;
}

interface Form {
	fields: Array<{ id: string; removed?: boolean }>;
}

/** Loads the list and the form with the calls of the editor, and saves what the editor saves. */
export async function chooseOperation(
	n8n: N8n,
	{ id }: Workflow,
	credential: Credential,
	choices: Record<string, OperationChoice>,
): Promise<void> {
	const { name, nodes, connections, settings } = await n8n.api<Workflow>('GET', `/workflows/${id}`);
	const chosen: WorkflowNode[] = [];
	for (const node of nodes) {
		const choice = choices[node.name];
		chosen.push(choice ? { ...node, parameters: await filledIn(n8n, node, credential, choice) } : node);
	}
	await n8n.api('PUT', `/workflows/${id}`, { name, nodes: chosen, connections, settings });
}

async function filledIn(
	n8n: N8n,
	{ type, parameters }: WorkflowNode,
	{ type: credentialType, id, name }: Credential,
	{ search, values }: OperationChoice,
): Promise<Record<string, unknown>> {
	const about = { nodeTypeAndVersion: { name: type, version: 1 }, credentials: { [credentialType]: { id, name } } };
	const { results } = await n8n.editor<Choices>('POST', '/dynamic-node-parameters/resource-locator-results', {
		...about,
		path: 'parameters.apiOperation',
		methodName: 'searchOperations',
		currentNodeParameters: parameters,
		filter: search,
	});
	if (results.length !== 1) throw new Error(`"${search}" found ${results.length} operations instead of one`);
	const [{ name: shown, value }] = results;
	const apiOperation = { __rl: true, mode: 'list', value, cachedResultName: shown };
	const { fields } = await n8n.editor<Form>('POST', '/dynamic-node-parameters/resource-mapper-fields', {
		...about,
		path: 'parameters.parameters',
		methodName: 'getParameters',
		currentNodeParameters: { ...parameters, apiOperation },
	});
	const schema = fields.map((field) => (field.id in values ? { ...field, removed: false } : field));
	const form = { mappingMode: 'defineBelow', value: values, matchingColumns: [], schema };
	return { ...parameters, apiOperation, parameters: form };
}
