/** A simulator in a process of its own, so that its work is not counted as a contender's. */
import { fork } from 'node:child_process';
import type { Subject } from './subject.cts';

/** More than a contender can send. Options travel as JSON, which knows no Infinity. */
export const NO_LIMIT = 1_000_000;

/** What the simulator saw since the last reset. */
export interface Counters {
	requests: number;
	logins: number;
	refused: number;
	/** The most requests for data that arrived within any 1000 ms. */
	peakPerSecond: number;
}

/** The simulator, at arm's length. */
export interface VendorProcess {
	/** Everything about it that is a text: its address and what a credential needs. */
	fields: Record<string, string>;
	counters(): Promise<Counters>;
	reset(): Promise<void>;
	/** Every token issued so far is refused from now on. */
	revokeTokens(): Promise<void>;
	stop(): Promise<void>;
}

type Command = 'counters' | 'reset' | 'revokeTokens';

/** What all simulators have, as far as it is used here. */
interface Simulator {
	requests: unknown[];
	logins?: number;
	refused: number;
	peakGetsPerSecond?: number;
	peakRequestsPerSecond?: number;
	resetCounters(): void;
	revokeTokens?(): void;
}

export async function startVendor({ simulator }: Subject, options: object): Promise<VendorProcess> {
	const { module, start } = simulator;
	const child = fork(__filename, [module, start, JSON.stringify(options)], {
		execArgv: ['--require', require.resolve('tsx/cjs')],
	});
	const next = async <T,>() =>
		await new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
	const fields = await next<VendorProcess['fields']>();
	const tell = async <T,>(command: Command): Promise<T> => {
		child.send(command);
		return await next<T>();
	};
	return {
		fields,
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

async function serve([module, start, options]: string[]): Promise<void> {
	const starts = require(module) as Record<string, (options: object) => Promise<Simulator>>;
	const simulator = await starts[start](JSON.parse(options) as object);
	const commands: Record<Command, () => unknown> = {
		counters: (): Counters => ({
			requests: simulator.requests.length,
			logins: simulator.logins ?? 0,
			refused: simulator.refused,
			peakPerSecond: simulator.peakGetsPerSecond ?? simulator.peakRequestsPerSecond ?? 0,
		}),
		reset: () => simulator.resetCounters(),
		revokeTokens: () => simulator.revokeTokens?.(),
	};
	process.on('message', (command: Command) => process.send!(commands[command]() ?? {}));
	const texts = Object.entries(simulator).filter(([, value]) => typeof value === 'string');
	process.send!(Object.fromEntries(texts));
}

if (require.main === module) void serve(process.argv.slice(2));
