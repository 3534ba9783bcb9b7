/**
 * Child processes that end when we end.
 *
 * Each one leads a process group of its own: npm and n8n start children themselves, and only a signal to the
 * whole group reaches those. Their output goes to a file, so that it can be shown when something went wrong and
 * stays out of the way when nothing did.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** How long a process may take to end by itself before it is ended for good. n8n needs about 3 s. */
const GRACE_MS = 15_000;

/** How many lines of a log are worth showing: more than a stack trace, less than a screen. */
const TAIL_LINES = 25;

class CommandFailed extends Error {
	constructor(command, outcome, logFile) {
		super(`"${command}" ended with ${outcome}. The last lines of ${logFile}:\n${tail(logFile)}`);
		this.name = 'CommandFailed';
	}
}

export function tail(file, lines = TAIL_LINES) {
	try {
		return plain(readFileSync(file, 'utf8')).trimEnd().split('\n').slice(-lines).join('\n');
	} catch {
		return '(nothing was written)';
	}
}

/** Text as a terminal would show it in the end: what a spinner wrote over is gone, and so are the colours. */
export function plain(text) {
	const overwritten = /^.*\u001b\[\d+D/gm;
	const control = /\u001b\[[\d;?]*[A-Za-z]/g;
	return text.replaceAll(overwritten, '').replaceAll(control, '');
}

export function createProcesses() {
	const running = new Map();
	let isOver = false;

	/** Starts a command in the background. `exited` never rejects; it tells how the process ended. */
	function start(command, args, { cwd, env = process.env, logFile }) {
		if (isOver) throw new Error('Everything is being ended; nothing new is started');
		mkdirSync(path.dirname(logFile), { recursive: true });
		const log = openSync(logFile, 'w');
		const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
		closeSync(log);
		const exited = new Promise((resolve) => {
			child.once('error', (error) => resolve(error.message));
			child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
		}).then((outcome) => {
			running.delete(child.pid);
			return outcome;
		});
		const process_ = { pid: child.pid, exited };
		if (child.pid !== undefined) running.set(child.pid, process_);
		return process_;
	}

	/** Runs a command to its end; throws with the end of its log when it does not succeed. */
	async function run(command, args, options) {
		const outcome = await start(command, args, options).exited;
		if (outcome !== 'exit code 0') {
			throw new CommandFailed([path.basename(command), ...args].join(' '), outcome, options.logFile);
		}
	}

	/** Asks a process and all its children to end, and insists when they do not. */
	async function stop({ pid, exited }) {
		if (!running.has(pid)) return;
		signalGroup(pid, 'SIGTERM');
		const insist = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
		await exited;
		clearTimeout(insist);
		// A grandchild may outlive its parent by ignoring SIGTERM; nothing of ours is left behind.
		signalGroup(pid, 'SIGKILL');
	}

	/** Ends everything, for good: work that is still under way cannot start anything more. */
	async function stopAll() {
		isOver = true;
		await Promise.all([...running.values()].map(stop));
	}

	return { start, run, stopAll };
}

export function signalGroup(pid, signal) {
	try {
		// Windows has no process groups; there the process alone is signalled.
		process.kill(process.platform === 'win32' ? pid : -pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}
