/** The second stage of the demo: starts the simulators and the real n8n, runs the example workflows, and checks the results. */
import { once } from 'node:events';
import path from 'node:path';
import { runCrashedExecutions } from './crashed-executions.cts';
import { checkEditor } from './editor.cts';
import { connect, OWNER, type N8n } from './n8n-api.cts';
import { N8N_LOG, startN8n, type N8nProcess } from './n8n-process.cts';
import { ownCredentials, type RunningPart, type Setup, type NamedPart } from './part.cts';
import { partsFor } from './parts.cts';
import { isRight, table } from './report.cts';
import type { Stage } from './stage.cts';
import { checkWrongCredentials } from './wrong-credentials.cts';
import {
	importCredential,
	importExample,
	testCredential,
	unpublishAll,
	type Credential,
	type Workflow,
} from './workflows.cts';

export interface DemoOptions {
	/** Stop after the run. Otherwise the editor stays open. */
	once: boolean;
	/** Check the editor in a browser, and stop. The workflows only run before that together with `once`. */
	editor: boolean;
	/** Only this part, by its ID. */
	vendor?: string;
}

/** A part with all that was imported for it. */
export interface Act {
	part: NamedPart;
	running: RunningPart;
	setup: Setup;
}

/** Resolves to whether all results are right. */
export async function demo(stage: Stage, options: DemoOptions): Promise<boolean> {
	const parts = partsFor(stage.packageName, options.vendor);
	const running: RunningPart[] = [];
	try {
		for (const part of parts) running.push(await part.start(stage));
		return await withSimulators(stage, options, parts, running);
	} catch (error) {
		// The log is read now, before n8n adds messages about its end.
		throw withLog(stage, error as Error);
	} finally {
		// In this order: n8n waits for a running poll before it ends, and a poll needs the simulator.
		await stage.processes.stopAll();
		await Promise.all(running.map(async (part) => await part.stop()));
	}
}

function withLog(stage: Stage, error: Error): Error {
	const lines = stage.tail(path.join(stage.demo, N8N_LOG));
	return new Error(`${error.message}\n\nThe last lines of n8n's log (.demo/${N8N_LOG}):\n${lines}`, { cause: error });
}

async function withSimulators(
	stage: Stage,
	options: DemoOptions,
	parts: NamedPart[],
	running: RunningPart[],
): Promise<boolean> {
	const { step, say } = stage.steps;
	const server = await step('n8n started', async () => await startN8n(stage, environmentOf(running)));
	const n8n = await connect(server.url);
	const acts = await step('Credentials tested, example workflows imported', async () => {
		const imported: Act[] = [];
		for (const [index, part] of parts.entries()) imported.push(await prepare(stage, n8n, part, running[index]));
		return imported;
	});
	const staysOpen = !options.once && !options.editor;
	if (staysOpen) announce(stage, server, acts);
	const run = options.once || !options.editor;
	const right = !run || (await runAll(stage, n8n, acts));
	if (run) say(right ? 'Every number is right.' : 'Some numbers are wrong.');
	if (options.editor) {
		await step('Wrong credentials do not pass their test', async () => {
			// The others are of the same types.
			const ours = acts.filter(({ running }) => running.editor).flatMap(({ running }) => ownCredentials(running));
			for (const credential of ours) await checkWrongCredentials(n8n, credential);
		});
		await checkEditor(stage, server.url, acts);
	}
	if (staysOpen) await leaveOpen(stage, server);
	else await unpublishAll(n8n);
	return right;
}

function environmentOf(running: RunningPart[]): NodeJS.ProcessEnv {
	return Object.assign({}, ...running.map(({ environment }) => environment)) as NodeJS.ProcessEnv;
}

/** Imports what a part needs, as a person would. */
async function prepare(stage: Stage, n8n: N8n, part: NamedPart, running: RunningPart): Promise<Act> {
	const credentials: Credential[] = [];
	for (const data of running.credentials) {
		const credential = await importCredential(n8n, part.product, data);
		if (data.usedBy === undefined) await testCredential(n8n, credential);
		credentials.push(credential);
	}
	const workflows = new Map<string, Workflow>();
	for (const file of running.examples) workflows.set(file, await importExample(stage, n8n, file, credentials));
	const setup: Setup = {
		stage,
		n8n,
		workflow: (example) => workflows.get(example)!,
		credential: (type) => credentials.find((credential) => credential.type === type)!,
	};
	await running.prepare?.(setup);
	return { part, running, setup };
}

/** Side by side, since most of the time is spent waiting for n8n's next poll. */
async function runAll(stage: Stage, n8n: N8n, acts: Act[]): Promise<boolean> {
	const { steps } = stage;
	const runs = acts.map(async ({ part, running, setup }) => await running.run(titled(setup, part.product)));
	await Promise.allSettled(runs);
	const results = await Promise.all(runs);
	for (const [index, lines] of results.entries()) steps.say(`\n${table(acts[index].part.product, lines)}\n`);
	const own = await runCrashedExecutions(stage, n8n);
	steps.say(`${table('n8n itself', own)}\n`);
	return [...results.flat(), ...own].every(isRight);
}

/** The same with the product's name in front of the title of each step. */
function titled(setup: Setup, product: string): Setup {
	const { steps } = setup.stage;
	const step: Stage['steps']['step'] = async (title, work) => await steps.step(`${product} · ${title}`, work);
	return { ...setup, stage: { ...setup.stage, steps: { ...steps, step } } };
}

/** Before the workflows run, so that nobody must wait for them at the next start. */
function announce({ steps }: Stage, { url }: N8nProcess, acts: Act[]): void {
	for (const { running, setup, part } of acts) {
		steps.say(`  ${part.product}: ${url}/workflow/${setup.workflow(running.examples[0]).id}`);
	}
	steps.say(`  Sign in with ${OWNER.email} and ${OWNER.password}`);
}

async function leaveOpen(stage: Stage, server: N8nProcess): Promise<void> {
	stage.steps.say(`The editor stays open at ${server.url} until you press Ctrl+C.`);
	stage.steps.say(
		'The example workflows are imported again at every start. To keep your changes, duplicate the workflow.',
	);
	if (stage.signal.aborted) return;
	await Promise.race([once(stage.signal, 'abort'), server.process.exited]);
	if (!stage.signal.aborted) throw new Error('n8n ended by itself');
}
