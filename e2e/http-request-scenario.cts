/**
 * Uses the credential in n8n's own HTTP Request node: once after every token was revoked, and once for an address of
 * somebody else, which must not even be called.
 */
import { startUsmAnywhere, type UsmAnywhereSimulator } from '../simulators/usm-anywhere/index.cts';
import { itemsOf, runByHand, type Execution } from './executions.cts';
import type { N8n } from './n8n-api.cts';
import type { Stage } from './stage.cts';
import { CREDENTIAL_TYPE, removeWorkflows, type Credential } from './workflows.cts';

const NAME = 'Demo: our credential in the HTTP Request node';
const START = 'Try it now';
const REQUEST = 'HTTP Request';
const ROWS = 7;

export interface HttpRequestOutcome {
	/** Alarms that the node read although the stored token had been revoked. */
	rows: number;
	/** Logins that this took. */
	logins: number;
	/** Connections that the other address saw. */
	strangersSaw: number;
	/** Whether the message says why. */
	isExplained: boolean;
}

export async function runHttpRequestScenario(
	stage: Stage,
	n8n: N8n,
	simulator: UsmAnywhereSimulator,
	credential: Credential,
): Promise<HttpRequestOutcome> {
	return await stage.steps.step('HTTP Request node with our credential, token revoked', async () => {
		const stranger = await startUsmAnywhere({ alarms: 1 });
		try {
			const before = simulator.logins;
			simulator.revokeTokens();
			const own = await runOnce(stage, n8n, credential, `${simulator.url}/api/2.0/alarms?size=${ROWS}`);
			const logins = simulator.logins - before;
			const foreign = await runOnce(stage, n8n, credential, `${stranger.url}/api/2.0/alarms`);
			const answer = itemsOf(own, REQUEST)[0]?.json as { _embedded?: { alarms: unknown[] } } | undefined;
			return {
				rows: answer?._embedded?.alarms.length ?? 0,
				logins,
				strangersSaw: stranger.connections,
				isExplained: /was not sent to/.test(foreign.data.resultData.error?.message ?? ''),
			};
		} finally {
			await removeWorkflows(stage, n8n, NAME);
			await stranger.stop();
		}
	});
}

async function runOnce(stage: Stage, n8n: N8n, credential: Credential, url: string): Promise<Execution> {
	await removeWorkflows(stage, n8n, NAME);
	const { id } = await n8n.api<{ id: string }>('POST', '/workflows', workflowFor(url, credential));
	return await runByHand(stage, n8n, id, START);
}

function workflowFor(url: string, { id, name }: Credential) {
	const common = { typeVersion: 1, parameters: {} };
	const parameters = {
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: CREDENTIAL_TYPE,
		options: {},
	};
	const credentials = { [CREDENTIAL_TYPE]: { id, name } };
	const type = 'n8n-nodes-base.httpRequest';
	return {
		name: NAME,
		nodes: [
			{ ...common, id: 'start', name: START, type: 'n8n-nodes-base.manualTrigger', position: [0, 0] },
			{ id: 'request', name: REQUEST, type, typeVersion: 4.2, position: [220, 0], parameters, credentials },
		],
		connections: { [START]: { main: [[{ node: REQUEST, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
