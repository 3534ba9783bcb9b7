import { numbersFrom } from '../../harness/random.ts';

/** Choices of a simulation, the same for the same seed. */
export class Chance {
	private readonly next: () => number;

	/** @param name of what is simulated, so that not all simulations with the same seed are alike */
	constructor(seed: number, name: string) {
		this.next = numbersFrom([...name].reduce((mixed, sign) => Math.imul(mixed, 31) + sign.charCodeAt(0), seed));
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	/** Whether something with this probability happens. */
	is(probability: number): boolean {
		return this.next() < probability;
	}

	oneOf<Choice>(choices: readonly Choice[]): Choice {
		return choices[this.between(0, choices.length - 1)];
	}
}
