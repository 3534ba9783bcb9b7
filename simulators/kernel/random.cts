// Reading a global is slow in jest's contexts, and this is the innermost loop of all simulated data.
const { imul } = Math;

/** One 32-bit integer from any number of others. The same input gives the same output on any machine. */
export function mix(...values: number[]): number {
	let hash = 0x9e3779b9;
	for (let index = 0; index < values.length; index++) {
		hash = imul(hash ^ (values[index] >>> 0), 0x85ebca6b);
		hash = imul(hash ^ (hash >>> 15), 0xc2b2ae35);
		hash ^= hash >>> 13;
	}
	return hash >>> 0;
}

/** A generator of numbers in [0, 1) with the same sequence for the same seed. */
export function seededRandom(seed: number): () => number {
	let drawn = 0;
	return () => mix(seed, drawn++) / 2 ** 32;
}

/** A list to choose from at random, from weighted choices: a value with weight 3 is in it three times. */
export function weightedList<T>(choices: ReadonlyArray<readonly [T, number]>): T[] {
	return choices.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
}

/** The entry of such a list for a 32-bit random number. */
export function pickFrom<T>(list: readonly T[], draw: number): T {
	return list[draw % list.length];
}
