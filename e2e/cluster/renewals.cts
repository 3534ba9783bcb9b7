/** Executions of all workers that need a new token at the same time, from a product that allows one token at a time. */
import type { Bench } from './bench.cts';
import { withClient } from './bench.cts';
import { reasonsOf } from './failures.cts';
import { prepared } from './load.cts';
import { compare, countsAt, emptyRow, memoryOf } from './measure.cts';
import type { Row } from './row.cts';
import { armisV1 } from './subjects.cts';
import { call, idsIn } from './webhooks.cts';

const LONG_BURST = 120;
const SHORT_BURST = 60;
const WALKS = 24;

/** A walk of 30 pages takes longer than one token lives. */
const SHORT_LIFE = { v1TokenLifetimeSeconds: 5, alerts: 600, latencyMs: 150 };

export async function runRenewals(bench: Bench): Promise<Row[]> {
	const burst = await bench.stage.steps.step(
		'Renewals: the token is revoked before a burst',
		async () => await burstOf(bench),
	);
	if (bench.isShort) return [burst];
	return [
		burst,
		await bench.stage.steps.step('Renewals: tokens of 5 s during long lists', async () => await walksOf(bench)),
	];
}

async function burstOf(bench: Bench): Promise<Row> {
	const subject = await armisV1({ alerts: 20 });
	const count = bench.isShort ? SHORT_BURST : LONG_BURST;
	const run = 'renewals: token revoked before a burst';
	return await rowOf(bench, subject, { run, count, before: () => subject.simulator.revokeTokens('v1') });
}

async function walksOf(bench: Bench): Promise<Row> {
	const subject = { ...(await armisV1(SHORT_LIFE)), product: 'Armis v1, tokens of 5 s' };
	return await rowOf(bench, subject, { run: 'renewals: tokens of 5 s', count: WALKS });
}

type Subject = Awaited<ReturnType<typeof armisV1>>;

async function rowOf(
	bench: Bench,
	subject: Subject,
	plan: { run: string; count: number; before?(): void },
): Promise<Row> {
	const { cluster } = bench;
	return await withClient(bench, subject, async (client) => {
		const called = await prepared(bench, client, 'list');
		cluster.forgetMemory();
		subject.simulator.resetCounters();
		plan.before?.();
		const answers = await Promise.all(Array.from({ length: plan.count }, async () => await call(cluster.n8n, called)));
		const good = answers.filter(({ status }) => status === 200);
		const compared = good.map(({ text }) => compare(subject.ids(), idsIn(called, text)));
		const { notes, ...measured } = countsAt(subject);
		return {
			...emptyRow(plan.run),
			...measured,
			executions: answers.length,
			failed: answers.length - good.length,
			lost: compared.reduce((total, { lost }) => total + lost, 0),
			doubled: compared.reduce((total, { doubled }) => total + doubled, 0),
			memory: memoryOf(cluster),
			notes: [...notes, ...(await reasonsOf(cluster.n8n, called.workflowId))],
		};
	});
}
