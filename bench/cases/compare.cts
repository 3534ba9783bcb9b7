/**
 * Exports the same records to NDJSON without and with *Compare With*, in turn, in one process with a small heap. Each
 * comparison reads the file of the export before it.
 */
import type { INodeExecutionData } from 'n8n-workflow';
import { runNode } from '../../test/harness/run-node.cts';
import { doJob, HEAP_MB, inOwnProcess, peakMb, subjectOf, type Source } from '../own-process.cts';
import { print, printGoal, printTable, printTitle } from '../results.cts';
import { shown, spread } from '../statistics.cts';
import type { Case } from '../subject.cts';
import { NO_LIMIT, startVendor, type VendorProcess } from '../vendor-process.cts';

interface List {
	records: number;
	/** With `--large`, in one round. */
	large: number;
	pageSize: number;
	/** What the product takes for a page. */
	latencyMs: number;
}

interface Run {
	seconds: number;
	cpuSeconds: number;
}

interface Job {
	source: Source;
	fields: VendorProcess['fields'];
	records: number;
	pageSize: number;
	rounds: number;
}

interface Compared {
	runs: Array<[plain: Run, compared: Run]>;
	peakMb: number;
}

/** Prints a table; throws when a record is not found unchanged. */
export function compareExports(source: Source, list: List): Case {
	return async ({ rounds, large }) =>
		await measure(source, list, large ? list.large : list.records, large ? 0 : rounds);
}

async function measure(source: Source, list: List, records: number, rounds: number): Promise<void> {
	const { pageSize, latencyMs } = list;
	const subject = subjectOf(source);
	const vendor = await startVendor(subject, subject.options({ records, latencyMs, perSecond: NO_LIMIT }));
	try {
		const job = { source, fields: vendor.fields, records, pageSize, rounds: rounds + 1 };
		const { runs, peakMb: peak } = await inOwnProcess<Job, Compared>(__filename, job);
		// The first round warms up, except where it is the only one.
		const counted = rounds === 0 ? runs : runs.slice(1);
		printTitle(`${subject.product}: ${source.name} compared with the export before, heap of ${HEAP_MB} MB`);
		print(
			`${records} records with as many, ${pageSize} a page, ${latencyMs} ms latency; peak memory ${peak.toFixed(0)} MB\n`,
		);
		const rows = ['without', 'with'].map((name, index) => [
			`${name} Compare With`,
			shown(spread(counted.map((round) => round[index].seconds))),
			shown(spread(counted.map((round) => round[index].cpuSeconds))),
		]);
		printTable(['export', 'seconds', 'CPU, s'], rows);
		const ratios = counted.map(([plain, compared]) => compared.seconds / plain.seconds);
		printGoal({ what: 'Times the export without it', atMost: 1.3 }, spread(ratios));
	} finally {
		await vendor.stop();
	}
}

async function compareHere(job: Job): Promise<Compared> {
	const runs: Compared['runs'] = [];
	for (let round = 0; round < job.rounds; round++) {
		const plain = await exported(job);
		const compared = await exported(job, plain.items);
		if (compared.items[0].json.unchanged !== job.records) throw new Error(JSON.stringify(compared.items[0].json));
		runs.push([plain.run, compared.run]);
	}
	return { runs, peakMb: peakMb() };
}

async function exported(
	{ source, fields, pageSize }: Job,
	items?: INodeExecutionData[],
): Promise<{ run: Run; items: INodeExecutionData[] }> {
	const { node, parameters, credentials } = subjectOf(source);
	const compareWith = items ? 'data' : '';
	const wanted = { operation: 'export', format: 'ndjson', output: 'raw', compareWith, options: { pageSize } };
	const [cpu, start] = [process.cpuUsage(), performance.now()];
	const result = await runNode(node, {
		parameters: { ...parameters, ...wanted },
		credentials: credentials({ fields } as VendorProcess),
		items,
	});
	if (result.error) throw result.error;
	const seconds = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	return { run: { seconds, cpuSeconds: (user + system) / 1e6 }, items: result.items };
}

if (require.main === module) void doJob(compareHere);
