/** How much the random parts of `npm run faults` do. Without it, as in `npm test`, they do little. */
import { appendFileSync } from 'node:fs';

/** What the runner sets for the tests that it starts. */
export const ENVIRONMENT = { long: 'FAULTS_LONG', seed: 'FAULTS_SEED', counts: 'FAULTS_COUNTS' } as const;

/** Of one part, e.g. what was counted in one simulation. */
export interface Counts {
	what: string;
	seed: number;
	[name: string]: string | number;
}

/** Whether the long form was asked for. */
export const IS_LONG = process.env[ENVIRONMENT.long] === '1';

/** The seeds of the rounds of a simulation: the given one, and in the long form those that follow. */
export function seedsFor(rounds: number): number[] {
	const first = Number(process.env[ENVIRONMENT.seed] ?? 1);
	return Array.from({ length: IS_LONG ? rounds : 1 }, (_, round) => first + round);
}

/** Whether the runner asks, and not `npm test`. */
export const IS_COUNTED = process.env[ENVIRONMENT.counts] !== undefined;

/** Writes down what was counted, for the runner. */
export function noteCounts(counts: Counts): void {
	const file = process.env[ENVIRONMENT.counts];
	if (file) appendFileSync(file, `${JSON.stringify(counts)}\n`);
}
