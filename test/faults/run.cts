/**
 * `npm run faults`: the hundred cases of `the-hundred.cts`, each with its state for every vendor, and what chance brings. Fails when
 * one fails. After `--`: `--only cases`, or the name of a random part; `--long` for the long form of the random parts, without
 * the cases; `--seed N` to repeat a round of them.
 */
import { parseArgs } from 'node:util';
import { runCases } from './cases.cts';
import { RANDOM_PARTS, runPart, type Amount } from './random-parts.cts';

const NAMES = ['cases', ...Object.keys(RANDOM_PARTS)];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { long: { type: 'boolean' }, only: { type: 'string' }, seed: { type: 'string' } },
	});
	const { long: isLong = false, only, seed } = values;
	if (only !== undefined && !NAMES.includes(only)) throw new Error(`--only must be one of: ${NAMES.join(', ')}`);
	if (seed !== undefined && !/^\d+$/.test(seed)) throw new Error('--seed must be a whole number');
	const amount: Amount = { isLong, seed: seed === undefined ? undefined : Number(seed) };
	const chosen = only ? [only] : NAMES.filter((name) => !isLong || name !== 'cases');
	for (const name of chosen) {
		const hasPassed = name === 'cases' ? await runCases() : await runPart(name, amount);
		if (!hasPassed) process.exitCode = 1;
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
