import { TextHash } from '../text-hash';

const FIRST_SLOTS = 2 ** 12;

/**
 * Tells whether an ID is new among all that came, with 16 to 32 bytes for each, outside of the heap of JavaScript. It keeps 63
 * bits of an ID: in a list of a million, two IDs are taken for one with a chance of one in 18 million, and the list is then
 * said to lack a record.
 */
export function everyId(random: () => number = Math.random): (id: string) => boolean {
	const hash = new TextHash(random);
	// Two halves for each slot; the upper one is odd where there is an ID, and 0 where there is none.
	let slots = new Uint32Array(2 * FIRST_SLOTS);
	let count = 0;
	return (id) => {
		if (count * 4 >= slots.length) slots = twice(slots);
		hash.of(id);
		const isNew = isAdded(slots, (hash.high | 1) >>> 0, hash.low);
		count += Number(isNew);
		return isNew;
	};
}

function isAdded(slots: Uint32Array, high: number, low: number): boolean {
	const last = slots.length - 1;
	let slot = (low * 2) & last;
	while (slots[slot] !== 0) {
		if (slots[slot] === high && slots[slot + 1] === low) return false;
		slot = (slot + 2) & last;
	}
	slots[slot] = high;
	slots[slot + 1] = low;
	return true;
}

function twice(slots: Uint32Array): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(slots.length * 2);
	for (let slot = 0; slot < slots.length; slot += 2) {
		if (slots[slot] !== 0) isAdded(larger, slots[slot], slots[slot + 1]);
	}
	return larger;
}
