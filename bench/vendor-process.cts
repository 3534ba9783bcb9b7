/** The simulator in a process of its own, so that its work is not counted as a contender's. */
import { fork } from 'node:child_process';
import { startUsmAnywhere, type UsmAnywhereOptions } from '../simulators/usm-anywhere/index.cts';

/** More than a contender can send. Options travel as JSON, which knows no Infinity. */
export const NO_LIMIT = 1_000_000;

/** What the simulator saw since the last reset. */
export interface Counters {
	requests: number;
	logins: number;
	refused: number;
	peakGetsPerSecond: number;
	connections: number;
}

/** The simulator, at arm's length. */
export interface Vendor {
	url: string;
	clientId: string;
	clientSecret: string;
	counters(): Promise<Counters>;
	reset(): Promise<void>;
	/** Every token issued so far is refused from now on. */
	revokeTokens(): Promise<void>;
	stop(): Promise<void>;
}

type Command = 'counters' | 'reset' | 'revokeTokens';

export async function startVendor(options: UsmAnywhereOptions): Promise<Vendor> {
	const child = fork(__filename, [JSON.stringify(options)], { execArgv: ['--require', require.resolve('tsx/cjs')] });
	const next = async <T,>() =>
		await new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
	const started = await next<{ url: string; clientId: string; clientSecret: string }>();
	const tell = async <T,>(command: Command): Promise<T> => {
		child.send(command);
		return await next<T>();
	};
	return {
		...started,
		counters: async () => await tell<Counters>('counters'),
		reset: async () => await tell('reset'),
		revokeTokens: async () => await tell('revokeTokens'),
		stop: async () => {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill();
			await gone;
		},
	};
}

async function serve(options: UsmAnywhereOptions): Promise<void> {
	const simulator = await startUsmAnywhere(options);
	const commands: Record<Command, () => unknown> = {
		counters: () => ({
			requests: simulator.requests.length,
			logins: simulator.logins,
			refused: simulator.refused,
			peakGetsPerSecond: simulator.peakGetsPerSecond,
			connections: simulator.connections,
		}),
		reset: () => simulator.resetCounters(),
		revokeTokens: () => simulator.revokeTokens(),
	};
	process.on('message', (command: Command) => process.send!(commands[command]() ?? {}));
	process.send!({ url: simulator.url, clientId: simulator.clientId, clientSecret: simulator.clientSecret });
}

if (require.main === module) void serve(JSON.parse(process.argv[2]) as UsmAnywhereOptions);
