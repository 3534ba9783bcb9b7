/** The real n8n in queue mode: one main process and several workers that share a database, a queue and the package. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../free-port.cts';
import { connect, type N8n } from '../n8n-api.cts';
import { answering, environment, ready } from '../n8n-process.cts';
import { startPostgres, type Postgres } from '../postgres.cts';
import type { RunningProcess, Stage } from '../stage.cts';
import { startRedis } from './redis.cts';

/** Executions that one worker runs side by side: n8n's default. */
const CONCURRENCY = 10;

/**
 * How fast n8n notices that a process is gone. Its defaults are 60, 10 and 30 s, and 180 minutes; the order of events is
 * the same, and a run does not wait for hours.
 */
const STALLED = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
};

const NAMING = path.join(__dirname, 'process-name.cts');

/** Main, and the workers by number. */
export type Name = 'main' | `worker ${number}`;

export class Cluster {
	private readonly running = new Map<Name, RunningProcess>();
	/** n8n's settings, such as those of its scheduler; for what is started from now on. */
	settings: NodeJS.ProcessEnv = {};
	/** Signed in as the owner. */
	n8n!: N8n;

	private constructor(
		private readonly stage: Stage,
		readonly postgres: Postgres,
		private readonly redisPort: number,
		private readonly port: number,
		readonly workers: Name[],
	) {}

	/** Starts everything: first main, which creates the tables, then the workers. */
	static async start(stage: Stage, workers: number): Promise<Cluster> {
		const postgres = await startPostgres(stage, stage.demo);
		if (!postgres) throw new Error('PostgreSQL is not installed (apt-get install -y postgresql)');
		const names = Array.from({ length: workers }, (_, index): Name => `worker ${index + 1}`);
		const cluster = new Cluster(stage, postgres, await startRedis(stage), await freePort(), names);
		await cluster.startMain();
		await cluster.startWorkers();
		cluster.n8n = await connect(cluster.url);
		return cluster;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	async startMain(): Promise<void> {
		const main = await this.launch('main', ['start'], this.port);
		await ready(this.stage, this.url, main);
	}

	/** Starts those that are not running. */
	async startWorkers(): Promise<void> {
		const missing = this.workers.filter((name) => !this.running.has(name));
		await Promise.all(missing.map(async (name) => await this.startWorker(name)));
	}

	/** SIGKILL: no time to say goodbye. Resolves when the process is gone. */
	async kill(name: Name): Promise<void> {
		const process_ = this.running.get(name);
		if (!process_) return;
		// With its task runner, which it leads as a group.
		process.kill(-process_.pid, 'SIGKILL');
		await process_.exited;
		this.running.delete(name);
	}

	/** The largest memory of each running process since the last `forgetMemory`, in MB. */
	memory(): Map<Name, number> {
		const peaks = [...this.running].map(([name, { pid }]): [Name, number] => [name, peakMemory(pid)]);
		return new Map(peaks);
	}

	forgetMemory(): void {
		for (const { pid } of this.running.values()) {
			try {
				writeFileSync(`/proc/${pid}/clear_refs`, '5');
			} catch {
				// The process has ended, or the system does not allow it: then the peak is that since the start.
			}
		}
	}

	private async startWorker(name: Name): Promise<void> {
		const port = await freePort();
		const worker = await this.launch(name, ['worker', `--concurrency=${CONCURRENCY}`], port);
		await answering(this.stage, worker, [`http://127.0.0.1:${port}/healthz/readiness`]);
	}

	private async launch(name: Name, args: string[], port: number): Promise<RunningProcess> {
		const { node, program } = this.stage.n8n;
		const process_ = this.stage.processes.start(node.executable, [program, ...args], {
			cwd: this.stage.demo,
			env: environment(this.stage, port, await this.environmentOf(name, port)),
			logFile: this.logOf(name),
		});
		this.running.set(name, process_);
		return process_;
	}

	/** A restarted process does not overwrite what it said before it was killed. */
	private logOf(name: Name): string {
		return path.join(this.stage.demo, `${name.replace(' ', '-')}-${Date.now()}.log`);
	}

	private async environmentOf(name: Name, port: number): Promise<NodeJS.ProcessEnv> {
		return {
			NODE_OPTIONS: `--require=${NAMING}`,
			CLUSTER_PROCESS: name,
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(this.redisPort),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...STALLED,
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(this.postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'postgres',
			DB_POSTGRESDB_PASSWORD: 'not asked for',
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...this.settings,
		};
	}
}

function peakMemory(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
	return Math.round(kilobytes / 1024);
}
