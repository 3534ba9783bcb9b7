/**
 * Exports the same records to NDJSON as Raw and as OCSF, in turn, round after round, in one process with a small heap. What
 * the mapping itself takes is measured inside the export; the rest of the difference is the writing of larger records.
 */
import { EventMapper } from '../../core/ocsf/event.ts';
import { runNode } from '../../test/harness/run-node.cts';
import { doJob, HEAP_MB, inOwnProcess, peakMb, subjectOf, type Source } from '../own-process.cts';
import { print, printGoal, printTable, printTitle } from '../results.cts';
import { shown, spread } from '../statistics.cts';
import type { Case } from '../subject.cts';
import { NO_LIMIT, startVendor, type VendorProcess } from '../vendor-process.cts';

type Output = 'raw' | 'ocsf';

interface List {
	records: number;
	pageSize: number;
	latencyMs: number;
}

/** What one export took. */
interface Run {
	count: number;
	bytes: number;
	seconds: number;
	cpuSeconds: number;
	/** Of `seconds`, what went into the mapping. */
	mappingSeconds: number;
}

/** What one process has done: an output in each round, and its memory at its peak. */
interface Runs {
	runs: Run[][];
	peakMb: number;
}

interface Job {
	source: Source;
	fields: VendorProcess['fields'];
	pageSize: number;
	outputs: Output[];
	rounds: number;
}

/** Of an answer: none, so that only the work in n8n counts; and that of a large answer. */
const LATENCIES_MS = [0, 500];

/** Prints a table; throws when a record is missing. */
export function ocsfExport(source: Source, records: number, pageSize: number): Case {
	return async ({ rounds }) => {
		for (const latencyMs of LATENCIES_MS) await compare(source, { records, pageSize, latencyMs }, rounds);
	};
}

async function compare(source: Source, list: List, rounds: number): Promise<void> {
	const { records, pageSize, latencyMs } = list;
	const subject = subjectOf(source);
	const vendor = await startVendor(subject, subject.options({ records, latencyMs, perSecond: NO_LIMIT }));
	try {
		const job = { source, fields: vendor.fields, pageSize, rounds: rounds + 1 };
		// The first round warms up the simulator's caches and everybody's code.
		const [, ...counted] = (await measured({ ...job, outputs: ['raw', 'ocsf'] })).runs;
		const memory = { raw: 0, ocsf: 0 };
		for (const output of ['raw', 'ocsf'] as const)
			memory[output] = (await measured({ ...job, outputs: [output], rounds: 1 })).peakMb;
		if (counted.flat().some(({ count }) => count !== records)) throw new Error('records are missing');
		printTitle(
			`${subject.product}: ${source.name} to NDJSON as Raw and as OCSF, heap of ${HEAP_MB} MB, ${latencyMs} ms`,
		);
		print(`${records} records, ${pageSize} a page, ${latencyMs} ms latency\n`);
		report(counted, memory);
	} finally {
		await vendor.stop();
	}
}

function report(rounds: Run[][], memory: Record<Output, number>): void {
	const rows = (['raw', 'ocsf'] as const).map((output, index) => {
		const of = (value: (run: Run, raw: Run) => number) =>
			shown(spread(rounds.map((runs) => value(runs[index], runs[0]))));
		return [
			output,
			of(({ seconds }) => seconds),
			of(({ seconds }, raw) => seconds / raw.seconds),
			of(({ cpuSeconds }) => cpuSeconds),
			shown(spread(rounds.map((runs) => (runs[index].mappingSeconds / runs[index].count) * 1e6)), 0),
			of(({ mappingSeconds }, raw) => mappingSeconds / raw.seconds),
			(rounds[0][index].bytes / 1e6).toFixed(0),
			memory[output].toFixed(0),
		];
	});
	printTable(
		[
			...['output', 'seconds', 'times Raw', 'CPU, s', 'mapping, µs a record', 'mapping against Raw'],
			...['file, MB', 'peak memory, MB'],
		],
		rows,
	);
	const longer = spread(rounds.map(([raw, ocsf]) => ocsf.seconds / raw.seconds - 1));
	printGoal({ what: 'Longer than as Raw, by', atMost: 0.15 }, longer);
}

async function measured(job: Job): Promise<Runs> {
	return await inOwnProcess<Job, Runs>(__filename, job);
}

async function work({ source, fields, pageSize, outputs, rounds }: Job): Promise<Runs> {
	const mapping = meteredMapping();
	const runs: Run[][] = [];
	for (let round = 0; round < rounds; round++) {
		const ofRound: Run[] = [];
		for (const output of outputs) ofRound.push(await exported(source, fields, pageSize, output, mapping));
		runs.push(ofRound);
	}
	return { runs, peakMb: peakMb() };
}

async function exported(
	source: Source,
	fields: VendorProcess['fields'],
	pageSize: number,
	output: Output,
	mapping: { ms: number },
): Promise<Run> {
	const { node, parameters, credentials } = subjectOf(source);
	const given = { ...parameters, operation: 'export', format: 'ndjson', output, options: { pageSize } };
	const [before, cpu, start] = [mapping.ms, process.cpuUsage(), performance.now()];
	const { json, error } = await runNode(node, {
		parameters: given,
		credentials: credentials({ fields } as VendorProcess),
	});
	if (error) throw error;
	const seconds = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	const { count, bytes } = json[0] as unknown as Run;
	return { count, bytes, seconds, cpuSeconds: (user + system) / 1e6, mappingSeconds: (mapping.ms - before) / 1000 };
}

/** Counts the time of all mappings of this process from now on. */
function meteredMapping(): { ms: number } {
	const mapping = { ms: 0 };
	const { eventOf } = EventMapper.prototype;
	EventMapper.prototype.eventOf = function (this: EventMapper, ...given) {
		const start = performance.now();
		const event = eventOf.apply(this, given);
		mapping.ms += performance.now() - start;
		return event;
	};
	return mapping;
}

if (require.main === module) void doJob(work);
