/**
 * Runs *critical alert to ticket, and back* for real and counts what came of it.
 *
 * Two waves, since a late alert is late only after the trigger has moved on: first plain new alerts, one of them not
 * critical, then one whose time lies before all of those and one that has a ticket already. Then people close tickets,
 * and the way back is run twice: the second time there must be nothing left to do. At last a ticket is lost, for the
 * safety net to make again.
 */
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import { finishedExecutions, itemsOf, requireSuccess, runManually, type Item } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Stage } from '../stage.cts';
import { until } from '../until.cts';
import { MADE, tickets, type Ticket } from './ticket-table.cts';

/** Inside the trigger's look-back of an hour, and well before the first wave. */
const LATE_BY_MS = 20 * 60_000;

/** The trigger asks once a minute; the rest is for a slow machine. */
const NEXT_POLL_MS = 150_000;

const ASK_EVERY_MS = 1_000;

/** When no request came for this long, a poll is over. */
const QUIET_MS = 1_500;

const TRIGGER = 'New critical alert';
const WAY_BACK = 'Try it now';
const SAFETY_NET = 'Every hour';

/** No alert has it: those of the demo are larger, all others small. */
const UNKNOWN_ALERT = 999_999_999_999;

export interface TicketOutcome {
	arrived: number[];
	late: number;
	/** Its ticket was there before the alert was. */
	known: number;
	/** What the trigger emitted, over all polls. */
	emitted: Item[];
	/** After the polls. */
	tickets: Ticket[];
	/** Alerts whose tickets people closed. */
	closed: number[];
	/** After the way back was run twice. */
	answered: Ticket[];
	/** The ticket of an alert that Armis does not know. */
	orphan: Ticket | undefined;
	/** After one ticket was lost and the safety net had run. */
	repaired: Ticket[];
}

export interface TicketScenario {
	stage: Stage;
	n8n: N8n;
	simulator: ArmisSimulator;
	workflowId: string;
}

export async function runTicketScenario(scenario: TicketScenario): Promise<TicketOutcome> {
	const { n8n, stage } = scenario;
	const { step } = stage.steps;
	const first = await step('Critical alert to ticket: 3 new alerts (up to a minute)', async () => {
		await activate(scenario);
		const ids = [arrive(scenario), arrive(scenario), arrive(scenario)];
		arrive(scenario, { severity: 'High' });
		await emitted(scenario, ids.length);
		return ids;
	});
	const second = await step('Critical alert to ticket: a late one, one with a ticket (up to a minute)', async () => {
		const late = arrive(scenario, { occurredMs: Date.now() - LATE_BY_MS });
		const known = await arriveWithTicket(scenario);
		await emitted(scenario, first.length + 2);
		return { late, known };
	});
	const arrived = [...first, ...Object.values(second)];
	const polled = { emitted: await emitted(scenario, arrived.length), tickets: await ticketsOf(n8n, arrived) };
	const closed = [first[0], second.late];
	const back = await step('Tickets closed, alerts resolved', async () => await answer(scenario, arrived, closed));
	const repaired = await step('Safety net, after an interruption', async () => {
		await tickets(n8n).remove(keyOf(first[1]));
		await run(scenario, SAFETY_NET);
		return await ticketsOf(n8n, arrived);
	});
	return { arrived, ...second, ...polled, closed, ...back, repaired };
}

/**
 * Publishes the workflow and waits for the trigger's first look, which n8n takes shortly after it has answered. What is
 * there by then is old to the trigger.
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

interface Arrival {
	alertId?: number;
	occurredMs?: number;
	severity?: string;
}

function arrive({ simulator }: TicketScenario, arrival: Arrival = {}): number {
	const { alertId = newId(simulator), occurredMs = Date.now(), severity = 'Critical' } = arrival;
	const time = new Date(occurredMs).toISOString().replace('Z', '000+00:00');
	return simulator.addAlert({ alertId, time, severity }).alertId;
}

/** Other IDs at every start: n8n keeps the tickets of earlier ones. */
function newId({ alerts }: ArmisSimulator): number {
	return Math.floor(Date.now() / 1000) * 1000 + (alerts.length % 1000);
}

/** The ticket first: once the alert is there, a poll may come at any moment. */
async function arriveWithTicket(scenario: TicketScenario): Promise<number> {
	const alertId = newId(scenario.simulator);
	await tickets(scenario.n8n).add(ticketFor(alertId, 'Made by an earlier run'));
	return arrive(scenario, { alertId });
}

function ticketFor(alertId: number, title: string): Ticket {
	return { dedupeKey: keyOf(alertId), alert_id: String(alertId), title, status: 'open', step: MADE, problem: '' };
}

function keyOf(alertId: number): string {
	return `armis:alert:${alertId}`;
}

/** Waits until the trigger has emitted a number of alerts and the workflow has finished with them. */
async function emitted({ stage, n8n, workflowId }: TicketScenario, count: number): Promise<Item[]> {
	const patience = { withinMs: NEXT_POLL_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	return await until({ what: `The arrival of ${count} alerts in n8n`, ...patience }, async () => {
		const executions = await finishedExecutions(n8n, workflowId);
		executions.forEach(requireSuccess);
		const items = executions.flatMap((execution) => itemsOf(execution, TRIGGER));
		return items.length >= count ? items : undefined;
	});
}

/** People close tickets, one of an alert that is gone from Armis among them, and the way back is run twice. */
async function answer(scenario: TicketScenario, arrived: number[], closed: number[]) {
	const { n8n } = scenario;
	const gone = ticketFor(UNKNOWN_ALERT, 'Its alert was deleted in Armis');
	await tickets(n8n).remove(gone.dedupeKey);
	await tickets(n8n).add({ ...gone, status: 'closed' });
	// People do not mind the case.
	for (const alertId of closed) {
		await tickets(n8n).change(keyOf(alertId), { status: 'Closed' });
	}
	await run(scenario, WAY_BACK);
	await run(scenario, WAY_BACK);
	const [orphan] = await ticketsOf(n8n, [UNKNOWN_ALERT]);
	// Or it would be tried again every five minutes, for as long as the demo is open.
	await tickets(n8n).remove(gone.dedupeKey);
	return { answered: await ticketsOf(n8n, arrived), orphan };
}

async function ticketsOf(n8n: N8n, alertIds: number[]): Promise<Ticket[]> {
	return (await tickets(n8n).rows()).filter(({ alert_id }) => alertIds.includes(Number(alert_id)));
}

async function run({ stage, n8n, workflowId }: TicketScenario, trigger: string): Promise<void> {
	requireSuccess(await runManually(stage, n8n, workflowId, trigger));
}
