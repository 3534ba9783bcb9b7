/** The second stage of `npm run cluster`: starts n8n in queue mode, does the runs, and prints the table. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from '../stage.cts';
import type { Bench } from './bench.cts';
import { runKilledCluster, runKilledWorker, runKilledWorkers } from './kills.cts';
import { runLoad } from './load.cts';
import { Cluster } from './processes.cts';
import { runRenewals } from './renewals.cts';
import { runSafetyNet } from './safety-net.cts';
import { runTenants } from './tenants.cts';
import { runKilledMain, runTriggers } from './triggers.cts';
import { faultsOf, tableOf, type Row } from './row.cts';

const WORKERS = 3;

export interface ClusterOptions {
	/** Only what fits into about three minutes. */
	short: boolean;
	/** Only these runs, by their names with commas between them. */
	only?: string;
}

interface Run {
	name: string;
	isInShort: boolean;
	rows(bench: Bench): Promise<Row[]>;
}

const RUNS: Run[] = [
	{ name: 'load', isInShort: true, rows: runLoad },
	{ name: 'renewals', isInShort: true, rows: runRenewals },
	{ name: 'tenants', isInShort: false, rows: runTenants },
	{ name: 'triggers', isInShort: false, rows: runTriggers },
	{ name: 'main', isInShort: false, rows: runKilledMain },
	{ name: 'worker', isInShort: true, rows: async (bench) => [await runSafetyNet(bench)] },
	{ name: 'workers', isInShort: false, rows: inTurn(runKilledWorker, runKilledWorkers, runKilledCluster) },
];

function inTurn(...runs: Array<(bench: Bench) => Promise<Row>>): Run['rows'] {
	return async (bench) => {
		const rows: Row[] = [];
		for (const run of runs) rows.push(await run(bench));
		return rows;
	};
}

/** Resolves to whether every row holds its bounds. */
export async function cluster(stage: Stage, { short, only }: ClusterOptions): Promise<boolean> {
	const wanted = only?.split(',');
	const unknown = wanted?.find((one) => RUNS.every(({ name }) => name !== one));
	if (unknown !== undefined)
		throw new Error(`There is no run "${unknown}": ${RUNS.map(({ name }) => name).join(', ')}`);
	const runs = RUNS.filter(({ name, isInShort }) => wanted?.includes(name) ?? (isInShort || !short));
	const rows: Row[] = [];
	try {
		const title = `n8n in queue mode started: main, ${WORKERS} workers, PostgreSQL, Redis`;
		const running = await stage.steps.step(title, async () => await Cluster.start(stage, WORKERS));
		for (const run of runs) rows.push(...(await run.rows({ stage, cluster: running, isShort: short })));
	} catch (error) {
		throw withLogs(stage, error as Error);
	} finally {
		if (rows.length > 0) stage.steps.say(`\n${tableOf(rows)}\n`);
		await stage.processes.stopAll();
	}
	const isRight = rows.every((row) => faultsOf(row).length === 0);
	stage.steps.say(isRight ? 'Every row holds its bounds.' : 'Some rows do not hold their bounds.');
	return isRight;
}

/** The temporary folder is deleted at the end, so the ends of the logs are shown now. */
function withLogs({ demo, tail }: Stage, error: Error): Error {
	const logs = readdirSync(demo).filter((name) => name.endsWith('.log'));
	const ends = logs.map((name) => `${name}:\n${tail(path.join(demo, name))}`);
	return new Error([error.message, ...ends].join('\n\n'), { cause: error });
}
