import { parseArgs } from 'node:util';
import { startUsmAnywhere } from './usm-anywhere/index.cts';

/** What the command line asks for; left out means the vendor's default. */
interface Wishes {
	port?: number;
	latencyMs?: number;
	/** GET requests a second. */
	rate?: number;
	alarms?: number;
	events?: number;
	/** Seconds between two new records, for whoever watches a trigger; none come when left out. */
	newEvery?: number;
}

/** A simulator that runs: what to type into n8n, and one call to try. */
interface Running {
	credential: Array<[field: string, value: string]>;
	tryIt: string;
	stop(): Promise<void>;
}

/** One vendor on the command line. A new vendor is one entry here. */
interface Entry {
	name: string;
	defaultPort: number;
	start(wishes: Wishes & { port: number }): Promise<Running>;
}

const VENDORS: Entry[] = [{ name: 'USM Anywhere', defaultPort: 4010, start: startUsm }];

async function startUsm({ rate, newEvery, ...wishes }: Wishes & { port: number }): Promise<Running> {
	// A person who looks at n8n wants alarms of today, not of the fixed day that tests rely on.
	const simulator = await startUsmAnywhere({ ...wishes, getsPerSecond: rate, endTime: Date.now() });
	const arrivals = newEvery ? setInterval(() => simulator.addAlarm(), newEvery * 1000) : undefined;
	const { url, clientId, clientSecret } = simulator;
	const token = `$(curl -s -u ${clientId}:${clientSecret} -d grant_type=client_credentials ${url}/api/2.0/oauth/token | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`;
	return {
		credential: [
			['URL', url],
			['Client ID', clientId],
			['Client Secret', clientSecret],
		],
		tryIt: `curl -s -H "Authorization: Bearer ${token}" '${url}/api/2.0/alarms?size=2'`,
		stop: async () => {
			clearInterval(arrivals);
			await simulator.stop();
		},
	};
}

const OPTIONS = ['port', 'alarms', 'events', 'latency', 'rate', 'new-every'] as const;

const USAGE = `Usage: npm run simulators -- [options]
  --port       port of the first simulator, the next ones follow it (default 4010)
  --alarms     how many alarms exist (default 100)
  --events     how many events exist (default 200)
  --latency    milliseconds before each answer (default 0)
  --rate       GET requests a second that are let through (default 100)
  --new-every  seconds between two new alarms, to watch a trigger fire (default: none come)`;

function readWishes(): Wishes {
	const flags = Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }]));
	const { values } = parseArgs({ options: flags });
	const number = (name: (typeof OPTIONS)[number]) => {
		const text = values[name];
		if (text === undefined) return undefined;
		if (!/^\d+$/.test(String(text))) throw new Error(`--${name} needs a whole number, not "${String(text)}"`);
		return Number(text);
	};
	return {
		port: number('port'),
		alarms: number('alarms'),
		events: number('events'),
		latencyMs: number('latency'),
		rate: number('rate'),
		newEvery: number('new-every'),
	};
}

function introduce({ name }: Entry, { credential, tryIt }: Running): string {
	const width = Math.max(...credential.map(([field]) => field.length));
	const fields = credential.map(([field, value]) => `    ${field.padEnd(width)}  ${value}`);
	return [`${name} is running. In n8n, fill its credential with:`, ...fields, '  Try it:', `    ${tryIt}`, ''].join(
		'\n',
	);
}

async function startAll(wishes: Wishes, running: Running[]): Promise<void> {
	for (const [index, vendor] of VENDORS.entries()) {
		const port = wishes.port === undefined ? vendor.defaultPort : wishes.port + index;
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
