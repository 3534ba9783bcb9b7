/**
 * Runs *alarm to ticket* in the real n8n and counts the results.
 *
 * Two waves, because an alarm can only be late after a first poll: first normal new alarms, then one whose
 * time is before all of those, one with an unfinished ticket of an interrupted run, and one with a finished ticket.
 * Then an interruption is simulated, and the safety net repairs its damage.
 */
import { randomUUID } from 'node:crypto';
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import { finishedExecutions, itemsOf, requireSuccess, runManually, type Item } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Stage } from '../stage.cts';
import { FINISHED, tickets, UNFINISHED, type Ticket } from './ticket-table.cts';
import { until } from '../until.cts';

const FIRST_WAVE = 5;

/** Inside the trigger's look-back of one hour, and long before the first wave. */
const LATE_BY_MS = 20 * 60_000;

/** The trigger polls once a minute; the rest is for a slow machine. */
const NEXT_POLL_MS = 150_000;

const ASK_EVERY_MS = 1_000;

/** When there is no request for this long, a poll has ended. */
const QUIET_MS = 1_500;

const TRIGGER = 'New alarm';
const SAFETY_NET = 'Every hour';
const LABEL = 'ticketed';

export interface TicketOutcome {
	arrived: string[];
	late: string;
	begun: string;
	finishedBefore: string;
	/** What the trigger output, in all polls. */
	emitted: Item[];
	/** After the polls. */
	tickets: Ticket[];
	labelled: string[];
	/** After one ticket was lost, one was left unfinished, and the safety net has run. */
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
	const second = await stage.steps.step(
		'Alarm to ticket: a late alarm, two with tickets (up to a minute)',
		async () => {
			const late = arrive(simulator, Date.now() - LATE_BY_MS);
			const begun = await arriveWithTicket(scenario, UNFINISHED);
			const finishedBefore = await arriveWithTicket(scenario, FINISHED);
			await emitted(scenario, FIRST_WAVE + 3);
			return { late, begun, finishedBefore };
		},
	);
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
 * Publishes the workflow and waits for the trigger's first poll, which n8n starts shortly after its answer. The alarms
 * that exist then are old for the trigger.
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

/** The ticket first: when the alarm exists, a poll can come at any time. */
async function arriveWithTicket({ n8n, simulator }: TicketScenario, step: string): Promise<string> {
	const example = (await tickets(n8n).rows()).at(-1);
	if (!example) throw new Error('The first alarms have no tickets');
	const uuid = randomUUID();
	// The form of the trigger's keys is taken from one of its tickets.
	const dedupeKey = example.dedupeKey.replace(example.alarm_uuid, uuid);
	await tickets(n8n).add({ dedupeKey, alarm_uuid: uuid, title: 'Made by an earlier run', step });
	return arrive(simulator, Date.now(), uuid);
}

/** Waits until the trigger has output `count` alarms and the workflow has processed them. */
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

/** The state after n8n was interrupted before it created one ticket and before it finished another. */
async function interrupt(n8n: N8n, [lost, unfinished]: Ticket[]): Promise<void> {
	await tickets(n8n).remove(lost.dedupeKey);
	await tickets(n8n).change(unfinished.dedupeKey, { step: UNFINISHED });
}

/** What n8n does automatically every hour. */
async function runSafetyNet({ stage, n8n, workflowId }: TicketScenario): Promise<void> {
	requireSuccess(await runManually(stage, n8n, workflowId, SAFETY_NET));
}
