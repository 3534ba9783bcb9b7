/**
 * Runs *access request to ticket, and decision back* for real and counts what came of it.
 *
 * First come new requests. Then people decide in the table, one of them with an unknown word, and the way back runs twice.
 * In the meantime come a late request and one that already has a ticket, and one is decided in PrivX itself. At the end the
 * tickets are damaged as by an interruption, and the safety net repairs them.
 */
import { randomUUID } from 'node:crypto';
import type { AccessRequest } from '../../simulators/privx/index.cts';
import { finishedExecutions, itemsOf, requireSuccess, runManually, type Item } from '../executions.cts';
import { until } from '../until.cts';
import { ASK_EVERY_MS, PATIENCE_MS, type Scenario } from './scenario.cts';
import { NEW_TICKET, SENT, tickets, type Ticket } from './ticket-table.cts';

/** Inside the trigger's look-back of an hour, and well before the first wave. */
const LATE_BY_MS = 20 * 60_000;

/** When no request has come for this long, a poll has ended. */
const QUIET_MS = 1_500;

const TRIGGER = 'New or decided access request';
const WAY_BACK = 'Try it now';
const SAFETY_NET = 'Every hour';

export const COMMENT = 'Change 4711, checked with the owner';
export const EARLIER = 'Made by an earlier run';

/** The requests of the demo, by what happens to them. */
export interface Requests {
	approved: AccessRequest;
	denied: AccessRequest;
	/** Decided in PrivX, not in the table. */
	elsewhere: AccessRequest;
	/** Appears late. */
	late: AccessRequest;
	/** Its ticket already exists. */
	known: AccessRequest;
}

export interface TicketOutcome {
	requests: Requests;
	/** What the trigger emitted, over all polls. */
	emitted: Item[];
	/** After the polls. */
	tickets: Ticket[];
	/** Reasons that the first round wrote to tickets. */
	problems: { word: string; gone: string };
	/** Bodies of the decisions that PrivX accepted. */
	decisions: Array<{ id: string; decision: string; comment: string }>;
	/** Roles of the user of all requests at the end. */
	roles: string[];
	/** After one ticket and one outcome were lost, and the safety net has run. */
	repaired: Ticket[];
}

export async function runTicketScenario(scenario: Scenario): Promise<TicketOutcome> {
	const { n8n, simulator, stage } = scenario;
	const { step } = stage.steps;
	const user = simulator.addUser({ roles: [] });
	const first = await step('Access request to ticket: 3 new requests (up to a minute)', async () => {
		await activate(scenario);
		const [approved, denied, elsewhere] = [1, 2, 3].map((role) => arrive(scenario, user.id, role));
		await emitted(scenario, 3);
		return { approved, denied, elsewhere };
	});
	const problems = await step('Decisions typed into the table, and sent to PrivX', async () => {
		return await decide(scenario, first.approved.id, first.denied.id);
	});
	const second = await step('One decided in PrivX, a late one, one with a ticket (up to a minute)', async () => {
		const late = arrive(scenario, user.id, 4, { created: new Date(Date.now() - LATE_BY_MS).toISOString() });
		const known = await arriveWithTicket(scenario, user.id);
		simulator.updateAccessRequest(first.elsewhere.id, { status: 'DENIED' });
		await emitted(scenario, 8);
		return { late, known };
	});
	const requests = { ...first, ...second };
	const polled = { emitted: await emitted(scenario, 8), tickets: await ticketsOf(scenario, requests) };
	const repaired = await step('Safety net, after an interruption', async () => {
		await tickets(n8n).remove(requests.late.id);
		await tickets(n8n).change(requests.approved.id, { step: SENT });
		requireSuccess(await runManually(stage, n8n, scenario.workflowId, SAFETY_NET));
		return await ticketsOf(scenario, requests);
	});
	const roles = simulator.rolesOf(user.id).map(({ id }) => id);
	return { requests, ...polled, problems, decisions: decisionsOf(scenario), roles, repaired };
}

/**
 * Publishes the workflow and waits for the first poll, which n8n starts shortly after its answer. Records that are there
 * then are old for the trigger.
 */
async function activate({ stage, n8n, simulator, workflowId }: Scenario): Promise<void> {
	const before = simulator.requests.length;
	await n8n.api('POST', `/workflows/${workflowId}/activate`);
	const patience = { what: 'The first poll', withinMs: PATIENCE_MS, everyMs: QUIET_MS, signal: stage.signal };
	let seen = before;
	await until(patience, async () => {
		const now = simulator.requests.length;
		const isOver = now > before && now === seen;
		seen = now;
		return isOver ? true : undefined;
	});
}

/** A user requests a role. Each request is for another role, so that the granted ones can be told apart. */
function arrive({ simulator }: Scenario, userId: string, role: number, values: Partial<AccessRequest> = {}) {
	const { id, name } = simulator.roles[role];
	const user = { id: userId, display_name: 'new.colleague@example.com', deleted: false };
	const approver = { id: randomUUID(), role: { id, name }, decision: 'WAITING', comment: '' };
	const steps = [{ id: randomUUID(), name: 'Step1', match: 'ANY', approvers: [approver] }];
	return simulator.addAccessRequest({
		requester: user,
		target_user: user,
		requested_role: { id, name },
		steps,
		...values,
	});
}

/** The ticket first: when the request is there, a poll may come at any moment. */
async function arriveWithTicket(scenario: Scenario, userId: string): Promise<AccessRequest> {
	const id = randomUUID();
	await tickets(scenario.n8n).add({ ...NEW_TICKET, request_id: id, target_user: EARLIER });
	return arrive(scenario, userId, 5, { id });
}

/** Waits until the trigger has emitted a number of requests and the workflow has finished with them. */
async function emitted({ stage, n8n, workflowId }: Scenario, count: number): Promise<Item[]> {
	const patience = { withinMs: PATIENCE_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	return await until({ what: `The arrival of ${count} requests in n8n`, ...patience }, async () => {
		const executions = await finishedExecutions(n8n, workflowId);
		executions.forEach(requireSuccess);
		const items = executions.flatMap((execution) => itemsOf(execution, TRIGGER));
		return items.length >= count ? items : undefined;
	});
}

/** Two rounds. In the first, one decision is an unknown word, and one is for a request that was withdrawn. */
async function decide(scenario: Scenario, approved: string, denied: string): Promise<TicketOutcome['problems']> {
	const { stage, n8n, workflowId } = scenario;
	const gone = randomUUID();
	await tickets(n8n).add({ ...NEW_TICKET, request_id: gone, decision: 'approve' });
	// People do not care about upper and lower case and spaces.
	await tickets(n8n).change(approved, { decision: ' Approve', comment: COMMENT });
	await tickets(n8n).change(denied, { decision: 'maybe', comment: COMMENT });
	requireSuccess(await runManually(stage, n8n, workflowId, WAY_BACK));
	const problemOf = async (id: string) =>
		(await tickets(n8n).rows()).find(({ request_id }) => request_id === id)?.problem ?? '';
	const problems = { word: await problemOf(denied), gone: await problemOf(gone) };
	// Otherwise it would be tried again every five minutes while the demo is open.
	await tickets(n8n).remove(gone);
	await tickets(n8n).change(denied, { decision: 'reject' });
	requireSuccess(await runManually(stage, n8n, workflowId, WAY_BACK));
	return problems;
}

async function ticketsOf({ n8n }: Scenario, requests: Requests): Promise<Ticket[]> {
	const ids = Object.values(requests as unknown as Record<string, AccessRequest>).map(({ id }) => id);
	return (await tickets(n8n).rows()).filter(({ request_id }) => ids.includes(request_id));
}

function decisionsOf({ simulator }: Scenario): TicketOutcome['decisions'] {
	return simulator.requests
		.filter(({ path, status }) => path.endsWith('/decision') && status === 200)
		.map(({ path, body }) => ({
			id: path.split('/').at(-2)!,
			...(JSON.parse(body) as { decision: string; comment: string }),
		}));
}
