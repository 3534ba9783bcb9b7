/** The parts of `npm run faults` that try what chance brings: each is some tests, which count what they do. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ENVIRONMENT, type Counts } from './budget.cts';
import { jest } from './jest.cts';

/** Which tests, by their titles and files. */
interface Part {
	titles: string;
	files: string[];
}

/** Where the properties of what all products share are. */
const PROPERTIES_OF_CORE = [
	'pages/walk',
	'poll/promises',
	'poll/state',
	'token-source',
	'origin',
	'read-body',
	'retry-after',
	'pacer',
	'redact',
].map((name) => `test/core/.*${name}`);

/** A property with 10,000 runs. */
const LONGEST_TEST_MS = 3_600_000;

/** By the name that `--only` takes. */
export const RANDOM_PARTS: Record<string, Part> = {
	properties: { titles: '\\[P\\d+\\]', files: [...PROPERTIES_OF_CORE, 'contract.test.cts'] },
	simulations: { titles: 'A long simulation', files: ['contract.test.cts'] },
	kills: { titles: '.', files: ['test/faults/kills'] },
};

/** How much is done, and with which seed. */
export interface Amount {
	isLong: boolean;
	/** Default: a new one each time in the long form, otherwise the one of `npm test`. */
	seed?: number;
}

/** Runs one part and prints what it has counted. @returns whether all of it has passed */
export async function runPart(name: string, { isLong, seed }: Amount): Promise<boolean> {
	const { titles, files } = RANDOM_PARTS[name];
	const folder = mkdtempSync(path.join(tmpdir(), 'secops-faults-'));
	const counts = path.join(folder, 'counts');
	const first = seed ?? (isLong ? Date.now() % 1_000_000 : undefined);
	try {
		const given = isLong ? [`--testTimeout=${LONGEST_TEST_MS}`, ...files] : files;
		const hasPassed = await jest(titles, given, {
			[ENVIRONMENT.counts]: counts,
			...(isLong ? { [ENVIRONMENT.long]: '1', PROPERTY_RUNS: '10000' } : {}),
			...(first === undefined ? {} : { [ENVIRONMENT.seed]: String(first) }),
		});
		const lines = existsSync(counts) ? readFileSync(counts, 'utf8').trim().split('\n') : [];
		console.log([`${name}: ${hasPassed ? 'passed' : 'FAILED'}`, ...sumsOf(lines)].join('\n'));
		return hasPassed;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** One line for each thing that was tried, and one for all. */
function sumsOf(lines: string[]): string[] {
	const sums = new Map<string, Map<string, number>>();
	const seeds = new Set<number>();
	for (const line of lines) {
		const { what, seed, ...counts } = JSON.parse(line) as Counts;
		seeds.add(seed);
		for (const key of [what, 'in all']) {
			const sum = sums.get(key) ?? new Map<string, number>();
			for (const [one, count] of Object.entries(counts)) sum.set(one, (sum.get(one) ?? 0) + Number(count));
			sums.set(key, sum);
		}
	}
	const total = sums.get('in all');
	sums.delete('in all');
	if (!total) return [];
	const shown = (counts: Map<string, number>) => [...counts].map(([one, count]) => `${count} ${one}`).join(', ');
	return [
		...[...sums].map(([what, counts]) => `  ${what}: ${shown(counts)}`),
		`  In all: ${shown(total)}. Seeds ${Math.min(...seeds)} to ${Math.max(...seeds)}`,
	];
}
