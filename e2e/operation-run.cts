/** Runs one operation of our nodes in a workflow of its own, as a person does who tries it. */
import { itemsOf, requireSuccess, runManually } from './executions.cts';
import type { Setup } from './part.cts';
import { removeWorkflows, type Credential } from './workflows.cts';

const START = 'Try it now';
const OPERATION = 'Operation';

/** What is run. */
export interface OperationRun {
	/** The name of the node, without the package. */
	node: string;
	credentials: Credential[];
	parameters: Record<string, unknown>;
}

/** The items that it outputs. @throws with n8n's message when it fails */
export async function runOperation(
	{ stage, n8n }: Setup,
	{ node, credentials, parameters }: OperationRun,
): Promise<Array<Record<string, unknown>>> {
	// Each product has its own workflow, since all of them run at the same time.
	const name = `Demo: operations of ${node}`;
	await removeWorkflows(stage, n8n, name);
	const chosen = Object.fromEntries(credentials.map(({ type, id, name: label }) => [type, { id, name: label }]));
	const { id } = await n8n.api<{ id: string }>('POST', '/workflows', {
		name,
		nodes: [
			{
				id: 'start',
				name: START,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				...{
					id: 'operation',
					name: OPERATION,
					type: `${stage.packageName}.${node}`,
					typeVersion: 1,
					position: [220, 0],
				},
				...{ parameters, credentials: chosen },
			},
		],
		connections: { [START]: { main: [[{ node: OPERATION, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	const execution = await runManually(stage, n8n, id, START);
	await removeWorkflows(stage, n8n, name);
	requireSuccess(execution);
	return itemsOf(execution, OPERATION).map(({ json }) => json);
}
