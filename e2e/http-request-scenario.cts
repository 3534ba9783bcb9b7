/**
 * Uses a credential in n8n's own HTTP Request node: once, after every token was revoked where there are tokens, and
 * once for an address of somebody else, which must not even be called.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { itemsOf, runByHand, type Execution } from './executions.cts';
import type { N8n } from './n8n-api.cts';
import type { Line } from './report.cts';
import type { Stage } from './stage.cts';
import { removeWorkflows, type Credential } from './workflows.cts';

const NAME = 'Demo: our credential in the HTTP Request node';
const START = 'Try it now';
const REQUEST = 'HTTP Request';

export interface HttpRequestTrial {
	credential: Credential;
	/** A list of the vendor. */
	url: string;
	/** Records that it gives. */
	rows: number;
	rowsOf(answer: unknown): unknown[];
	/** Left out where there are no tokens. */
	logins?(): number;
	revokeTokens?(): void;
}

export async function runHttpRequestScenario(stage: Stage, n8n: N8n, trial: HttpRequestTrial): Promise<Line[]> {
	return await stage.steps.step('HTTP Request node with our credential', async () => {
		const stranger = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
		let strangersSaw = 0;
		stranger.on('connection', () => (strangersSaw += 1));
		await once(stranger, 'listening');
		try {
			trial.revokeTokens?.();
			const before = trial.logins?.();
			const own = await runOnce(stage, n8n, trial.credential, trial.url);
			const logins = Number(trial.logins?.()) - Number(before);
			const { port } = stranger.address() as AddressInfo;
			const foreign = await runOnce(stage, n8n, trial.credential, `http://127.0.0.1:${port}/`);
			const isExplained = /was not sent to/.test(foreign.data.resultData.error?.message ?? '');
			return [
				{ what: "Records read by n8n's HTTP Request node", counted: rowsIn(own, trial), expected: trial.rows },
				...(trial.logins ? [{ what: '  logins, its token having been revoked', counted: logins, expected: 1 }] : []),
				{ what: '  connections to another address', counted: strangersSaw, expected: 0 },
				{ what: '  refusals of that, with the reason', counted: isExplained ? 1 : 0, expected: 1 },
			];
		} finally {
			await removeWorkflows(stage, n8n, NAME);
			stranger.close();
		}
	});
}

/** The node makes one item per element of an answer that is a list. */
function rowsIn(execution: Execution, { rowsOf }: HttpRequestTrial): number {
	const items = itemsOf(execution, REQUEST).map(({ json }) => json);
	return items.length === 1 ? rowsOf(items[0]).length : items.length;
}

async function runOnce(stage: Stage, n8n: N8n, credential: Credential, url: string): Promise<Execution> {
	await removeWorkflows(stage, n8n, NAME);
	const { id } = await n8n.api<{ id: string }>('POST', '/workflows', workflowFor(url, credential));
	return await runByHand(stage, n8n, id, START);
}

function workflowFor(url: string, { type: credentialType, id, name }: Credential) {
	const common = { typeVersion: 1, parameters: {} };
	const parameters = {
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: credentialType,
		options: {},
	};
	const credentials = { [credentialType]: { id, name } };
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
