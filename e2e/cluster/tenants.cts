/** Many tenants, each with its own credential, limit and records: all their exports at once. */
import { clientFor, type Bench } from './bench.cts';
import { prepared } from './load.cts';
import { compare, countsAt, emptyRow, memoryOf } from './measure.cts';
import type { Row } from './row.cts';
import { usmAnywhere, type Subject } from './subjects.cts';
import { call, idsIn, type Called } from './webhooks.cts';

const TENANTS = 20;
const RECORDS = 5_000;
const PAGE_SIZE = 500;
const RUN = `exports of ${TENANTS} tenants`;

export async function runTenants(bench: Bench): Promise<Row[]> {
	return await bench.stage.steps.step(`Exports of ${TENANTS} tenants at once`, async () => {
		const tenants = await Promise.all(Array.from({ length: TENANTS }, async (_, index) => await tenant(index + 1)));
		try {
			const exports: Called[] = [];
			for (const subject of tenants) exports.push(await prepared(bench, await clientFor(bench, subject), 'export'));
			return [await measured(bench, tenants, exports)];
		} finally {
			await Promise.all(tenants.map(async ({ simulator }) => await simulator.stop()));
		}
	});
}

async function tenant(number: number): Promise<Subject> {
	const subject: Subject = await usmAnywhere({ alarms: RECORDS, seed: number });
	const records = { ...subject.records, options: { pageSize: PAGE_SIZE } };
	return { ...subject, product: `Tenant ${number}`, records };
}

async function measured({ cluster }: Bench, tenants: Subject[], exports: Called[]): Promise<Row> {
	cluster.forgetMemory();
	for (const { simulator } of tenants) simulator.resetCounters();
	const since = Date.now();
	const answers = await Promise.all(exports.map(async (called) => await call(cluster.n8n, called)));
	const seconds = (Date.now() - since) / 1000;
	const outcomes = answers.map(({ status, text }, index) =>
		status === 200 ? compare(tenants[index].ids(), idsIn(exports[index], text)) : undefined,
	);
	const counts = tenants.map(countsAt);
	const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
	const rate = Math.round((TENANTS * RECORDS) / seconds);
	return {
		...emptyRow(RUN),
		executions: answers.length,
		failed: outcomes.filter((outcome) => outcome === undefined).length,
		logins: sum(counts.map(({ logins }) => logins)),
		requests: sum(counts.map(({ requests }) => requests)),
		refused: sum(counts.map(({ refused }) => refused)),
		peak: Math.max(...counts.map(({ peak }) => peak)),
		lost: sum(outcomes.map((outcome) => outcome?.lost ?? 0)),
		doubled: sum(outcomes.map((outcome) => outcome?.doubled ?? 0)),
		memory: memoryOf(cluster),
		notes: [`${TENANTS * RECORDS} records in ${seconds.toFixed(1)} s, ${rate} records a second`],
	};
}
