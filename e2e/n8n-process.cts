/** Starts and stops the real n8n on loopback, with a data folder of its own. */
import path from 'node:path';
import { freePort } from './free-port.cts';
import type { RunningProcess, Stage } from './stage.cts';
import { until } from './until.cts';

/** n8n's usual port. When it is in use, any free port is used. */
const USUAL_PORT = 5678;

/** A first start on a slow machine takes about 40 s, because n8n creates its database. */
const START_MS = 180_000;

/** In the demo's folder. */
export const N8N_LOG = 'n8n.log';

const POLL_MS = 300;

export interface N8nProcess {
	url: string;
	process: RunningProcess;
}

/** @param own environment that only this start needs */
export async function startN8n(stage: Stage, own: NodeJS.ProcessEnv = {}): Promise<N8nProcess> {
	const port = await freePort(USUAL_PORT);
	const url = `http://127.0.0.1:${port}`;
	const process_ = stage.processes.start(stage.n8n.node.executable, [stage.n8n.program, 'start'], {
		cwd: stage.demo,
		env: environment(stage, port, { ...own, N8N_RUNNERS_BROKER_PORT: String(await freePort()), DB_TYPE: 'sqlite' }),
		logFile: path.join(stage.demo, N8N_LOG),
	});
	stage.remember({ n8n: process_.pid, url });
	await ready(stage, url, process_);
	return { url, process: process_ };
}

/** Waits until n8n answers as an API and as an editor. @throws when its process ends first */
export async function ready(stage: Stage, url: string, process_: RunningProcess): Promise<void> {
	await answering(stage, process_, [`${url}/healthz/readiness`, `${url}/rest/settings`]);
}

/** Waits until all addresses answer with success. @throws when the process ends first */
export async function answering(stage: Stage, process_: RunningProcess, urls: string[]): Promise<void> {
	let ended: string | undefined;
	void process_.exited.then((outcome) => (ended = outcome));
	const patience = { what: 'The start of n8n', withinMs: START_MS, everyMs: POLL_MS, signal: stage.signal };
	await until(patience, async () => {
		if (ended) throw new Error(`n8n ended while it started, with ${ended}`);
		for (const url of urls) if (!(await answers(url))) return undefined;
		return true;
	});
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}

/** The environment of an n8n process that is reached at a port; `own` is what only this process has. */
export function environment(stage: Stage, port: number, own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return {
		...withoutN8nSettings(process.env),
		// n8n starts its task runner as `node`: it must be the same Node.js.
		PATH: [path.dirname(stage.n8n.node.executable), process.env.PATH].join(path.delimiter),
		// n8n's own folder, and the home folder in which its file nodes may write: both inside the demo's folder.
		N8N_USER_FOLDER: stage.demo,
		HOME: stage.demo,
		USERPROFILE: stage.demo,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_PROTOCOL: 'http',
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		N8N_SECURE_COOKIE: 'false',
		GENERIC_TIMEZONE: 'UTC',
		// Only protects the simulators' invented credentials. Fixed, so that a second start can read them.
		N8N_ENCRYPTION_KEY: 'n8n-nodes-secops-demo',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// Both call servers on the internet at every start, and log long errors without a connection.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		NO_COLOR: '1',
		NO_PROXY: '127.0.0.1,localhost',
		...own,
	};
}

/** The settings of another n8n of the user, such as its database, must not affect this one. */
function withoutN8nSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WEBHOOK_|NODES_|npm_)/;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}
