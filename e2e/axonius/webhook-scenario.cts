/** Posts to *send to webhook* what Axonius would send, with the right password and with a wrong one. */
import { randomUUID } from 'node:crypto';
import type { AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { finishedExecutions, requireSuccess } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import { until } from '../until.cts';
import type { Workflow } from '../workflows.cts';

/** Where the example listens. */
const ADDRESS = '/webhook/axonius-assets';
const TABLE = 'axonius_assets_received';

/** Assets in each of two requests, and how many of them are in both. */
const EACH = 40;
const IN_BOTH = 10;

const FIELDS = ['hostname_preferred', 'network_interfaces.ips'].map((name) => `specific_data.data.${name}`);
const PATIENCE = { withinMs: 60_000, everyMs: 500 };

/** User name and password: all that Axonius offers for its action. */
export const LOGIN = { user: 'axonius', password: randomUUID() };

export interface WebhookScenario extends Setup {
	simulator: AxoniusSimulator;
	webhook: Workflow;
}

export interface WebhookOutcome {
	/** HTTP status for no password, a wrong one, and the right one twice. */
	statuses: number[];
	runs: number;
	sent: string[];
	/** IDs in the table that were sent now, and how many of these rows have a host name. */
	kept: string[];
	named: number;
}

export async function runWebhookScenario(scenario: WebhookScenario): Promise<WebhookOutcome> {
	const { stage, n8n, simulator, webhook } = scenario;
	return await stage.steps.step('Send to webhook: two requests, and two that are refused', async () => {
		await n8n.api('POST', `/workflows/${webhook.id}/activate`);
		const devices = simulator.devices.slice(0, 2 * EACH - IN_BOTH);
		const parts = [devices.slice(0, EACH), devices.slice(EACH - IN_BOTH)].map((part) => ({ entities: part.map(sent) }));
		const statuses = [
			await firstAnswer(scenario, parts[0]),
			await post(n8n, parts[0], 'wrong'),
			await post(n8n, parts[0], LOGIN.password),
			await post(n8n, parts[1], LOGIN.password),
		];
		const runs = await until({ what: 'The work on two requests', ...PATIENCE, signal: stage.signal }, async () => {
			const executions = await finishedExecutions(n8n, webhook.id);
			executions.forEach(requireSuccess);
			return executions.length >= parts.length ? executions.length : undefined;
		});
		const ids = devices.map(({ internal_axon_id: id }) => id);
		const rows = (await rowsOf(n8n)).filter((row) => ids.includes(row.internal_axon_id));
		const named = rows.filter(({ hostname }) => hostname !== '').length;
		return { statuses, runs, sent: ids, kept: rows.map((row) => row.internal_axon_id), named };
	});
}

export function webhookLines({ statuses, runs, sent: ids, kept, named }: WebhookOutcome): Line[] {
	const accepted = statuses.filter((status) => status === 200).length;
	return [
		{ what: 'Requests of Axonius accepted', counted: accepted, expected: 2 },
		{ what: '  refused without the password', counted: statuses.length - accepted, expected: 2 },
		{ what: '  runs that they started', counted: runs, expected: 2 },
		{ what: 'Assets received', counted: new Set(kept).size, expected: ids.length },
		{ what: '  there twice', counted: kept.length - new Set(kept).size, expected: 0 },
		{ what: '  with a host name', counted: named, expected: ids.length },
	];
}

/** What a saved query with a few columns gives; the keys are those of the API, as far as is known. */
function sent(asset: Record<string, unknown>) {
	const columns = ['internal_axon_id', 'adapters', 'labels', ...FIELDS];
	return Object.fromEntries(columns.filter((name) => name in asset).map((name) => [name, asset[name]]));
}

/** n8n publishes in the background; until then there is nothing at the address. */
async function firstAnswer({ stage, n8n }: WebhookScenario, body: unknown): Promise<number> {
	return await until({ what: 'The publishing of the webhook', ...PATIENCE, signal: stage.signal }, async () => {
		const status = await post(n8n, body);
		return status === 404 ? undefined : status;
	});
}

async function post({ url }: N8n, body: unknown, password?: string): Promise<number> {
	const token = Buffer.from(`${LOGIN.user}:${password}`).toString('base64');
	const headers = { 'content-type': 'application/json', ...(password ? { authorization: `Basic ${token}` } : {}) };
	const answer = await fetch(`${url}${ADDRESS}`, { method: 'POST', headers, body: JSON.stringify(body) });
	await answer.text();
	return answer.status;
}

interface Received {
	internal_axon_id: string;
	hostname: string;
}

async function rowsOf(n8n: N8n): Promise<Received[]> {
	const { data: tables } = await n8n.api<{ data: Array<{ id: string; name: string }> }>(
		'GET',
		'/data-tables?limit=100',
	);
	const table = tables.find(({ name }) => name === TABLE);
	if (!table) throw new Error(`There is no table ${TABLE}`);
	const rows: Received[] = [];
	for (let cursor: string | undefined = ''; cursor !== undefined; ) {
		const query: string = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) }).toString();
		const page: { data: Received[]; nextCursor: string | null } = await n8n.api(
			'GET',
			`/data-tables/${table.id}/rows?${query}`,
		);
		rows.push(...page.data);
		cursor = page.nextCursor ?? undefined;
	}
	return rows;
}
