/** A simulator in a process of its own, so that its work is not counted as a contender's. */
import { fork } from 'node:child_process';
import { farAway } from './far-away.cts';
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
	/** TCP connections. */
	connections: number;
}

/** The simulator, at arm's length. */
export interface VendorProcess {
	/** Everything about it that is a text: its address and what a credential needs. */
	fields: Record<string, string>;
	counters(): Promise<Counters>;
	reset(): Promise<void>;
	/** Every token issued so far is refused from now on. */
	revokeTokens(): Promise<void>;
	/** Lets so many requests a second through from now on. */
	setRate(perSecond: number): Promise<void>;
	stop(): Promise<void>;
}

type Command = 'counters' | 'reset' | 'revokeTokens' | 'setRate';

interface Message {
	command: Command;
	value?: number;
}

/** What all simulators have, as far as it is used here. */
interface Simulator {
	requests: unknown[];
	logins?: number;
	refused: number;
	peakGetsPerSecond?: number;
	peakRequestsPerSecond?: number;
	connections: number;
	tcpConnections?: number;
	resetCounters(): void;
	setRate(perSecond: number): void;
	revokeTokens?(): void;
}

/** @param roundTripMs of the way to it and back; default: loopback itself */
export async function startVendor({ simulator }: Subject, options: object, roundTripMs = 0): Promise<VendorProcess> {
	const { module, start } = simulator;
	const child = fork(__filename, [module, start, JSON.stringify(options), String(roundTripMs)], {
		execArgv: ['--require', require.resolve('tsx/cjs')],
	});
	const next = async <T,>() =>
		await new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
	const fields = await next<VendorProcess['fields']>();
	const tell = async <T,>(command: Command, value?: number): Promise<T> => {
		child.send({ command, value } satisfies Message);
		return await next<T>();
	};
	return {
		fields,
		counters: async () => await tell<Counters>('counters'),
		reset: async () => await tell('reset'),
		revokeTokens: async () => await tell('revokeTokens'),
		setRate: async (perSecond) => await tell('setRate', perSecond),
		stop: async () => {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill();
			await gone;
		},
	};
}

async function serve([module, start, options, roundTripMs]: string[]): Promise<void> {
	const starts = require(module) as Record<string, (options: object) => Promise<Simulator>>;
	const simulator = await starts[start](JSON.parse(options) as object);
	const commands: Record<Command, (value: number) => unknown> = {
		counters: (): Counters => ({
			requests: simulator.requests.length,
			logins: simulator.logins ?? 0,
			refused: simulator.refused,
			peakPerSecond: simulator.peakGetsPerSecond ?? simulator.peakRequestsPerSecond ?? 0,
			// PrivX has connections of its own.
			connections: simulator.tcpConnections ?? simulator.connections,
		}),
		reset: () => simulator.resetCounters(),
		revokeTokens: () => simulator.revokeTokens?.(),
		setRate: (perSecond) => simulator.setRate(perSecond),
	};
	process.on('message', ({ command, value }: Message) => process.send!(commands[command](value ?? 0) ?? {}));
	const texts = Object.entries(simulator).filter((field): field is [string, string] => typeof field[1] === 'string');
	process.send!(Object.fromEntries(await seenFrom(Number(roundTripMs), texts)));
}

/** The same texts with the address that is as far away. */
async function seenFrom(roundTripMs: number, texts: Array<[string, string]>): Promise<Array<[string, string]>> {
	if (roundTripMs === 0) return texts;
	const { port } = new URL(Object.fromEntries(texts).url);
	const far = await farAway(Number(port), roundTripMs);
	return texts.map(([name, text]) => [name, text.replace(`:${port}`, `:${far}`)]);
}

if (require.main === module) void serve(process.argv.slice(2));
