/**
 * `npm run bench`: this package beside n8n's own pagination and a bare loop, in one run, against the simulator in a
 * process of its own. Quote the ratios; absolute figures are those of the machine.
 *
 *   --rounds N     counted rounds, default 5 (one more warms up)
 *   --case NAME    only this case
 *   --large        export up to a million records
 */
import { parseArgs } from 'node:util';
import { exportMemory } from './cases/export-memory.cts';
import { sharedLimit } from './cases/shared-limit.cts';
import { sideBySide } from './cases/side-by-side.cts';
import { tokenInTheMiddle } from './cases/token-in-the-middle.cts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		case: { type: 'string' },
		large: { type: 'boolean', default: false },
	},
});
const rounds = Number(values.rounds);

const CASES: Record<string, () => Promise<void>> = {
	'far-small-pages': async () =>
		await sideBySide(
			{
				title: 'The vendor page’s list: far server, small pages',
				records: 3_506,
				pageSize: 20,
				latencyMs: 100,
				getsPerSecond: 100,
			},
			rounds,
		),
	'near-larger-pages': async () =>
		await sideBySide(
			{ title: 'Near server, larger pages', records: 10_000, pageSize: 100, latencyMs: 30, getsPerSecond: 100 },
			rounds,
		),
	'shared-limit': async () => await sharedLimit(4),
	'token-in-the-middle': async () => await tokenInTheMiddle(rounds),
	'export-memory': async () => await exportMemory(values.large ? [50_000, 1_000_000] : [50_000, 200_000]),
};

async function main(): Promise<void> {
	for (const [name, run] of Object.entries(CASES)) {
		if (values.case === undefined || values.case === name) await run();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
