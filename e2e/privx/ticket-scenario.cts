/**
 * Runs *access request to ticket, and decision back* for real and counts what came of it.
 *
 * First plain new requests. Then people decide in the table, one of them with a word that means nothing, and the way
 * back is run twice; meanwhile come a late request, one that has a ticket already, and one is decided in PrivX itself.
 * At last the damage of an interruption is made by hand, for the safety net to repair.
 */
import { randomUUID } from 'node:crypto';
import type { AccessRequest } from '../../simulators/privx/index.cts';
import { finishedExecutions, itemsOf, requireSuccess, runByHand, type Item } from '../executions.cts';
import { until } from '../until.cts';
import { ASK_EVERY_MS, PATIENCE_MS, type Scenario } from './scenario.cts';
import { NEW_TICKET, SENT, tickets, type Ticket } from './ticket-table.cts';

/** Inside the trigger's look-back of an hour, and well before the first wave. */
const LATE_BY_MS = 20 * 60_000;

/** When no request came for this long, a poll is over. */
const QUIET_MS = 1_500;

const TRIGGER = 'New or decided access request';
const WAY_BACK = 'Try it now';
const SAFETY_NET = 'Every hour';

export const COMMENT = 'Change 4711, checked with the owner';
export const EARLIER = 'Made by an earlier run';

/** The requests of the demo, by what becomes of them. */
export interface Requests {
	approved: AccessRequest;
	denied: AccessRequest;
	/** Decided in PrivX, not in the table. */
	elsewhere: AccessRequest;
	/** Shows up late. */
	late: AccessRequest;
	/** Its ticket was there before. */
	known: AccessRequest;
}

export interface TicketOutcome {
	requests: Requests;
	/** What the trigger emitted, over all polls. */
	emitted: Item[];
	/** After the polls. */
	tickets: Ticket[];
	/** Reasons that the first round wrote into tickets. */
	problems: { word: string; gone: string };
	/** Bodies of the decisions that PrivX took. */
	decisions: Array<{ id: string; decision: string; comment: string }>;
	/** Roles that the user of all requests has in the end. */
	roles: string[];
	/** After one ticket was lost, one outcome was not written down, and the safety net had run. */
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
		requireSuccess(await runByHand(stage, n8n, scenario.workflowId, SAFETY_NET));
		return await ticketsOf(scenario, requests);
	});
	const roles = simulator.rolesOf(user.id).map(({ id }) => id);
	return { requests, ...polled, problems, decisions: decisionsOf(scenario), roles, repaired };
}

/**
 * Publishes the workflow and waits for the trigger's first look, which n8n takes shortly after it has answered. What is
 * there by then is old to the trigger.
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

/** Somebody asks for a role: each request for another one, so that it shows which were granted. */
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

/** The ticket first: once the request is there, a poll may come at any moment. */
async function arriveWithTicket(scenario: Scenario, userId: string): Promise<AccessRequest> {
	const id = randomUUID();
	await tickets(scenario.n8n).add({ ...NEW_TICKET, request_id: id, target_user: EARLIER });
	return arrive(scenario, userId, 5, { id });
}

/** Waits until the trigger has emitted so many requests and the workflow has finished with them. */
async function emitted({ stage, n8n, workflowId }: Scenario, count: number): Promise<Item[]> {
	const patience = { withinMs: PATIENCE_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	return await until({ what: `The arrival of ${count} requests in n8n`, ...patience }, async () => {
		const executions = await finishedExecutions(n8n, workflowId);
		executions.forEach(requireSuccess);
		const items = executions.flatMap((execution) => itemsOf(execution, TRIGGER));
		return items.length >= count ? items : undefined;
	});
}

/** Two rounds. In the first, one decision is no word that is known, and one is for a request that was withdrawn. */
async function decide(scenario: Scenario, approved: string, denied: string): Promise<TicketOutcome['problems']> {
	const { stage, n8n, workflowId } = scenario;
	const gone = randomUUID();
	await tickets(n8n).add({ ...NEW_TICKET, request_id: gone, decision: 'approve' });
	// People do not mind case and spaces.
	await tickets(n8n).change(approved, { decision: ' Approve', comment: COMMENT });
	await tickets(n8n).change(denied, { decision: 'maybe', comment: COMMENT });
	requireSuccess(await runByHand(stage, n8n, workflowId, WAY_BACK));
	const problemOf = async (id: string) =>
		(await tickets(n8n).rows()).find(({ request_id }) => request_id === id)?.problem ?? '';
	const problems = { word: await problemOf(denied), gone: await problemOf(gone) };
	// Or it would be tried again every five minutes, for as long as the demo is open.
	await tickets(n8n).remove(gone);
	await tickets(n8n).change(denied, { decision: 'reject' });
	requireSuccess(await runByHand(stage, n8n, workflowId, WAY_BACK));
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
