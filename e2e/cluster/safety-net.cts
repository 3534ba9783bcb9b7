/** A worker is killed in the middle of a trigger's execution; the safety net of the example does the rest. */
import { randomUUID } from 'node:crypto';
import { importCrashedExecutions } from '../crashed-executions.cts';
import { finishedExecutions, itemsOf, requireSuccess, runManually } from '../executions.cts';
import { until } from '../until.cts';
import { FINISHED, tickets } from '../usm-anywhere/ticket-table.cts';
import { setParameters } from '../workflow-changes.cts';
import { importExample, type Workflow } from '../workflows.cts';
import { withClient, type Bench, type Client } from './bench.cts';
import { isCrashed, isWithoutData, reasonsOf } from './failures.cts';
import { settled } from './kills.cts';
import { countsAt, emptyRow, memoryOf, processOf } from './measure.cts';
import type { Name } from './processes.cts';
import type { Row } from './row.cts';
import { usmAnywhere } from './subjects.cts';

const EXAMPLE = 'usm-anywhere-alarm-to-ticket.json';
const TRIGGER = 'New alarm';
const SAFETY_NET = 'Every hour';
const RUN = 'SIGKILL of a worker, example with a safety net';

/** Labels are set one after the other, so the worker is killed after the first ones. */
const ALARMS = 12;
const SLOW = { latencyMs: 300 };

const LABELLED = { withinMs: 120_000, everyMs: 50 };

export async function runSafetyNet(bench: Bench): Promise<Row> {
	return await bench.stage.steps.step(RUN, async () => {
		const simulator = await usmAnywhere(SLOW);
		return await withClient(bench, simulator, async (client) => {
			bench.cluster.forgetMemory();
			const uuids = Array.from({ length: ALARMS }, () => {
				const uuid = randomUUID();
				simulator.simulator.addAlarm({
					uuid,
					timestamp_occured: String(Date.now()),
					status: 'open',
					suppressed: false,
				});
				return uuid;
			});
			const workflow = await published(bench, client);
			await killAtTheFirstLabel(bench, client);
			await settled(bench, workflow.id);
			// What n8n does by itself every hour.
			requireSuccess(await runManually(bench.stage, bench.cluster.n8n, workflow.id, SAFETY_NET));
			return await judged(bench, client, { uuids, workflow });
		});
	});
}

/** The first poll, at the publication, outputs the alarms: the run needs no second one. */
async function published({ stage, cluster }: Bench, { credential }: Client): Promise<Workflow> {
	const { n8n } = cluster;
	const recipe = await importCrashedExecutions(stage, n8n);
	const workflow = await importExample(stage, n8n, EXAMPLE, [credential]);
	await setParameters(n8n, workflow, TRIGGER, { options: { startFrom: new Date(Date.now() - 60_000).toISOString() } });
	const { name, nodes, connections, settings } = await n8n.api<Workflow>('GET', `/workflows/${workflow.id}`);
	const withRecipe = { ...settings, errorWorkflow: recipe.id };
	await n8n.api('PUT', `/workflows/${workflow.id}`, { name, nodes, connections, settings: withRecipe });
	await n8n.api('POST', `/workflows/${workflow.id}/activate`);
	return workflow;
}

async function killAtTheFirstLabel({ stage, cluster }: Bench, { subject }: Client): Promise<void> {
	const patience = { what: 'The first label', ...LABELLED, signal: stage.signal };
	const name = await until(patience, async () => {
		const label = subject.simulator.requests.find(({ method, path }) => method !== 'GET' && path.includes('label'));
		return label && processOf(label);
	});
	await cluster.kill(name as Name);
	await cluster.startWorkers();
}

async function judged(
	{ cluster }: Bench,
	{ subject }: Client,
	{ uuids, workflow }: { uuids: string[]; workflow: Workflow },
): Promise<Row> {
	const executions = await finishedExecutions(cluster.n8n, workflow.id);
	const crashed = executions.filter((one) => isCrashed(one) || isWithoutData(one));
	const made = (await tickets(cluster.n8n).rows()).filter(({ alarm_uuid }) => uuids.includes(alarm_uuid));
	const finished = new Set(made.filter(({ step }) => step === FINISHED).map(({ alarm_uuid }) => alarm_uuid));
	const repaired = executions.flatMap((execution) => itemsOf(execution, 'Label the alarm')).length;
	return {
		...emptyRow(RUN),
		...countsAt(subject),
		memory: memoryOf(cluster),
		executions: executions.length,
		failed: executions.filter((one) => one.status !== 'success' && !crashed.includes(one)).length,
		crashed: crashed.length,
		lost: uuids.length - finished.size,
		doubled: made.length - new Set(made.map(({ alarm_uuid }) => alarm_uuid)).size,
		faults: crashed.length === 0 ? ['no execution was killed'] : [],
		notes: [
			`the safety net labelled ${repaired} of ${uuids.length} alarms`,
			...(await reasonsOf(cluster.n8n, workflow.id)),
		],
	};
}
