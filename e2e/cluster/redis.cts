/** A real Redis of its own, on loopback, empty at every start. Debian's package is enough: redis-server. */
import { createConnection } from 'node:net';
import path from 'node:path';
import { freePort } from '../free-port.cts';
import type { Stage } from '../stage.cts';
import { until } from '../until.cts';

const START_MS = 30_000;
const ASK_EVERY_MS = 100;

/** Resolves to its port, when it accepts connections. */
export async function startRedis(stage: Stage): Promise<number> {
	const port = await freePort();
	// Nothing is written to the disk: the queue must outlive n8n's processes, not Redis.
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	stage.processes.start('redis-server', [...settings, '--dir', stage.demo], {
		cwd: stage.demo,
		env: { PATH: process.env.PATH },
		logFile: path.join(stage.demo, 'redis.log'),
	});
	const patience = { what: 'The start of Redis', withinMs: START_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	await until(patience, async () => ((await accepts(port)) ? true : undefined));
	return port;
}

async function accepts(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection(port, '127.0.0.1');
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}
