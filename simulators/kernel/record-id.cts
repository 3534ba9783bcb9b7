import { mix } from './random.cts';

/** Ids of one kind of record. They look like UUIDs, and the record's number can be computed from them. */
export interface RecordIds {
	/** The id of record `number` (0 to 2^32 - 1). */
	of(number: number): string;
	/** The number of an id, or `undefined` for an id that is not from this generator. */
	numberOf(id: string): number | undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The digit of a UUID's version, in the second group of eight; it carries no data. */
const VERSION_DIGIT = 0x0000f000;
const VERSION_5 = 0x00005000;

const BYTE_TEXT = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Makes ids for one kind of record. The last eight digits hold the number, masked with a value from the other
 * digits, so that a million records need no map from id to record.
 */
export function recordIds(seed: number, kind: number): RecordIds {
	const of = (number: number) => {
		const head = mix(seed, kind, number, 1);
		const middle = ((mix(seed, kind, number, 2) & ~VERSION_DIGIT) | VERSION_5) >>> 0;
		const tail = mix(seed, kind, number, 3);
		const second = hex(middle);
		const third = hex(tail);
		const last = hex((number ^ mix(head, middle, tail)) >>> 0);
		return `${hex(head)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${last}`;
	};
	return {
		of,
		numberOf(id) {
			if (!UUID.test(id)) return undefined;
			const digits = id.replaceAll('-', '');
			const [head, middle, tail, last] = [0, 8, 16, 24].map((start) => parseInt(digits.slice(start, start + 8), 16));
			const number = (last ^ mix(head, middle, tail)) >>> 0;
			return of(number) === id ? number : undefined;
		},
	};
}

// A table is several times faster than toString(16), and ids are most of the cost of a page of records.
function hex(value: number): string {
	const [a, b] = [BYTE_TEXT[value >>> 24], BYTE_TEXT[(value >>> 16) & 255]];
	return a + b + BYTE_TEXT[(value >>> 8) & 255] + BYTE_TEXT[value & 255];
}
