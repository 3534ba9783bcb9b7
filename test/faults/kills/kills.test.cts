/**
 * Processes that are killed at random moments, and started again.
 *
 * The promise: nothing is lost; with n8n's durable cursors nothing is doubled either; no part of a file is handed on as all of it; a
 * token that was being renewed costs another login and no more.
 *
 * Doubled by n8n's own rules, and counted: outside of its durable mode n8n saves a trigger's memory apart from the items. Here the items
 * are saved first, so that a kill in between outputs them again. n8n does not promise this order: with the other one such a kill would
 * lose them, and no node can prevent that.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startUsmAnywhere, type UsmAnywhereSimulator } from '../../../simulators/usm-anywhere/index.cts';
import { IS_COUNTED, IS_LONG, noteCounts, seedsFor } from '../budget.cts';
import { Chance } from '../simulations/chance.cts';
import { Ledger } from '../simulations/ledger.cts';
import { FILES, type Job, type Kept, type Order, type Result } from './order.cts';

/** Of each kind: four kills in all, a hundred in the long form. */
const KILLS = IS_LONG ? 25 : 1;
/** After its first request, ms. A poll takes some tenths of a second here, an export about one. */
const LATEST_KILL_MS = 1_500;
/** Each request takes this long, so that a kill meets one. */
const LATENCY_MS = 15;
const TIMEOUT_MS = 3_600_000;
const STARTED_MS = 120_000;
const [SEED] = seedsFor(1);

let folder: string;
let vendor: UsmAnywhereSimulator;
let chance: Chance;
/** Each kill takes a process of its own, which takes seconds to start: `npm run faults` does it, `npm test` does not. */
const onDemand = IS_COUNTED ? test : test.skip;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'secops-kills-'));
	mkdirSync(path.join(folder, 'tmp'));
});

afterEach(async () => {
	await vendor.stop();
	rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => path.join(folder, name);

async function begin(what: string, alarms: number): Promise<void> {
	chance = new Chance(SEED, what);
	// Tokens end within a second, so that many kills meet a renewal.
	vendor = await startUsmAnywhere({
		...{ alarms, maxPageSize: 20, getsPerSecond: 100_000, postsPerSecond: 100_000, tokenLifetimeSeconds: 1 },
		latencyMs: LATENCY_MS,
		endTime: Date.now() - 36_000_000,
	});
}

function start(job: Job, isDurable: boolean): ChildProcess {
	const { url, clientId, clientSecret } = vendor;
	const order: Order = { job, folder, isDurable, credential: { url, clientId, clientSecret } };
	return fork(path.join(__dirname, 'victim.cts'), [JSON.stringify(order)], {
		execArgv: ['--require', 'tsx/cjs'],
		// A home that nobody tidies up when the process is killed.
		env: { ...environment(), TMPDIR: inFolder('tmp') },
	});
}

/** Without what says that this is Jest. */
function environment(): NodeJS.ProcessEnv {
	const { JEST_WORKER_ID, NODE_ENV, ...others } = process.env;
	return others;
}

/** Kills it at some moment after its first request. */
async function kill(child: ChildProcess, meanwhile: () => void): Promise<void> {
	const before = vendor.requests.length;
	const end = Date.now() + STARTED_MS;
	while (vendor.requests.length === before) {
		if (child.exitCode !== null || Date.now() > end) throw new Error(`The process did not start: ${child.exitCode}`);
		await sleep(5);
	}
	const parts = chance.between(1, 5);
	for (let part = 0; part < parts; part++) {
		meanwhile();
		await sleep(chance.between(0, LATEST_KILL_MS) / parts);
	}
	const ended = once(child, 'exit');
	child.kill('SIGKILL');
	expect(await ended).toEqual([null, 'SIGKILL']);
}

async function finish(job: Job, isDurable: boolean): Promise<void> {
	writeFileSync(inFolder(FILES.finish), '');
	expect(await once(start(job, isDurable), 'exit')).toEqual([0, null]);
}

/** How often the one that was output most often was output. */
function repetitions(ids: string[]): number {
	const counts = new Map<string, number>();
	for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	return Math.max(0, ...counts.values());
}

function lines(name: string): string[] {
	return existsSync(inFolder(name)) ? readFileSync(inFolder(name), 'utf8').split('\n').filter(Boolean) : [];
}

onDemand.each([true, false])(
	'poll: nothing is lost, and doubled only what n8n itself outputs again (durable cursors: %s)',
	async (isDurable) => {
		await begin(`poll ${isDurable}`, 3);
		const ledger = new Ledger();
		const occur = () => {
			for (let count = chance.between(1, 30); count > 0; count--) {
				ledger.add(vendor.addAlarm({ suppressed: false, status: 'open' }).uuid);
			}
		};
		// The first poll remembers what is there.
		writeFileSync(inFolder(FILES.finish), '');
		expect(await once(start('poll', isDurable), 'exit')).toEqual([0, null]);
		rmSync(inFolder(FILES.finish));
		for (let kills = 0; kills < KILLS; kills++) {
			occur();
			await kill(start('poll', isDurable), occur);
		}
		await finish('poll', isDurable);
		const { items } = JSON.parse(readFileSync(inFolder(FILES.memory), 'utf8')) as Kept;
		const { lost, doubled } = ledger.compare(isDurable ? items : lines(FILES.items));
		const counts = { kills: KILLS, events: ledger.length, lost: lost.length, doubled: doubled.length };
		noteCounts({ what: `poll, ${isDurable ? 'durable' : 'memory saved apart'}`, seed: SEED, ...counts });
		expect(lost).toEqual([]);
		if (isDurable) expect(doubled).toEqual([]);
		// Only what was output by a poll whose memory was not saved comes again, in one piece: once for each kill at most.
		expect(repetitions(isDurable ? items : lines(FILES.items))).toBeLessThanOrEqual(KILLS + 1);
		expect(vendor.rejectedLogins).toBe(0);
	},
	TIMEOUT_MS,
);

onDemand.each<Job>(['export', 'comparison'])(
	'%s: no part of a file is handed on as all of it, and the next one is whole',
	async (job) => {
		const records = 700;
		await begin(job, records);
		const old = vendor.alarms.slice(0, records - 50).map((alarm) => JSON.stringify(alarm));
		writeFileSync(inFolder(FILES.earlier), `${old.join('\n')}\n`);
		for (let kills = 0; kills < KILLS; kills++) await kill(start(job, true), () => undefined);
		await finish(job, true);
		const results = lines(FILES.results).map((line) => JSON.parse(line) as Result);
		noteCounts({ what: job, seed: SEED, kills: KILLS, results: results.length });
		expect(results.length).toBeGreaterThan(0);
		const whole = { count: records, complete: true, ...(job === 'comparison' ? { added: 50, removed: 0 } : {}) };
		for (const { summary, lines: count, error } of results) {
			expect([error, count]).toEqual([undefined, records]);
			expect(summary).toMatchObject(whole);
		}
		expect(vendor.rejectedLogins).toBe(0);
	},
	TIMEOUT_MS,
);
