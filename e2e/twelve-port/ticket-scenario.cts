/**
 * Runs *pending access requests to tickets* in the real n8n and counts the results.
 *
 * There are two waves: first new requests, one of them already approved; then, with the server's documents turned off, one
 * more request and one that already has a ticket. At the end the API token is replaced, as it is when one expires, so that
 * n8n has no document in memory; a ticket is deleted, and the safety net must create it again.
 */
import type { AccessRequest, TwelvePortSimulator } from '../../simulators/twelve-port/index.cts';
import { finishedExecutions, itemsOf, requireSuccess, runManually, type Item } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Stage } from '../stage.cts';
import { until } from '../until.cts';
import { tickets, type Ticket } from './ticket-table.cts';

/** The trigger polls once a minute; the rest is for a slow machine. */
const NEXT_POLL_MS = 150_000;

const ASK_EVERY_MS = 1_000;

/** Without any request for this long, a poll has ended. */
const QUIET_MS = 1_500;

const TRIGGER = 'New access request';
const SAFETY_NET = 'Every hour';
const FIRST_WAVE = 3;

export interface TicketOutcome {
	arrived: string[];
	/** Its ticket existed before the request. */
	known: string;
	/** What the trigger has output in all polls. */
	emitted: Item[];
	/** After the polls. */
	tickets: Ticket[];
	/** All pending requests, and their tickets after the safety net. */
	pending: string[];
	repaired: Ticket[];
	/** Requests for a document since the workflow was published. */
	looks: number;
}

export interface TicketScenario {
	stage: Stage;
	n8n: N8n;
	simulator: TwelvePortSimulator;
	workflowId: string;
	/** Puts another token of the same user into n8n's credential. */
	renewToken(): Promise<void>;
}

export async function runTicketScenario(scenario: TicketScenario): Promise<TicketOutcome> {
	const { n8n, simulator, stage } = scenario;
	const { step } = stage.steps;
	simulator.resetCounters();
	const first = await step(`Access requests to tickets: ${FIRST_WAVE} new ones (up to a minute)`, async () => {
		await activate(scenario);
		const ids = Array.from({ length: FIRST_WAVE }, () => simulator.addAccessRequest().id);
		simulator.addAccessRequest({ status: 'APPROVED' });
		await emitted(scenario, FIRST_WAVE);
		return ids;
	});
	const second = await step('Access requests to tickets: without the document (up to a minute)', async () => {
		simulator.change({ documentPath: false, agentLevel: false });
		const { id } = simulator.addAccessRequest();
		const known = await arriveWithTicket(scenario);
		await emitted(scenario, FIRST_WAVE + 2);
		return [id, known];
	});
	const arrived = [...first, ...second];
	const polled = { emitted: await emitted(scenario, arrived.length), tickets: await ticketsOf(n8n, arrived) };
	const repaired = await step('Safety net, after an interruption, with a new token', async () => {
		await tickets(n8n).remove(keyOf(first[0]));
		await scenario.renewToken();
		await runSafetyNet(scenario);
		return await ticketsOf(n8n, pendingIn(simulator));
	});
	const [, known] = second;
	return { arrived, known, ...polled, pending: pendingIn(simulator), repaired, looks: looksIn(simulator) };
}

/**
 * Publishes the workflow and waits for the first poll of the trigger, which n8n starts shortly after its answer. What
 * exists at that time is not new to the trigger.
 */
async function activate({ stage, n8n, simulator, workflowId }: TicketScenario): Promise<void> {
	const before = simulator.requests.length;
	await n8n.api('POST', `/workflows/${workflowId}/activate`);
	const patience = { what: 'The first poll', withinMs: NEXT_POLL_MS, everyMs: QUIET_MS, signal: stage.signal };
	let seen = before;
	await until(patience, async () => {
		const now = simulator.requests.length;
		const isOver = now > before && now === seen;
		seen = now;
		return isOver ? true : undefined;
	});
}

/** The ticket comes first: once the request is pending, a poll may start at any time. */
async function arriveWithTicket({ n8n, simulator }: TicketScenario): Promise<string> {
	const { id } = simulator.addAccessRequest({ status: 'APPROVED' });
	await tickets(n8n).add({ dedupeKey: keyOf(id), request_id: id, title: 'Made before', details: '', status: 'open' });
	return simulator.updateAccessRequest(id, { status: 'PENDING' }).id;
}

/** Waits until the trigger has emitted a number of requests and the workflow has finished with them. */
async function emitted({ stage, n8n, workflowId }: TicketScenario, count: number): Promise<Item[]> {
	const patience = { withinMs: NEXT_POLL_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	return await until({ what: `The arrival of ${count} access requests in n8n`, ...patience }, async () => {
		const executions = await finishedExecutions(n8n, workflowId);
		executions.forEach(requireSuccess);
		const items = executions.flatMap((execution) => itemsOf(execution, TRIGGER));
		return items.length >= count ? items : undefined;
	});
}

/** What n8n does automatically every hour. */
async function runSafetyNet({ stage, n8n, workflowId }: TicketScenario): Promise<void> {
	requireSuccess(await runManually(stage, n8n, workflowId, SAFETY_NET));
}

async function ticketsOf(n8n: N8n, ids: string[]): Promise<Ticket[]> {
	return (await tickets(n8n).rows()).filter(({ request_id }) => ids.includes(request_id));
}

function keyOf(id: string): string {
	return `twelvePort:${id}`;
}

function pendingIn({ accessRequests }: TwelvePortSimulator): string[] {
	return accessRequests.filter(({ status }: AccessRequest) => status === 'PENDING').map(({ id }) => id);
}

/** Requests for a document. */
function looksIn({ requests }: TwelvePortSimulator): number {
	return requests.filter(({ path }) => /api-docs|openapi|swagger|\.well-known/.test(path)).length;
}
