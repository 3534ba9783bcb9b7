import { parseArgs } from 'node:util';
import { VENDORS, type Vendor } from '../scripts/vendors.js';
import type { Entry, StartOptions } from './entry.cts';
import type { Simulator } from './kernel/simulator.cts';

/** Of the first vendor; each next one starts ten ports later. */
const FIRST_PORT = 4010;
const PORTS_APART = 10;
/** Seconds between two new records: n8n looks once a minute. */
const NEW_EVERY = 60;

const NUMBERS = ['port', 'records', 'latency', 'rate', 'new-every'] as const;

const USAGE = `Usage: npm run simulators -- [options]
  --only       one simulator: ${VENDORS.map(({ id }) => id).join(', ')} (default: all)
  --port       port of the first simulator, the next ones follow it (default ${FIRST_PORT}, then every tenth)
  --records    how many records the main list of each has (default: a few hundred)
  --latency    milliseconds before each answer (default 0)
  --rate       requests a second that are let through (default: the vendor's)
  --new-every  seconds between two new records, so that triggers have something to output (default ${NEW_EVERY}; 0: none come)`;

interface Asked extends Omit<StartOptions, 'port'> {
	port?: number;
	vendors: Vendor[];
	/** Seconds between two new records; 0: none come. */
	newEvery: number;
}

type Running = Pick<Simulator, 'stop'>;

function readOptions(): Asked {
	const flags = Object.fromEntries([...NUMBERS, 'only'].map((name) => [name, { type: 'string' as const }]));
	const { values } = parseArgs({ options: flags });
	const number = (name: (typeof NUMBERS)[number]) => {
		const text = values[name];
		if (text === undefined) return undefined;
		if (!/^\d+$/.test(String(text))) throw new Error(`--${name} needs a whole number, not "${String(text)}"`);
		return Number(text);
	};
	const vendors = VENDORS.filter(({ id }) => values.only === undefined || values.only === id);
	if (vendors.length === 0) throw new Error(`There is no simulator "${String(values.only)}"`);
	return {
		vendors,
		port: number('port'),
		records: number('records'),
		latencyMs: number('latency'),
		rate: number('rate'),
		newEvery: number('new-every') ?? NEW_EVERY,
		endTime: Date.now(),
	};
}

function introduce({ product }: Vendor, credentials: ReturnType<Entry<Running>['credentials']>, tryIt: string): string {
	const forms = Object.entries(credentials).flatMap(([name, fields]) => {
		const width = Math.max(...fields.map(([field]) => field.length));
		return [`  ${name}:`, ...fields.map(([field, value]) => `    ${field.padEnd(width)}  ${value}`)];
	});
	return [`${product} is running. What to fill in in n8n:`, ...forms, '  Try it:', `    ${tryIt}`, ''].join('\n');
}

function portOf(vendor: Vendor, index: number, first?: number): number {
	if (first === undefined) return FIRST_PORT + VENDORS.indexOf(vendor) * PORTS_APART;
	// 0 stands for any free port, which has no next one.
	return first === 0 ? 0 : first + index;
}

async function startAll({ vendors, port: first, newEvery, ...options }: Asked, running: Running[]): Promise<void> {
	for (const [index, vendor] of vendors.entries()) {
		const { entry } = require(`./${vendor.id}/index.cts`) as { entry: Entry<Running> };
		const simulator = await entry.start({ ...options, port: portOf(vendor, index, first) });
		running.push(simulator);
		if (newEvery > 0) setInterval(() => entry.add(simulator), newEvery * 1000).unref();
		console.log(introduce(vendor, entry.credentials(simulator), entry.tryIt(simulator)));
	}
}

async function main(): Promise<void> {
	if (process.argv.includes('--help')) return console.log(USAGE);
	const options = readOptions();
	const running: Running[] = [];
	const stop = async () => void (await Promise.all(running.map(async (simulator) => await simulator.stop())));
	try {
		await startAll(options, running);
	} catch (error) {
		await stop();
		throw error;
	}
	process.once('SIGINT', () => void stop()).once('SIGTERM', () => void stop());
	console.log('Press Ctrl+C to stop.');
}

main().catch((error: Error) => {
	console.error(`${error.message}\n\n${USAGE}`);
	process.exitCode = 1;
});
