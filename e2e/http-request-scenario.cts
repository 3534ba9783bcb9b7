/**
 * Uses a credential in n8n's own HTTP Request node twice: for a list, after all tokens (if there are any) were revoked,
 * and for a foreign address, which must not get any request.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { itemsOf, runManually, type Execution } from './executions.cts';
import type { N8n } from './n8n-api.cts';
import type { Line } from './report.cts';
import type { Stage } from './stage.cts';
import { removeWorkflows, type Credential } from './workflows.cts';

/** Each product has its own workflow, since all of them run at the same time. */
const nameFor = ({ name }: Credential) => `Demo: HTTP Request node with ${name}`;
const START = 'Try it now';
const REQUEST = 'HTTP Request';

export interface HttpRequestTrial {
	credential: Credential;
	/** A list of the vendor. */
	url: string;
	/** How many records the list has. */
	rows: number;
	rowsOf(answer: unknown): unknown[];
	/** Not set when the product has no tokens. */
	logins?(): number;
	revokeTokens?(): void;
}

export async function runHttpRequestScenario(stage: Stage, n8n: N8n, trial: HttpRequestTrial): Promise<Line[]> {
	return await stage.steps.step('HTTP Request node with our credential', async () => {
		const foreignServer = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
		let foreignConnections = 0;
		foreignServer.on('connection', () => (foreignConnections += 1));
		await once(foreignServer, 'listening');
		try {
			trial.revokeTokens?.();
			const before = trial.logins?.();
			const own = await runOnce(stage, n8n, trial.credential, trial.url);
			const logins = Number(trial.logins?.()) - Number(before);
			const { port } = foreignServer.address() as AddressInfo;
			const refused = await runOnce(stage, n8n, trial.credential, `http://127.0.0.1:${port}/`);
			const isExplained = /was not sent to/.test(refused.data.resultData.error?.message ?? '');
			return [
				{ what: "Records read by n8n's HTTP Request node", counted: rowsIn(own, trial), expected: trial.rows },
				...(trial.logins ? [{ what: '  logins, after its token was revoked', counted: logins, expected: 1 }] : []),
				{ what: '  connections to a foreign address', counted: foreignConnections, expected: 0 },
				{ what: '  refusals of this, with the reason', counted: isExplained ? 1 : 0, expected: 1 },
			];
		} finally {
			// First, since n8n may have been ended: an open server would keep the demo alive.
			foreignServer.close();
			await removeWorkflows(stage, n8n, nameFor(trial.credential));
		}
	});
}

/** The node makes one item for each element of an answer that is a list. */
function rowsIn(execution: Execution, { rowsOf }: HttpRequestTrial): number {
	const items = itemsOf(execution, REQUEST).map(({ json }) => json);
	return items.length === 1 ? rowsOf(items[0]).length : items.length;
}

async function runOnce(stage: Stage, n8n: N8n, credential: Credential, url: string): Promise<Execution> {
	await removeWorkflows(stage, n8n, nameFor(credential));
	const { id } = await n8n.api<{ id: string }>('POST', '/workflows', workflowFor(url, credential));
	return await runManually(stage, n8n, id, START);
}

function workflowFor(url: string, credential: Credential) {
	const { type: credentialType, id, name } = credential;
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
		name: nameFor(credential),
		nodes: [
			{ ...common, id: 'start', name: START, type: 'n8n-nodes-base.manualTrigger', position: [0, 0] },
			{ id: 'request', name: REQUEST, type, typeVersion: 4.2, position: [220, 0], parameters, credentials },
		],
		connections: { [START]: { main: [[{ node: REQUEST, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
