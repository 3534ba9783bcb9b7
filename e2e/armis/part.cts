import { DOCUMENTED_SCOPES, startArmis, type ArmisSimulator } from '../../simulators/armis/index.cts';
import { runHttpRequestScenario, type HttpRequestTrial } from '../http-request-scenario.cts';
import type { Part, Setup } from '../part.cts';
import type { Line } from '../report.cts';
import { runIncludeScenario } from './include-scenario.cts';
import { inventoryLines, runInventoryScenario } from './inventory-scenario.cts';
import { ticketLines } from './ticket-lines.cts';
import { runTicketScenario } from './ticket-scenario.cts';

const TICKETS = 'armis-critical-alert-to-ticket-and-back.json';
const INVENTORY = 'armis-weekly-device-inventory.json';
const V3 = 'armisApi';
const V1 = 'armisSecretKeyApi';

/** One record every ten minutes: nearly 35 days, more than the 30 of the inventory, which has something to leave out. */
const DEVICES = 5_000;
const ALERTS = 300;
const SPACING_MS = 10 * 60_000;

/** The newest of them is older than the last day, which the safety net goes through: only the demo's own are new. */
const QUIET_MS = 25 * 60 * 60_000;

/** Armis Centrix: *critical alert to ticket, and back* and *weekly device inventory*. */
export const part: Part = {
	async start() {
		const simulator = await startArmis({
			devices: DEVICES,
			alerts: ALERTS,
			spacingMs: SPACING_MS,
			endTime: Date.now() - QUIET_MS,
			seed: Math.floor(Date.now() / 1000),
			// Whoever asks for tokens more often than necessary loses the ones in use.
			newV1TokenCancelsOld: true,
			secretKey: 'armis-simulator-key-9876543210',
		});
		return {
			credentials: credentialsFor(simulator),
			examples: [TICKETS, INVENTORY],
			editor: { example: TICKETS, node: 'New critical alert', parameter: 'event', sampleField: 'dedupeKey' },
			run: async (setup) => await runAll(setup, simulator),
			stop: async () => await simulator.stop(),
		};
	},
};

function credentialsFor({ url, vendorId, clientId, clientSecret, secretKey }: ArmisSimulator) {
	const common = { tenantUrl: url, caCertificate: '' };
	const client = { vendorId, clientId, clientSecret, scopes: DOCUMENTED_SCOPES, additionalScopes: '', apiUrl: url };
	return [
		{ type: V1, data: { ...common, secretKey } },
		{ type: V3, data: { ...common, ...client } },
	];
}

async function runAll(setup: Setup, simulator: ArmisSimulator): Promise<Line[]> {
	const { stage, n8n, workflow, credential } = setup;
	const tickets = await runTicketScenario({ stage, n8n, simulator, workflowId: workflow(TICKETS).id });
	const inventory = await runInventoryScenario(stage, n8n, simulator, workflow(INVENTORY).id);
	const included = await runIncludeScenario(setup, simulator, { v1: credential(V1), v3: credential(V3) });
	// Counted before every token is revoked on purpose.
	const ours = [
		...ticketLines(tickets, simulator),
		...inventoryLines(inventory),
		...included,
		...vendorLines(simulator),
	];
	const v1 = await runHttpRequestScenario(stage, n8n, { credential: credential(V1), ...v1Trial(simulator) });
	const v3 = await runHttpRequestScenario(stage, n8n, { credential: credential(V3), ...v3Trial(simulator) });
	return [...ours, ...named('API v1', v1), ...named('API v3', v3)];
}

type Trial = Omit<HttpRequestTrial, 'credential'>;

function v1Trial(simulator: ArmisSimulator): Trial {
	return {
		url: `${simulator.url}/api/v1/search/?aql=in:alerts&orderBy=time&length=7`,
		rows: 7,
		rowsOf: (answer) => (answer as { data?: { results?: unknown[] } }).data?.results ?? [],
		logins: () => simulator.v1Logins,
		revokeTokens: () => simulator.revokeTokens('v1'),
	};
}

function v3Trial(simulator: ArmisSimulator): Trial {
	return {
		url: `${simulator.url}/v3/settings/sites?limit=3`,
		rows: 3,
		rowsOf: (answer) => (answer as { items?: unknown[] }).items ?? [],
		logins: () => simulator.v3Logins,
		revokeTokens: () => simulator.revokeTokens('v3'),
	};
}

/** Both APIs have the same lines. */
function named(api: string, lines: Line[]): Line[] {
	return lines.map(({ what, ...numbers }) => ({ what: `${what} (${api})`, ...numbers }));
}

function vendorLines({ v1Logins, v3Logins, refused, unauthorized }: ArmisSimulator): Line[] {
	return [
		{ what: 'Logins to API v1', counted: v1Logins, expected: 1 },
		{ what: 'Logins to API v3', counted: v3Logins, expected: 1 },
		{ what: 'Requests refused', counted: refused + unauthorized, expected: 0 },
	];
}
