/**
 * Runs the trigger in the real n8n: the one of *failing adapters*, and beside it new alert findings and assets that
 * enter a saved query. All are published together, so that they look within the same minute.
 */
import type { Asset, AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { finishedExecutions, itemsOf, requireSuccess } from '../executions.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import { until } from '../until.cts';
import { removeWorkflows, type Workflow } from '../workflows.cts';
import { setParameters } from '../workflow-changes.cts';

const NAME = 'Demo: the Axonius Trigger';
const AT_ONCE = 'A connection fails or recovers';
const SEND = 'Send the message';
const FINDINGS = 'New alert finding';
const ENTERED = 'Asset entered saved query';

const EVERY_MINUTE = { item: [{ mode: 'everyMinute' }] };

/** The trigger asks once a minute; the rest is for a slow machine. */
const NEXT_POLL_MS = 150_000;
const ASK_EVERY_MS = 1_000;

/** When no request came for this long, the first looks are over. */
const QUIET_MS = 3_000;

/** Inside the trigger's look-back of an hour. */
const LATE_BY_MS = 20 * 60_000;

export interface TriggerScenario extends Setup {
	simulator: AxoniusSimulator;
	adapters: Workflow;
}

export async function runTriggerScenario(scenario: TriggerScenario): Promise<Line[]> {
	const { stage, n8n, simulator, adapters } = scenario;
	const { uuid } = simulator.savedQueries.find(({ name }) => name === 'Crown Jewels')!;
	await removeWorkflows(stage, n8n, NAME);
	const own = await n8n.api<Workflow>('POST', '/workflows', workflowFor(scenario, uuid));
	return await stage.steps.step('Trigger: findings, an asset, a connection (up to a minute)', async () => {
		await setParameters(n8n, adapters, AT_ONCE, { pollTimes: EVERY_MINUTE });
		await publish(scenario, [adapters, own]);
		const findings = [simulator.addAlertFinding(), simulator.addAlertFinding({ triggeredAt: Date.now() - LATE_BY_MS })];
		const asset = simulator.addAsset('devices', { labels: ['crown jewel'] });
		const connection = simulator.adapters.flatMap(({ connections }) => connections).find(isWell)!;
		simulator.setConnectionStatus(connection.id, 'error', 'Invalid credentials');
		const found = await emitted(scenario, own, FINDINGS, findings.length);
		const entered = await emitted(scenario, own, ENTERED, 1);
		const messages = await emitted(scenario, adapters, SEND, 2);
		await removeWorkflows(stage, n8n, NAME);
		const atOnce = messages.filter(({ text }) => String(text).includes(`${connection.id}: Invalid credentials`));
		return [
			{ what: 'New alert findings seen by the trigger', counted: same(found, findings), expected: findings.length },
			{ what: 'Assets seen that entered a saved query', counted: same(entered, [asset]), expected: 1 },
			{ what: 'Messages at once about a failing connection', counted: atOnce.length, expected: 1 },
			{
				what: '  more of each than there had to be',
				counted: surplus([found, 2], [entered, 1], [messages, 2]),
				expected: 0,
			},
		];
	});
}

const isWell = ({ status }: { status: string }) => status === 'success';

function same(items: Array<Record<string, unknown>>, assets: Asset[]): number {
	return assets.filter(({ internal_axon_id: id }) => items.some((item) => item.internal_axon_id === id)).length;
}

function surplus(...lists: Array<[unknown[], number]>): number {
	return lists.reduce((sum, [items, due]) => sum + items.length - due, 0);
}

/** Publishes workflows and waits for the triggers' first looks: what is there by then is old to them. */
async function publish({ stage, n8n, simulator }: TriggerScenario, workflows: Workflow[]): Promise<void> {
	const before = simulator.requests.length;
	for (const { id } of workflows) await n8n.api('POST', `/workflows/${id}/activate`);
	const patience = { what: 'The first polls', withinMs: NEXT_POLL_MS, everyMs: QUIET_MS, signal: stage.signal };
	let seen = before;
	await until(patience, async () => {
		const paths = simulator.requests.slice(before).map(({ path }) => path);
		const isAll = ['adapters', 'alert_findings', 'devices'].every((end) => paths.some((path) => path.endsWith(end)));
		const isOver = isAll && paths.length + before === seen;
		seen = paths.length + before;
		return isOver ? true : undefined;
	});
}

/** Waits until a step has had a number of items over all runs. A manual run counts, too. */
async function emitted({ stage, n8n }: TriggerScenario, { id }: Workflow, step: string, count: number) {
	const patience = { withinMs: NEXT_POLL_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	return await until({ what: `${count} items of "${step}"`, ...patience }, async () => {
		const executions = await finishedExecutions(n8n, id);
		executions.forEach(requireSuccess);
		const items = executions.flatMap((execution) => itemsOf(execution, step)).map(({ json }) => json);
		return items.length >= count ? items : undefined;
	});
}

function workflowFor({ stage, credential }: TriggerScenario, queryId: string) {
	const { type: credentialType, id, name } = credential('axoniusApi');
	const trigger = (step: string, row: number, parameters: Record<string, unknown>) => ({
		id: `trigger-${row}`,
		name: step,
		type: `${stage.packageName}.axoniusTrigger`,
		typeVersion: 1,
		position: [0, row * 200],
		parameters: { pollTimes: EVERY_MINUTE, output: 'simplified', options: {}, ...parameters },
		credentials: { [credentialType]: { id, name } },
	});
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });
	const entering = { event: 'assetEnteredQuery', assetType: locator('devices'), savedQueryId: locator(queryId) };
	return {
		name: NAME,
		nodes: [
			trigger(FINDINGS, 0, { event: 'newAlertFinding', filters: {} }),
			trigger(ENTERED, 1, { ...entering, fields: [] }),
			{ id: 'end', name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [240, 100], parameters: {} },
		],
		connections: Object.fromEntries(
			[FINDINGS, ENTERED].map((step) => [step, { main: [[{ node: 'End', type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1' },
	};
}
