import { parseArgs } from 'node:util';
import { armis } from './armis/entry.cts';
import { axonius } from './axonius/entry.cts';
import type { Entry, Running, Wishes } from './entry.cts';
import { privx } from './privx/entry.cts';
import { twelvePort } from './twelve-port/entry.cts';
import { usmAnywhere } from './usm-anywhere/entry.cts';

/** The vendors, in the order of their ports. A new vendor is one entry here. */
const VENDORS: Entry[] = [usmAnywhere, armis, axonius, privx, twelvePort];

const NUMBERS = ['port', 'records', 'latency', 'rate', 'new-every'] as const;

const USAGE = `Usage: npm run simulators -- [options]
  --only       one simulator: ${VENDORS.map(({ name }) => name).join(', ')} (default: all)
  --port       port of the first simulator, the next ones follow it (default ${VENDORS[0].defaultPort})
  --records    how many records the main list of each has (default: a few hundred)
  --latency    milliseconds before each answer (default 0)
  --rate       requests a second that are let through (default: the vendor's)
  --new-every  seconds between two new records, to watch a trigger fire (default: none come)`;

type Asked = Omit<Wishes, 'port'> & { port?: number; vendors: Entry[] };

function readWishes(): Asked {
	const flags = Object.fromEntries([...NUMBERS, 'only'].map((name) => [name, { type: 'string' as const }]));
	const { values } = parseArgs({ options: flags });
	const number = (name: (typeof NUMBERS)[number]) => {
		const text = values[name];
		if (text === undefined) return undefined;
		if (!/^\d+$/.test(String(text))) throw new Error(`--${name} needs a whole number, not "${String(text)}"`);
		return Number(text);
	};
	const vendors = VENDORS.filter(({ name }) => values.only === undefined || values.only === name);
	if (vendors.length === 0) throw new Error(`There is no simulator "${String(values.only)}"`);
	return {
		vendors,
		port: number('port'),
		records: number('records'),
		latencyMs: number('latency'),
		rate: number('rate'),
		newEvery: number('new-every'),
	};
}

function introduce({ product }: Entry, { credential, tryIt }: Running): string {
	const width = Math.max(...credential.map(([field]) => field.length));
	const fields = credential.map(([field, value]) => `    ${field.padEnd(width)}  ${value}`);
	return [`${product} is running. In n8n, fill its credential with:`, ...fields, '  Try it:', `    ${tryIt}`, ''].join(
		'\n',
	);
}

async function startAll({ vendors, port: first, ...wishes }: Asked, running: Running[]): Promise<void> {
	for (const [index, vendor] of vendors.entries()) {
		// 0 stands for any free port, which has no next one.
		const port = first === undefined ? vendor.defaultPort : first === 0 ? 0 : first + index;
		const simulator = await vendor.start({ ...wishes, port });
		running.push(simulator);
		console.log(introduce(vendor, simulator));
	}
}

async function main(): Promise<void> {
	if (process.argv.includes('--help')) return console.log(USAGE);
	const wishes = readWishes();
	const running: Running[] = [];
	const stop = async () => void (await Promise.all(running.map(async (simulator) => await simulator.stop())));
	try {
		await startAll(wishes, running);
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
