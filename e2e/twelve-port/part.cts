import { startTwelvePort, type TwelvePortSimulator } from '../../simulators/twelve-port/index.cts';
import { runHttpRequestScenario } from '../http-request-scenario.cts';
import type { Part, Setup } from '../part.cts';
import type { Line } from '../report.cts';
import { importCredential } from '../workflows.cts';
import { runInventoryScenario } from './inventory-scenario.cts';
import { chooseOperation, type OperationChoice } from './operation-choice.cts';
import { lookAtPicker } from './picker.cts';
import { ticketLines } from './ticket-lines.cts';
import { runTicketScenario } from './ticket-scenario.cts';

const TICKETS = 'twelve-port-pending-access-requests-to-tickets.json';
const INVENTORY = 'twelve-port-asset-types-inventory.json';
const CREDENTIAL = 'twelvePortApi';
const PRODUCT = '12Port';

/** A third of them are pending: three pages, so the list must be paged. */
const ACCESS_REQUESTS = 90;
const PAGE_SIZE = 10;

const PENDING: OperationChoice = { search: 'list access requests', values: { 'query:status': ['PENDING'] } };

/** 12Port: *pending access requests to tickets* and *asset types inventory*. */
export const part: Part = {
	async start() {
		const simulator = await startTwelvePort({
			accessRequests: ACCESS_REQUESTS,
			maxPageSize: PAGE_SIZE,
			endTime: Date.now(),
			// Other IDs at every start, since n8n keeps the tickets of earlier runs.
			seed: Math.floor(Date.now() / 1000),
		});
		return {
			credentials: [credentialFor(simulator)],
			examples: [TICKETS, INVENTORY],
			editor: { example: TICKETS, node: 'New access request', parameter: 'event', sampleField: 'dedupeKey' },
			prepare: async ({ n8n, workflow, credential }) => {
				const choices = { 'New access request': PENDING, 'All pending requests': PENDING };
				await chooseOperation(n8n, workflow(TICKETS), credential(CREDENTIAL), choices);
			},
			editorExtra: async (session, setup) => await lookAtPicker(session, setup, setup.credential(CREDENTIAL)),
			run: async (setup) => await runAll(setup, simulator),
			stop: async () => await simulator.stop(),
		};
	},
};

function credentialFor({ url, token }: TwelvePortSimulator, apiToken = token) {
	return { type: CREDENTIAL, data: { url, apiToken, openApiPath: '', caCertificate: '', ignoreSslIssues: false } };
}

async function runAll(setup: Setup, simulator: TwelvePortSimulator): Promise<Line[]> {
	const { stage, n8n, workflow, credential } = setup;
	const tickets = await runTicketScenario({
		stage,
		n8n,
		simulator,
		workflowId: workflow(TICKETS).id,
		renewToken: async () =>
			void (await importCredential(n8n, PRODUCT, credentialFor(simulator, simulator.issueToken()))),
	});
	const inventory = await runInventoryScenario(setup, simulator, workflow(INVENTORY));
	const { refused, unauthorized } = simulator;
	const request = await runHttpRequestScenario(stage, n8n, {
		credential: credential(CREDENTIAL),
		url: `${simulator.url}/api/workflow/request/list?size=7`,
		rows: 7,
		rowsOf: (answer) => (answer as { content?: unknown[] }).content ?? [],
	});
	// The pictures of the editor that follow need the documents again.
	simulator.change({ documentPath: '/v3/api-docs', agentLevel: 'tenant' });
	return [
		...ticketLines(tickets),
		...inventory,
		{ what: 'Requests refused', counted: refused + unauthorized, expected: 0 },
		...request,
	];
}
