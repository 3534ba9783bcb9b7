/** What the commands that run the real n8n have in common: their options, and that nothing they started outlives them. */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { createProcesses, plain } from './processes.mjs';
import { requireNode } from './project.mjs';
import { createSteps } from './steps.mjs';

/** The options of the command line; shows the usage, and ends, for `--help` and for what it does not know. */
export function readOptions(usage, options) {
	try {
		const help = { type: 'boolean', short: 'h', default: false };
		const { values } = parseArgs({ options: { ...options, help } });
		if (!values.help) return values;
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
	console.log(usage);
	process.exit();
}

/** Does the work; the exit code is 0 only when it resolves to true. Ctrl+C ends what was started, then the work. */
export async function runCommand(work) {
	requireNode();
	const processes = createProcesses();
	const steps = createSteps();
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => {
			if (!stop.signal.aborted) steps.say('\nEnding …');
			stop.abort(signal);
			void processes.stopAll();
		});
	}
	try {
		process.exitCode = (await work({ processes, steps, signal: stop.signal })) ? 0 : 1;
	} catch (error) {
		if (!stop.signal.aborted) console.error(`\n${plain(error.message)}`);
		process.exitCode = stop.signal.aborted ? 130 : 1;
	} finally {
		await processes.stopAll();
	}
}

/** Loads a file of the second stage. The project's packages are there by now, tsx among them. */
export function secondStage(file) {
	const require = createRequire(import.meta.url);
	require('tsx/cjs/api').register();
	return require(file);
}
