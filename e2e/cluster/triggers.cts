/** Triggers: on n8n's usual scheduler and on its durable one, and while main is killed in the middle of a poll. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { finishedExecutions, itemsOf } from '../executions.cts';
import { until } from '../until.cts';
import type { Workflow } from '../workflows.cts';
import { withClient, type Bench, type Client } from './bench.cts';
import { reasonsOf } from './failures.cts';
import { compare, countsAt, emptyRow, memoryOf, processOf } from './measure.cts';
import type { Row } from './row.cts';
import { usmAnywhere } from './subjects.cts';
import { chain, chosen } from './webhooks.cts';

/** New records in each wave. */
const WAVE = 6;

/** One of each wave is dated before all others, inside the trigger's look-back of an hour. */
const LATE_MS = 20 * 60_000;

const TRIGGER = 'New alarm';

/** A trigger polls once a minute; the rest is for a slow machine. */
const NEXT_POLL = { withinMs: 130_000, everyMs: 500 };
const SOON = { withinMs: 120_000, everyMs: 50 };

/** Long enough that a poll can be killed in its middle. */
const SLOW = { latencyMs: 500 };

/** When there is no request for this long, a poll is over. */
const QUIET_MS = 2_500;

/** n8n's durable scheduler. Only the three together keep a trigger's memory. */
const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

const KILLS = 2;

type Simulator = Awaited<ReturnType<typeof usmAnywhere>>['simulator'];

export async function runTriggers(bench: Bench): Promise<Row[]> {
	const usual = await bench.stage.steps.step(
		'Trigger, usual scheduler (two polls)',
		async () => await watched(bench, { run: 'trigger, usual scheduler', settings: {}, kills: 0 }),
	);
	const durable = await bench.stage.steps.step(
		'Trigger, durable scheduler (two polls)',
		async () => await watched(bench, { run: 'trigger, durable scheduler', settings: DURABLE, kills: 0 }),
	);
	return [usual, durable];
}

export async function runKilledMain(bench: Bench): Promise<Row[]> {
	return [
		await bench.stage.steps.step(
			`Trigger, SIGKILL of main in the middle of ${KILLS} polls`,
			async () =>
				await watched(bench, { run: `trigger, ${KILLS} SIGKILLs of main in polls`, settings: {}, kills: KILLS }),
		),
	];
}

interface Plan {
	run: string;
	/** n8n's settings for main. */
	settings: NodeJS.ProcessEnv;
	kills: number;
}

async function watched(bench: Bench, { run, settings, kills }: Plan): Promise<Row> {
	const { cluster } = bench;
	await restartMain(bench, settings);
	const { simulator, ...subject } = await usmAnywhere(SLOW);
	return await withClient(bench, { ...subject, simulator }, async (client) => {
		cluster.forgetMemory();
		simulator.resetCounters();
		const workflow = await publish(bench, client);
		await pollIsOver(bench, simulator);
		// At once: what is known at the publication must not depend on when the next poll comes.
		const added = wave(simulator);
		await arrived(bench, workflow, added.length);
		for (let kill = 0; kill < kills; kill++) {
			added.push(...wave(simulator));
			await killInAPoll(bench, simulator);
			await arrived(bench, workflow, added.length);
		}
		if (kills === 0) added.push(...wave(simulator));
		await arrived(bench, workflow, added.length);
		const row = await judged(bench, { ...client, subject: { ...subject, simulator } }, { workflow, added });
		await cluster.n8n.api('POST', `/workflows/${workflow.id}/deactivate`);
		return { ...row, run };
	});
}

/** Main is restarted only for other settings. */
async function restartMain({ cluster }: Bench, settings: NodeJS.ProcessEnv): Promise<void> {
	if (JSON.stringify(cluster.settings) === JSON.stringify(settings)) return;
	cluster.settings = settings;
	await cluster.kill('main');
	await cluster.startMain();
}

async function publish({ stage, cluster: { n8n } }: Bench, { credential }: Client): Promise<Workflow> {
	const parameters = {
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		event: 'newAlarm',
		output: 'simplified',
		filters: {},
		options: {},
	};
	const trigger = {
		...{ id: randomUUID(), name: TRIGGER, type: `${stage.packageName}.usmAnywhereTrigger`, typeVersion: 1 },
		...{ parameters, position: [0, 0], credentials: chosen(credential) },
	};
	const end = {
		id: randomUUID(),
		name: 'End',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		parameters: {},
		position: [0, 0],
	};
	const workflow = await n8n.api<Workflow>('POST', '/workflows', {
		name: `Watched ${randomUUID()}`,
		nodes: [trigger, end],
		connections: chain([TRIGGER, 'End']),
		settings: { saveDataSuccessExecution: 'all', saveDataErrorExecution: 'all' },
	});
	await n8n.api('POST', `/workflows/${workflow.id}/activate`);
	return workflow;
}

function wave(simulator: Simulator): string[] {
	return Array.from({ length: WAVE }, (_, index) => {
		const uuid = randomUUID();
		const occurred = Date.now() - (index === 0 ? LATE_MS : 0);
		simulator.addAlarm({ uuid, timestamp_occured: String(occurred), status: 'open', suppressed: false });
		return uuid;
	});
}

/** There was a poll, and no request since a while. */
async function pollIsOver({ stage }: Bench, { requests }: Simulator): Promise<void> {
	await until({ what: 'A poll', ...NEXT_POLL, signal: stage.signal }, async () => {
		const last = requests.at(-1);
		return last && Date.now() - last.at > QUIET_MS ? true : undefined;
	});
}

/** Kills main when its next poll has asked for a page and has not got it yet. */
async function killInAPoll({ stage, cluster }: Bench, { requests }: Simulator): Promise<void> {
	const before = requests.length;
	await until({ what: 'The next poll', ...NEXT_POLL, ...SOON, signal: stage.signal }, async () =>
		requests.slice(before).some((request) => processOf(request) === 'main') ? true : undefined,
	);
	await cluster.kill('main');
	await cluster.startMain();
}

/** Waits until the trigger has output that many records; not for ever, since losing some is what may be seen. */
async function arrived(bench: Bench, workflow: Workflow, count: number): Promise<void> {
	const giveUpAt = Date.now() + NEXT_POLL.withinMs;
	while ((await output(bench, workflow)).length < count && Date.now() < giveUpAt) {
		await sleep(NEXT_POLL.everyMs, undefined, { signal: bench.stage.signal });
	}
}

async function output({ cluster }: Bench, { id }: Workflow): Promise<string[]> {
	const executions = await finishedExecutions(cluster.n8n, id);
	return executions.flatMap((execution) => itemsOf(execution, TRIGGER)).map(({ json }) => String(json.uuid));
}

async function judged(
	bench: Bench,
	{ subject }: Client,
	{ workflow, added }: { workflow: Workflow; added: string[] },
): Promise<Row> {
	const { n8n } = bench.cluster;
	const executions = await finishedExecutions(n8n, workflow.id);
	const { notes, ...measured } = countsAt(subject);
	return {
		...emptyRow(''),
		...measured,
		executions: executions.length,
		failed: executions.filter(({ status }) => status !== 'success').length,
		...compare(added, await output(bench, workflow)),
		memory: memoryOf(bench.cluster),
		notes: [...notes, ...(await reasonsOf(n8n, workflow.id))],
	};
}
