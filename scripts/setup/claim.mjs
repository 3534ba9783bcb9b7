/**
 * One demo at a time: two would share n8n's database. The claim also remembers n8n's process, so that one left behind
 * by a demo that was killed is ended by the next.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from './processes.mjs';
import { DEMO } from './project.mjs';

const FILE = path.join(DEMO, 'running.json');

/** A left-over n8n closes its database in this time; then it is ended for good. */
const GRACE_MS = 10_000;

export async function claimDemo() {
	mkdirSync(DEMO, { recursive: true });
	try {
		writeFileSync(FILE, JSON.stringify({ pid: process.pid }), { flag: 'wx' });
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		await takeOver(readClaim());
	}
	return {
		remember: (details) => writeFileSync(FILE, JSON.stringify({ pid: process.pid, ...details })),
		release: () => rmSync(FILE, { force: true }),
	};
}

async function takeOver(earlier) {
	if (commandOf(earlier.pid).includes('demo.mjs')) {
		const where = earlier.url ? ` at ${earlier.url}` : '';
		throw new Error(`The demo is already running${where} (process ${earlier.pid}). End it there with Ctrl+C first.`);
	}
	if (commandOf(earlier.n8n).includes('n8n')) await end(earlier.n8n);
	writeFileSync(FILE, JSON.stringify({ pid: process.pid }));
}

async function end(pid) {
	signalGroup(pid, 'SIGTERM');
	for (const until = Date.now() + GRACE_MS; Date.now() < until && commandOf(pid) !== ''; ) await sleep(200);
	signalGroup(pid, 'SIGKILL');
}

function readClaim() {
	try {
		return JSON.parse(readFileSync(FILE, 'utf8'));
	} catch {
		return {};
	}
}

/**
 * What a process was started with, or nothing when it is gone. A bare process number would not do: after a restart of
 * the machine it may belong to anything.
 */
function commandOf(pid) {
	if (!Number.isInteger(pid)) return '';
	try {
		if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
		return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
	} catch {
		return '';
	}
}
