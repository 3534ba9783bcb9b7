/** The second stage of the demo: the simulator, the real n8n, the two example workflows, and what came of them. */
import { once } from 'node:events';
import path from 'node:path';
import { startUsmAnywhere, type UsmAnywhereSimulator } from '../simulators/usm-anywhere/index.cts';
import { checkEditor } from './editor.cts';
import { runExportScenario } from './export-scenario.cts';
import { runHttpRequestScenario } from './http-request-scenario.cts';
import { connect, OWNER, type N8n } from './n8n-api.cts';
import { N8N_LOG, startN8n, type N8nProcess } from './n8n-process.cts';
import { httpRequestLines, isRight, linesOf, table } from './report.cts';
import type { Stage } from './stage.cts';
import { runTicketScenario } from './ticket-scenario.cts';
import { importCredential, importExample, testCredential, type Credential } from './workflows.cts';

export interface DemoOptions {
	/** End after the run instead of leaving the editor open. */
	once: boolean;
	/** Look at the editor in a browser, and end. Runs the workflows before only together with `once`. */
	editor: boolean;
}

/** Two and a half days of alarms, more than the two days of the nightly export: it has something to leave out. */
const ALARMS = 3_506;
const SPACING_MS = 60_000;

/** The newest of them is older than the last day, which the safety net goes through: only the demo's own are new. */
const QUIET_MS = 25 * 60 * 60_000;

/** Resolves to whether everything was as it has to be. */
export async function demo(stage: Stage, options: DemoOptions): Promise<boolean> {
	const simulator = await startUsmAnywhere({
		alarms: ALARMS,
		spacingMs: SPACING_MS,
		endTime: Date.now() - QUIET_MS,
		// Other alarms at every start: n8n keeps the tickets of earlier ones.
		seed: Math.floor(Date.now() / 1000),
	});
	try {
		return await withSimulator(stage, options, simulator);
	} catch (error) {
		// Its log is read now, before n8n's own words about being ended push out what matters.
		throw withLog(stage, error as Error);
	} finally {
		// In this order: n8n does not end before a poll has ended, and a poll needs the simulator.
		await stage.processes.stopAll();
		await simulator.stop();
	}
}

function withLog(stage: Stage, error: Error): Error {
	const lines = stage.tail(path.join(stage.demo, N8N_LOG));
	return new Error(`${error.message}\n\nThe last lines of n8n's log (.demo/${N8N_LOG}):\n${lines}`, { cause: error });
}

async function withSimulator(stage: Stage, options: DemoOptions, simulator: UsmAnywhereSimulator): Promise<boolean> {
	const { step, say } = stage.steps;
	const server = await step('n8n started', async () => await startN8n(stage));
	const n8n = await connect(server.url);
	const imported = await step('Credential tested, example workflows imported', async () => {
		const credential = await importCredential(n8n, simulator);
		await testCredential(n8n, credential);
		return {
			credential,
			tickets: await importExample(stage, n8n, 'usm-anywhere-alarm-to-ticket.json', credential),
			nightly: await importExample(stage, n8n, 'usm-anywhere-nightly-alarm-export.json', credential),
		};
	});
	const { tickets, nightly } = imported;
	const staysOpen = !options.once && !options.editor;
	if (staysOpen) announce(stage, server, tickets.id);
	const run = options.once || !options.editor;
	const right = !run || (await runWorkflows(stage, n8n, simulator, imported));
	if (run) say(right ? 'Every number is right.' : 'Some numbers are wrong.');
	if (options.editor) await checkEditor(stage, { url: server.url, tickets, nightly });
	if (staysOpen) await leaveOpen(stage, server);
	return right;
}

async function runWorkflows(
	stage: Stage,
	n8n: N8n,
	simulator: UsmAnywhereSimulator,
	imported: { credential: Credential; tickets: { id: string }; nightly: { id: string } },
): Promise<boolean> {
	const tickets = await runTicketScenario({ stage, n8n, simulator, workflowId: imported.tickets.id });
	const nightly = await runExportScenario(stage, n8n, simulator, imported.nightly.id);
	// Counted before every token is revoked on purpose.
	const ours = linesOf(tickets, nightly, simulator);
	const lines = [
		...ours,
		...httpRequestLines(await runHttpRequestScenario(stage, n8n, simulator, imported.credential)),
	];
	stage.steps.say(`\n${table(lines)}\n`);
	return lines.every(isRight);
}

/** Before the workflows run: whoever starts the demo again need not wait for them. */
function announce({ steps }: Stage, { url }: N8nProcess, workflowId: string): void {
	steps.say(`  The editor is open at ${url}/workflow/${workflowId}`);
	steps.say(`  Sign in with ${OWNER.email} and ${OWNER.password}`);
}

async function leaveOpen(stage: Stage, server: N8nProcess): Promise<void> {
	stage.steps.say(`The editor stays open at ${server.url} until you press Ctrl+C.`);
	stage.steps.say('The two example workflows are put back at every start: duplicate one to keep your changes.');
	if (stage.signal.aborted) return;
	await Promise.race([once(stage.signal, 'abort'), server.process.exited]);
	if (!stage.signal.aborted) throw new Error('n8n ended by itself');
}
