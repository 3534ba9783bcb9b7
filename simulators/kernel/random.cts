// Looking a global up is slow in jest's contexts, and this is the innermost loop of all simulated data.
const { imul } = Math;

/** One 32-bit integer out of any number of others: the same input gives the same output, on any machine. */
export function mix(...values: number[]): number {
	let hash = 0x9e3779b9;
	for (let place = 0; place < values.length; place++) {
		hash = imul(hash ^ (values[place] >>> 0), 0x85ebca6b);
		hash = imul(hash ^ (hash >>> 15), 0xc2b2ae35);
		hash ^= hash >>> 13;
	}
	return hash >>> 0;
}

/** A generator of numbers in [0, 1) that gives the same sequence for the same seed. */
export function seededRandom(seed: number): () => number {
	let drawn = 0;
	return () => mix(seed, drawn++) / 2 ** 32;
}

/** Lays weighted choices out as a deck to draw from: a weight of 3 puts a value into it three times. */
export function deckOf<T>(choices: ReadonlyArray<readonly [T, number]>): T[] {
	return choices.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
}

/** The card of a deck that a 32-bit draw points at. */
export function cardOf<T>(deck: readonly T[], draw: number): T {
	return deck[draw % deck.length];
}
