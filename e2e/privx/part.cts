import { startPrivx, type PrivxSimulator } from '../../simulators/privx/index.cts';
import { runHttpRequestScenario } from '../http-request-scenario.cts';
import type { Part, Setup } from '../part.cts';
import type { Line } from '../report.cts';
import { exportLines, runExportScenario } from './export-scenario.cts';
import { lockOutLines } from './lock-out-lines.cts';
import { FORM_LOGIN, runLockOutScenario } from './lock-out-scenario.cts';
import { runPeopleScenario } from './people-scenario.cts';
import { ticketLines } from './ticket-lines.cts';
import { runTicketScenario } from './ticket-scenario.cts';

const TICKETS = 'privx-access-request-to-ticket-and-decision-back.json';
const LOCK_OUT = 'privx-leaver-lock-out.json';
const NIGHTLY = 'privx-nightly-export.json';
const CREDENTIAL = 'privxApi';
const FORM_NODE = 'n8n-nodes-base.formTrigger';

/** More than a page. */
const HOSTS = 1_200;

/** One a minute: more than the two days of the nightly export, so some must be left out. */
const CONNECTIONS = 4_000;
const SPACING_MS = 60_000;

/** Older than the last week, which the safety net reads: only the requests of the demo become tickets. */
const OLD_MS = 8 * 24 * 60 * 60_000;
const OLD_REQUESTS = 6;

/** SSH PrivX, over TLS with its own authority: *access request to ticket*, *leaver lock-out*, *nightly export*. */
export const part: Part = {
	async start() {
		const simulator = await startPrivx({
			hosts: HOSTS,
			connections: CONNECTIONS,
			accessRequests: 0,
			spacingMs: SPACING_MS,
			endTime: Date.now(),
			// New IDs at every start, because n8n keeps the tickets of earlier runs.
			seed: Math.floor(Date.now() / 1000),
		});
		for (let number = 0; number < OLD_REQUESTS; number++) {
			simulator.addAccessRequest({ created: new Date(Date.now() - OLD_MS - number * SPACING_MS).toISOString() });
		}
		return {
			credentials: [credentialFor(simulator), { type: 'httpBasicAuth', data: FORM_LOGIN, usedBy: FORM_NODE }],
			examples: [TICKETS, LOCK_OUT, NIGHTLY],
			editor: {
				example: TICKETS,
				node: 'New or decided access request',
				parameter: 'event',
				sampleField: 'dedupeKey',
			},
			run: async (setup) => await runAll(setup, simulator),
			stop: async () => await simulator.stop(),
		};
	},
};

function credentialFor(simulator: PrivxSimulator) {
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = simulator;
	const clients = { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret };
	return { type: CREDENTIAL, data: { url, ...clients, caCertificate, ignoreSslIssues: false } };
}

async function runAll(setup: Setup, simulator: PrivxSimulator): Promise<Line[]> {
	const { stage, n8n, workflow, credential } = setup;
	const tickets = await runTicketScenario({ stage, n8n, simulator, workflowId: workflow(TICKETS).id });
	const lockOut = await runLockOutScenario({ stage, n8n, simulator, workflowId: workflow(LOCK_OUT).id });
	const nightly = await runExportScenario({ stage, n8n, simulator, workflowId: workflow(NIGHTLY).id });
	const people = await runPeopleScenario(setup, simulator, credential(CREDENTIAL));
	// Counted before all tokens are revoked for the next scenario.
	const ours = [
		...ticketLines(tickets),
		...lockOutLines(lockOut),
		...exportLines(nightly),
		...people,
		...vendorLines(simulator),
	];
	const lines = await runHttpRequestScenario(stage, n8n, {
		credential: credential(CREDENTIAL),
		url: `${simulator.url}/host-store/api/v1/hosts?limit=7`,
		rows: 7,
		rowsOf: (answer) => (answer as { items?: unknown[] }).items ?? [],
		logins: () => simulator.logins,
		revokeTokens: () => simulator.revokeTokens(),
	});
	return [...ours, ...lines];
}

function vendorLines({ logins, refused, rejectedLogins, unauthorized }: PrivxSimulator): Line[] {
	return [
		{ what: 'Logins', counted: logins, expected: 1 },
		{ what: 'Requests refused', counted: refused + rejectedLogins + unauthorized, expected: 0 },
	];
}
