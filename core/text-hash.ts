/** Odd numbers whose bits look random: those of the golden ratio and of two well-known hashes. */
const A = 0x9e3779b1;
const B = 0x85ebca6b;
const C = 0xc2b2ae35;
const BACKSLASH = 0x5c;

/**
 * Hashes of texts that hold for one run: they begin with random numbers, so that nobody can prepare two texts with the same
 * hash. Of two different texts, one pair in 2^64 has the same 64 bits: among a million changed records the chance that one
 * of them is missed is about 1 in 18 million million.
 */
export class TextHash {
	/** The upper half of the latest result. */
	high = 0;
	/** The lower half of it. */
	low = 0;
	/** Whether the latest text had a backslash or a control character. */
	hasEscape = false;
	private readonly seeds: number[];

	constructor(random: () => number) {
		this.seeds = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32) | 0);
	}

	/** A part of a text. @param variant 0 or 1: another hash of the same text, for 128 bits in all */
	of(text: string, from = 0, to = text.length, variant = 0): void {
		let high = this.seeds[2 * variant];
		let low = this.seeds[2 * variant + 1];
		let hasEscape = false;
		for (let at = from; at < to; at++) {
			const code = text.charCodeAt(at);
			if (code < 0x20 || code === BACKSLASH) hasEscape = true;
			high = Math.imul(high ^ code, A);
			high ^= high >>> 15;
			low = Math.imul(low ^ code, B);
			low ^= low >>> 13;
		}
		this.hasEscape = hasEscape;
		this.high = spread(high ^ (to - from));
		this.low = spread(low + high);
	}
}

/** Two halves of hashes as one, in this order. */
export function joined(first: number, second: number): number {
	return spread(Math.imul(first, A) ^ ((second << 13) | (second >>> 19)));
}

/** Each bit of the result depends on all bits (as the end of MurmurHash3). */
function spread(value: number): number {
	let bits = value ^ (value >>> 16);
	bits = Math.imul(bits, B);
	bits = Math.imul(bits ^ (bits >>> 13), C);
	return (bits ^ (bits >>> 16)) >>> 0;
}
