import { startAxonius, type AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { runHttpRequestScenario } from '../http-request-scenario.cts';
import type { Part, Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { CredentialData } from '../workflows.cts';
import { runActionsScenario } from './actions-scenario.cts';
import { runAdaptersScenario } from './adapters-scenario.cts';
import { inventoryLines, runInventoryScenario } from './inventory-scenario.cts';
import { startPostgres, type Postgres } from '../postgres.cts';
import { runTriggerScenario } from './trigger-scenario.cts';
import { LOGIN, runWebhookScenario, webhookLines } from './webhook-scenario.cts';

const INVENTORY = 'axonius-daily-inventory-to-postgresql.json';
const ADAPTERS = 'axonius-failing-adapters-every-morning.json';
const WEBHOOK = 'axonius-send-to-webhook.json';
const CREDENTIAL = 'axoniusApi';

/** More than two pages of 2,000 and four batches of 1,000, without those that the saved query leaves out. */
const DEVICES = 5_000;

/** The newest record is older than the trigger's look-back, so that only the demo's own are new. */
const QUIET_MS = 2 * 60 * 60_000;

/** Axonius: *daily inventory to PostgreSQL*, *failing adapters every morning* and *send to webhook*. */
export const part: Part = {
	async start(stage) {
		const postgres = await startPostgres(stage);
		const simulator = await startAxonius({
			devices: DEVICES,
			endTime: Date.now() - QUIET_MS,
			// Other assets at every start: n8n keeps the rows of earlier ones.
			seed: Math.floor(Date.now() / 1000),
		});
		return {
			credentials: credentialsFor(simulator, postgres),
			examples: [INVENTORY, ADAPTERS, WEBHOOK],
			editor: {
				example: ADAPTERS,
				node: 'A connection fails or recovers',
				parameter: 'event',
				sampleField: 'dedupeKey',
			},
			run: async (setup) => await runAll(setup, simulator, postgres),
			stop: async () => {
				await simulator.stop();
				postgres?.remove();
			},
		};
	},
};

function credentialsFor({ url, apiKey, apiSecret }: AxoniusSimulator, postgres?: Postgres): CredentialData[] {
	const ours = { url, apiKey, apiSecret, apiVersion: 'v2', caCertificate: '', ignoreSslIssues: false };
	const login = { host: '127.0.0.1', database: 'postgres', user: 'postgres', password: 'not asked for' };
	const plain = { ssl: 'disable', sshTunnel: false, allowUnauthorizedCerts: false, maxConnections: 10 };
	return [
		{ type: CREDENTIAL, data: ours },
		{ type: 'httpBasicAuth', data: LOGIN, usedBy: 'n8n-nodes-base.webhook' },
		...(postgres
			? [{ type: 'postgres', data: { ...login, ...plain, port: postgres.port }, usedBy: 'n8n-nodes-base.postgres' }]
			: []),
	];
}

async function runAll(setup: Setup, simulator: AxoniusSimulator, postgres?: Postgres): Promise<Line[]> {
	const { stage, n8n, workflow, credential } = setup;
	const lines: Line[] = [];
	if (postgres) {
		const inventory = { ...setup, simulator, postgres, inventory: workflow(INVENTORY) };
		lines.push(...inventoryLines(await runInventoryScenario(inventory)));
	} else {
		stage.steps.say('- Inventory not run: there is no PostgreSQL (apt-get install -y postgresql)');
	}
	const adapters = { ...setup, simulator, adapters: workflow(ADAPTERS) };
	lines.push(...(await runAdaptersScenario(adapters)));
	lines.push(...webhookLines(await runWebhookScenario({ ...setup, simulator, webhook: workflow(WEBHOOK) })));
	lines.push(...(await runTriggerScenario(adapters)));
	lines.push(...(await runActionsScenario(setup, simulator, credential(CREDENTIAL))));
	lines.push({ what: 'Requests refused', counted: refused(simulator), expected: 0 });
	const own = await runHttpRequestScenario(stage, n8n, {
		credential: credential(CREDENTIAL),
		url: `${simulator.url}/api/v2/queries?limit=7`,
		rows: 7,
		rowsOf: (answer) => (answer as { queries?: unknown[] }).queries ?? [],
	});
	return [...lines, ...own];
}

/** Whatever the simulator did not answer well. */
function refused({ requests }: AxoniusSimulator): number {
	return requests.filter(({ status = 0 }) => status < 200 || status >= 300).length;
}
