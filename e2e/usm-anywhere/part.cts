import { startUsmAnywhere, type UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import { runHttpRequestScenario } from '../http-request-scenario.cts';
import type { Part, Setup } from '../part.cts';
import type { Line } from '../report.cts';
import { exportLines, runExportScenario } from './export-scenario.cts';
import { runSendScenario } from './send-scenario.cts';
import { runTicketScenario } from './ticket-scenario.cts';
import { ticketLines } from './ticket-lines.cts';

const TICKETS = 'usm-anywhere-alarm-to-ticket.json';
const NIGHTLY = 'usm-anywhere-nightly-alarm-export.json';
const CREDENTIAL = 'usmAnywhereApi';

/** Two and a half days of alarms: the nightly export of two days must leave some out. */
const ALARMS = 3_506;
const SPACING_MS = 60_000;

/** The newest of them is older than the last day, which the safety net checks: only the demo's own alarms are new. */
const QUIET_MS = 25 * 60 * 60_000;

/** USM Anywhere: *alarm to ticket* and *nightly alarm export*. */
export const part: Part = {
	async start() {
		const simulator = await startUsmAnywhere({
			alarms: ALARMS,
			spacingMs: SPACING_MS,
			endTime: Date.now() - QUIET_MS,
			// Other alarms at every start, because n8n keeps the tickets of earlier starts.
			seed: Math.floor(Date.now() / 1000),
		});
		const { url, clientId, clientSecret, webhookUrl, webhookApiKey } = simulator;
		return {
			credentials: [
				{ type: CREDENTIAL, data: { url, clientId, clientSecret, webhookUrl, webhookApiKey, caCertificate: '' } },
			],
			examples: [TICKETS, NIGHTLY],
			editor: { example: TICKETS, node: 'New alarm', parameter: 'event', sampleField: 'dedupeKey' },
			run: async (setup) => await runAll(setup, simulator),
			stop: async () => await simulator.stop(),
		};
	},
};

async function runAll(setup: Setup, simulator: UsmAnywhereSimulator): Promise<Line[]> {
	const { stage, n8n, workflow, credential } = setup;
	const tickets = await runTicketScenario({ stage, n8n, simulator, workflowId: workflow(TICKETS).id });
	const nightly = await runExportScenario(stage, n8n, simulator, workflow(NIGHTLY).id);
	const sent = await runSendScenario(setup, simulator, credential(CREDENTIAL));
	// Counted before all tokens are revoked on purpose.
	const ours = [...ticketLines(tickets), ...exportLines(nightly), ...sent, ...vendorLines(simulator)];
	const lines = await runHttpRequestScenario(stage, n8n, {
		credential: credential(CREDENTIAL),
		url: `${simulator.url}/api/2.0/alarms?size=7`,
		rows: 7,
		rowsOf: (answer) => (answer as { _embedded?: { alarms: unknown[] } })._embedded?.alarms ?? [],
		logins: () => simulator.logins,
		revokeTokens: () => simulator.revokeTokens(),
	});
	return [...ours, ...lines];
}

function vendorLines({ logins, refused, unauthorized }: UsmAnywhereSimulator): Line[] {
	return [
		{ what: 'Logins', counted: logins, expected: 1 },
		{ what: 'Requests refused', counted: refused + unauthorized, expected: 0 },
	];
}
