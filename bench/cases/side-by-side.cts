/** Reads the same list with each contender in turn, round after round, and compares within each round. */
import { contendersOf, RIVAL } from '../contenders.cts';
import { shown, spread } from '../statistics.cts';
import type { Case, Subject } from '../subject.cts';
import { NO_LIMIT, startVendor, type Counters } from '../vendor-process.cts';

interface ListCase {
	title: string;
	records: number;
	pageSize: number;
	latencyMs: number;
	/** What the server lets through; `NO_LIMIT` where the vendor publishes none. */
	perSecond: number;
}

interface Run {
	seconds: number;
	cpuSeconds: number;
	counters: Counters;
}

/** Prints a table; throws when a contender did not end with every record exactly once. */
export function sideBySide(subject: Subject, list: ListCase): Case {
	return async ({ rounds }) => await compare(subject, list, rounds);
}

async function compare(subject: Subject, list: ListCase, rounds: number): Promise<void> {
	const { records, pageSize } = list;
	const contenders = contendersOf(subject);
	const vendor = await startVendor(subject, subject.options(list));
	try {
		const task = { vendor, records, pageSize };
		const runs = new Map<string, Run[]>(Object.keys(contenders).map((name) => [name, []]));
		for (let round = 0; round <= rounds; round++) {
			for (const [name, contender] of Object.entries(contenders)) {
				await vendor.reset();
				const run = await timed(async () => await contender(task), records);
				// The first round warms up the simulator's caches and everybody's code.
				if (round > 0) runs.get(name)!.push({ ...run, counters: await vendor.counters() });
			}
		}
		report(subject, list, runs, rounds);
	} finally {
		await vendor.stop();
	}
}

async function timed(read: () => Promise<string[]>, records: number): Promise<Omit<Run, 'counters'>> {
	const cpu = process.cpuUsage();
	const start = performance.now();
	const ids = await read();
	const seconds = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	if (ids.length !== records || new Set(ids).size !== records) {
		throw new Error(`${ids.length} records, ${new Set(ids).size} of them different, of ${records}`);
	}
	return { seconds, cpuSeconds: (user + system) / 1e6 };
}

function report(
	{ product }: Subject,
	{ title, records, pageSize, latencyMs, perSecond }: ListCase,
	runs: Map<string, Run[]>,
	rounds: number,
) {
	const limit = perSecond < NO_LIMIT ? `${perSecond} requests/s` : 'no limit';
	console.log(`\n## ${product}: ${title}`);
	console.log(
		`${records} records, ${pageSize} a page, ${latencyMs} ms latency, ${limit}; ${rounds} rounds, median (quartiles)\n`,
	);
	console.log('| contender | seconds | client CPU, s | times faster than n8n | peak requests/s | refused | logins |');
	console.log('| --- | --- | --- | --- | --- | --- | --- |');
	const rival = runs.get(RIVAL)!;
	for (const [name, own] of runs) {
		const ratios = own.map((run, round) => rival[round].seconds / run.seconds);
		const worst = (key: keyof Counters) => Math.max(...own.map(({ counters }) => counters[key]));
		const cells = [
			name,
			shown(spread(own.map(({ seconds }) => seconds))),
			shown(spread(own.map(({ cpuSeconds }) => cpuSeconds))),
			shown(spread(ratios)),
			worst('peakPerSecond'),
			worst('refused'),
			worst('logins'),
		];
		console.log(`| ${cells.join(' | ')} |`);
	}
}
