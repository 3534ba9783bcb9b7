/** Reads the same list with each contender in turn, round after round, and compares within each round. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { contendersOf, OURS, RIVAL } from '../contenders.cts';
import { printGoal, printTable, printTitle, print } from '../results.cts';
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
	/** Of the way to the server and back, on which a new connection and TLS cost turns, too. Default: none, loopback. */
	roundTripMs?: number;
	/** Goal: how many times faster than n8n's own pagination. */
	atLeast?: number;
}

interface Run {
	seconds: number;
	cpuSeconds: number;
	/** The pauses that n8n's other work sees, 99th percentile, in ms. */
	pauseMs: number;
	counters: Counters;
}

/** Prints a table; throws when a contender did not end with every record exactly once. */
export function sideBySide(subject: Subject, list: ListCase): Case {
	return async ({ rounds }) => await compare(subject, list, rounds);
}

async function compare(subject: Subject, list: ListCase, rounds: number): Promise<void> {
	const { records, pageSize, roundTripMs } = list;
	const contenders = contendersOf(subject);
	const vendor = await startVendor(subject, subject.options(list), roundTripMs);
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
		report(subject, list, runs);
	} finally {
		await vendor.stop();
	}
}

async function timed(read: () => Promise<string[]>, records: number): Promise<Omit<Run, 'counters'>> {
	const pauses = monitorEventLoopDelay({ resolution: 10 });
	pauses.enable();
	const cpu = process.cpuUsage();
	const start = performance.now();
	const ids = await read();
	const seconds = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	pauses.disable();
	if (ids.length !== records || new Set(ids).size !== records) {
		throw new Error(`${ids.length} records, ${new Set(ids).size} of them different, of ${records}`);
	}
	return { seconds, cpuSeconds: (user + system) / 1e6, pauseMs: pauses.percentile(99) / 1e6 };
}

function report({ product }: Subject, list: ListCase, runs: Map<string, Run[]>): void {
	printTitle(`${product}: ${list.title}`);
	print(`${described(list)}\n`);
	const rival = runs.get(RIVAL)!;
	const timesFaster = (own: Run[]) => spread(own.map(({ seconds }, round) => rival[round].seconds / seconds));
	const rows = [...runs].map(([name, own]) => [
		name,
		shown(spread(own.map(({ seconds }) => seconds))),
		shown(timesFaster(own)),
		shown(spread(own.map(({ cpuSeconds }) => cpuSeconds))),
		spread(own.map(({ pauseMs }) => pauseMs)).median.toFixed(0),
		...(['peakPerSecond', 'refused', 'logins', 'connections'] as const).map((key) => worst(own, key)),
	]);
	printTable(
		[
			...['contender', 'seconds', 'times faster than n8n', 'client CPU, s', 'pauses (p99), ms'],
			...['peak requests/s', 'refused', 'logins', 'connections'],
		],
		rows,
	);
	const own = runs.get(OURS)!;
	if (list.atLeast) printGoal({ what: 'Times faster than n8n', atLeast: list.atLeast }, timesFaster(own));
	if (list.perSecond < NO_LIMIT) {
		const pages = Math.ceil(list.records / list.pageSize);
		printGoal({ what: 'Refused, of all requests', atMost: 0.01 }, worst(own, 'refused') / pages);
		const share = spread(own.map(({ seconds }) => pages / list.perSecond / seconds));
		print(`Share of what the limit lets through: ${shown(share)}`);
	}
}

function described({ records, pageSize, latencyMs, perSecond, roundTripMs }: ListCase): string {
	const way = roundTripMs ? `, over TLS with ${roundTripMs} ms there and back` : '';
	const limit = perSecond < NO_LIMIT ? `${perSecond} requests/s` : 'no limit';
	return `${records} records, ${pageSize} a page, ${latencyMs} ms latency${way}, ${limit}`;
}

function worst(runs: Run[], key: keyof Counters): number {
	return Math.max(...runs.map(({ counters }) => counters[key]));
}
