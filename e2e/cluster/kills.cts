/** Processes that are killed while executions run: what n8n makes of the executions, and whether the recipe repeats them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { importCrashedExecutions, messagesIn, retryCrashed } from '../crashed-executions.cts';
import { finishedExecutions, type Execution } from '../executions.cts';
import { until } from '../until.cts';
import type { Workflow } from '../workflows.cts';
import type { Bench } from './bench.cts';
import { withClient } from './bench.cts';
import { isCrashed, isWithoutData, reasonsOf } from './failures.cts';
import { prepared } from './load.cts';
import { compare, countsAt, emptyRow, memoryOf, processOf } from './measure.cts';
import type { Name } from './processes.cts';
import type { Row } from './row.cts';
import { usmAnywhere, type Subject } from './subjects.cts';
import { call, setErrorWorkflow, type Called } from './webhooks.cts';

/** A list of 50 pages takes about ten seconds: time enough to kill a process in the middle. */
const SLOW = { latencyMs: 200 };

const CALLS = 9;

/** Calls that come while no worker lives. */
const QUEUED = 6;

const BUSY = { withinMs: 60_000, everyMs: 100 };

/** When every worker is in the middle of its lists. */
const MIDDLE_MS = 1_000;

/** n8n needs `STALLED` of processes.cts to see that a worker is gone, and asks itself for up to 30 s more. */
const SETTLED = { withinMs: 240_000, everyMs: 1_000 };

/** How often in succession n8n must say the same. */
const SAME_LOOKS = 5;

/** The number of the call by which n8n is asked whether the webhook is there. */
const FIRST = '0';

export async function runKilledWorker(bench: Bench): Promise<Row> {
	return await killed(bench, 'SIGKILL of a worker', ['worker 2']);
}

export async function runKilledWorkers(bench: Bench): Promise<Row> {
	return await killed(bench, 'SIGKILL of all workers', bench.cluster.workers);
}

/** Main does not see the end of what ran in the workers. */
export async function runKilledCluster(bench: Bench): Promise<Row> {
	return await killed(bench, 'SIGKILL of main and all workers', ['main', ...bench.cluster.workers]);
}

async function killed(bench: Bench, run: string, victims: Name[]): Promise<Row> {
	const { cluster, stage } = bench;
	return await stage.steps.step(run, async () => {
		const recipe = await importCrashedExecutions(stage, cluster.n8n);
		return await withClient(bench, await usmAnywhere(SLOW), async (client) => {
			const called = await prepared(bench, client, 'background');
			await setErrorWorkflow(cluster.n8n, called, recipe);
			await settled(bench, called.workflowId);
			cluster.forgetMemory();
			client.subject.simulator.resetCounters();
			const numbers = await killInTheMiddle(bench, { called, subject: client.subject, victims });
			await settled(bench, called.workflowId);
			const { retried } = await retryCrashed(stage, cluster.n8n, recipe);
			await settled(bench, called.workflowId);
			await settled(bench, recipe.id);
			const row = { ...emptyRow(run), ...countsAt(client.subject), memory: memoryOf(cluster) };
			return await judged(bench, row, { called, numbers, recipe, retried: retried.length });
		});
	});
}

interface Plan {
	called: Called;
	subject: Subject;
	victims: Name[];
}

/** Resolves to the numbers of all calls, when everything runs again. */
async function killInTheMiddle(bench: Bench, { called, subject, victims }: Plan): Promise<string[]> {
	const { cluster } = bench;
	const numbers = await calls(bench, called, 1, CALLS);
	await allBusy(bench, subject);
	for (const victim of victims) await cluster.kill(victim);
	if (victims.includes('main')) await cluster.startMain();
	const noneLives = victims.length >= cluster.workers.length;
	const queued = noneLives ? await calls(bench, called, CALLS + 1, QUEUED) : [];
	await cluster.startWorkers();
	return [...numbers, ...queued];
}

async function calls({ cluster }: Bench, called: Called, first: number, count: number): Promise<string[]> {
	const numbers = Array.from({ length: count }, (_, index) => first + index);
	await Promise.all(numbers.map(async (number) => await call(cluster.n8n, called, number)));
	return numbers.map(String);
}

/** Every worker is in the middle of a list. */
async function allBusy({ stage, cluster }: Bench, { simulator }: Subject): Promise<void> {
	const patience = { what: 'The start of lists in all workers', ...BUSY, signal: stage.signal };
	await until(patience, async () => {
		const busy = new Set(simulator.requests.map(processOf));
		return cluster.workers.every((name) => busy.has(name)) ? true : undefined;
	});
	await sleep(MIDDLE_MS);
}

/**
 * No execution of the workflow waits or runs any more, in the database and for main, and nothing changes any more: a worker
 * that starts again marks what it left behind as crashed; main, which sees the end of the job later, may call it an error.
 * Until then n8n's API leaves it out.
 */
export async function settled({ stage, cluster }: Bench, workflowId: string): Promise<void> {
	const all = `SELECT id, status FROM execution_entity WHERE "workflowId" = '${workflowId}' ORDER BY id`;
	const patience = { what: 'The end of all executions', ...SETTLED, signal: stage.signal };
	const looks: string[] = [];
	await until(patience, async () => {
		const rows = await cluster.postgres.rows<{ status: string }>(all);
		const isOpen = rows.some(({ status }) => status === 'new' || status === 'running');
		const isSeen = !isOpen && (await finishedExecutions(cluster.n8n, workflowId)).length === rows.length;
		looks.push(isSeen ? JSON.stringify(rows) : '');
		const latest = looks.slice(-SAME_LOOKS);
		return latest.length === SAME_LOOKS && isSeen && new Set(latest).size === 1 ? true : undefined;
	});
}

interface Outcome {
	called: Called;
	numbers: string[];
	recipe: Workflow;
	retried: number;
}

/** An execution whose data n8n deleted is lost by n8n's own rules; that it is reported is ours. */
async function judged({ cluster }: Bench, row: Row, outcome: Outcome): Promise<Row> {
	const { called, numbers, recipe, retried } = outcome;
	const all = (await finishedExecutions(cluster.n8n, called.workflowId)).filter((one) => numberOf(one) !== FIRST);
	const crashed = all.filter((one) => isCrashed(one) || isWithoutData(one));
	const gone = all.filter(isWithoutData).length;
	const reports = (await finishedExecutions(cluster.n8n, recipe.id)).flatMap(messagesIn).length;
	const { lost, doubled } = compare(numbers, all.filter(({ status }) => status === 'success').map(numberOf));
	return {
		...row,
		executions: all.length,
		failed: all.filter((one) => one.status !== 'success' && !crashed.includes(one)).length,
		crashed: crashed.length,
		lost: Math.max(0, lost - gone),
		doubled,
		faults: reports < gone ? [`${gone - reports} of ${gone} executions without data not reported`] : [],
		notes: [
			...row.notes,
			`n8n deleted the data of ${gone} executions, ${retried} were retried`,
			...(await reasonsOf(cluster.n8n, called.workflowId)),
		],
	};
}

/** The number that the call had. A retry has what the crashed execution had, and its own data after that. */
function numberOf({ data }: Execution): string {
	const items = (data.resultData.runData.Called ?? []).flatMap((run) => run.data?.main?.[0] ?? []);
	const queries = items.map(({ json }) => json.query as { number?: string } | undefined);
	return queries.findLast((query) => query?.number !== undefined)?.number ?? 'none';
}
