/** Lists and exports of several products at once, over all workers. */
import type { Bench, Client } from './bench.cts';
import { withClient } from './bench.cts';
import { reasonsOf } from './failures.cts';
import { compare, countsAt, emptyRow, memoryOf } from './measure.cts';
import type { Row } from './row.cts';
import { armisV3, axonius, privx, usmAnywhere, type Subject } from './subjects.cts';
import { call, createCalled, idsIn, published, type Called, type Kind } from './webhooks.cts';

/** Lists and exports of one product. */
const LONG = { list: 24, export: 8 };
const SHORT = { list: 9, export: 3 };

export async function runLoad(bench: Bench): Promise<Row[]> {
	const { steps } = bench.stage;
	const subjects = await Promise.all([usmAnywhere(), privx(), axonius(), armisV3()]);
	return await steps.step('Load: lists and exports of four products', async () => {
		bench.cluster.forgetMemory();
		const rows = await Promise.all(subjects.map(async (subject) => await loadOf(bench, subject)));
		return rows.map((row) => ({ ...row, memory: memoryOf(bench.cluster) }));
	});
}

async function loadOf(bench: Bench, subject: Subject): Promise<Row> {
	return await withClient(bench, subject, async (client) => {
		const counts = bench.isShort ? SHORT : LONG;
		const lists = await prepared(bench, client, 'list');
		const exports = await prepared(bench, client, 'export');
		subject.simulator.resetCounters();
		const calls = [...Array<Called>(counts.list).fill(lists), ...Array<Called>(counts.export).fill(exports)];
		const outcomes = await Promise.all(calls.map(async (called) => await outcomeOf(bench, called)));
		const row = emptyRow(`load: ${subject.product}`);
		const reasons = await Promise.all(
			[lists, exports].map(async ({ workflowId }) => await reasonsOf(bench.cluster.n8n, workflowId)),
		);
		const { notes, ...measured } = countsAt(subject);
		return {
			...row,
			...measured,
			executions: outcomes.length,
			failed: outcomes.filter((outcome) => outcome === undefined).length,
			lost: sum(outcomes.map((outcome) => outcome?.lost ?? 0)),
			doubled: sum(outcomes.map((outcome) => outcome?.doubled ?? 0)),
			mayRefuse: client.mayRefuse,
			notes: [...notes, ...reasons.flat()],
		};
	});
}

export async function prepared({ stage, cluster }: Bench, client: Client, kind: Kind): Promise<Called> {
	const called = await createCalled(stage, cluster.n8n, { ...client, kind });
	await published(stage, cluster.n8n, called);
	return called;
}

/** What is missing from a list, and what is too much; `undefined` when the execution failed. */
async function outcomeOf({ cluster }: Bench, called: Called): Promise<ReturnType<typeof compare> | undefined> {
	const { status, text } = await call(cluster.n8n, called);
	return status === 200 ? compare(called.subject.ids(), idsIn(called, text)) : undefined;
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
