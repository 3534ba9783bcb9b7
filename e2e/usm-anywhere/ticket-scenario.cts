/**
 * Runs *alarm to ticket* for real and counts what came of it.
 *
 * Two waves, since a late alarm is late only after the trigger has moved on: first plain new alarms, then one whose
 * time lies before all of those, one whose ticket was begun by a run that was cut off, and one already finished.
 * Then the damage of an interruption is made by hand, for the safety net to repair.
 */
import { randomUUID } from 'node:crypto';
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import { finishedExecutions, itemsOf, requireSuccess, runByHand, type Item } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Stage } from '../stage.cts';
import { FINISHED, tickets, UNFINISHED, type Ticket } from './ticket-table.cts';
import { until } from '../until.cts';

const FIRST_WAVE = 5;

/** Inside the trigger's look-back of an hour, and well before the first wave. */
const LATE_BY_MS = 20 * 60_000;

/** The trigger asks once a minute; the rest is for a slow machine. */
const NEXT_POLL_MS = 150_000;

const ASK_EVERY_MS = 1_000;

/** When no request came for this long, a poll is over. */
const QUIET_MS = 1_500;

const TRIGGER = 'New alarm';
const SAFETY_NET = 'Every hour';
const LABEL = 'ticketed';

export interface TicketOutcome {
	arrived: string[];
	late: string;
	begun: string;
	finishedBefore: string;
	/** What the trigger emitted, over all polls. */
	emitted: Item[];
	/** After the polls. */
	tickets: Ticket[];
	labelled: string[];
	/** After one ticket was lost, one left unfinished, and the safety net had run. */
	repaired: Ticket[];
}

export interface TicketScenario {
	stage: Stage;
	n8n: N8n;
	simulator: UsmAnywhereSimulator;
	workflowId: string;
}

export async function runTicketScenario(scenario: TicketScenario): Promise<TicketOutcome> {
	const { n8n, simulator, stage } = scenario;
	const first = await stage.steps.step(`Alarm to ticket: ${FIRST_WAVE} new alarms (up to a minute)`, async () => {
		await activate(scenario);
		const uuids = Array.from({ length: FIRST_WAVE }, () => arrive(simulator, Date.now()));
		await emitted(scenario, FIRST_WAVE);
		return uuids;
	});
	const second = await stage.steps.step('Alarm to ticket: a late one, two with tickets (up to a minute)', async () => {
		const late = arrive(simulator, Date.now() - LATE_BY_MS);
		const begun = await arriveWithTicket(scenario, UNFINISHED);
		const finishedBefore = await arriveWithTicket(scenario, FINISHED);
		await emitted(scenario, FIRST_WAVE + 3);
		return { late, begun, finishedBefore };
	});
	const arrived = [...first, ...Object.values(second)];
	const polled = {
		emitted: await emitted(scenario, arrived.length),
		tickets: await ticketsOf(n8n, arrived),
		labelled: arrived.filter((uuid) => simulator.labelsOf(uuid).includes(LABEL)),
	};
	const repaired = await stage.steps.step('Safety net, after an interruption', async () => {
		await interrupt(n8n, polled.tickets);
		await runSafetyNet(scenario);
		return await ticketsOf(n8n, arrived);
	});
	return { arrived, ...second, ...polled, repaired };
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

function arrive(simulator: UsmAnywhereSimulator, occurredMs: number, uuid: string = randomUUID()): string {
	simulator.addAlarm({ uuid, timestamp_occured: String(occurredMs), status: 'open', suppressed: false });
	return uuid;
}

/** The ticket first: once the alarm is there, a poll may come at any moment. */
async function arriveWithTicket({ n8n, simulator }: TicketScenario, step: string): Promise<string> {
	const example = (await tickets(n8n).rows()).at(-1);
	if (!example) throw new Error('The first alarms made no ticket');
	const uuid = randomUUID();
	// How the trigger makes keys is learnt from a ticket that it made.
	const dedupeKey = example.dedupeKey.replace(example.alarm_uuid, uuid);
	await tickets(n8n).add({ dedupeKey, alarm_uuid: uuid, title: 'Made by an earlier run', step });
	return arrive(simulator, Date.now(), uuid);
}

/** Waits until the trigger has emitted so many alarms and the workflow has finished with them. */
async function emitted({ stage, n8n, workflowId }: TicketScenario, count: number): Promise<Item[]> {
	const patience = { withinMs: NEXT_POLL_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	return await until({ what: `The arrival of ${count} alarms in n8n`, ...patience }, async () => {
		const executions = await finishedExecutions(n8n, workflowId);
		executions.forEach(requireSuccess);
		const items = executions.flatMap((execution) => itemsOf(execution, TRIGGER));
		return items.length >= count ? items : undefined;
	});
}

async function ticketsOf(n8n: N8n, uuids: string[]): Promise<Ticket[]> {
	return (await tickets(n8n).rows()).filter((ticket) => uuids.includes(ticket.alarm_uuid));
}

/** What is left when n8n is cut off before it wrote a ticket, and before it finished another. */
async function interrupt(n8n: N8n, [lost, unfinished]: Ticket[]): Promise<void> {
	await tickets(n8n).remove(lost.dedupeKey);
	await tickets(n8n).change(unfinished.dedupeKey, { step: UNFINISHED });
}

/** What n8n does by itself every hour. */
async function runSafetyNet({ stage, n8n, workflowId }: TicketScenario): Promise<void> {
	requireSuccess(await runByHand(stage, n8n, workflowId, SAFETY_NET));
}
