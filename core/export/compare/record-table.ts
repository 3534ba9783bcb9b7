import { Growing } from './growing';
import type { Marks } from './marks';
import type { TextHash } from '../../text-hash';

/** Numbers for each record: 128 bits for its ID, 64 for its content, and where its fields begin. */
const PARTS = 7;
const ID_PARTS = 4;
const HIGH = 4;
const LOW = 5;
const FIELDS = 6;
const FIRST_SLOTS = 2 ** 12;

/**
 * Records by their IDs, as hashes, outside of the heap of JavaScript: about 40 bytes for a record, and 6 for each of its fields.
 * Two of a million IDs have the same 128 bits with a chance of one in 10^26.
 */
export class RecordTable {
	/** How many there are. */
	count = 0;
	private readonly parts = new Growing(Uint32Array);
	private readonly names = new Growing(Uint16Array);
	private readonly values = new Growing(Uint32Array);
	/** Number of a record + 1 at the place that its ID says, or at the next free one; 0 where there is none. */
	private slots = new Uint32Array(FIRST_SLOTS);
	private readonly key = new Uint32Array(ID_PARTS);

	constructor(private readonly hash: TextHash) {}

	/** The number of the record with this ID; -1 if there is none. */
	find(id: string): number {
		this.hashId(id);
		return this.slots[this.slotOf(this.key)] - 1;
	}

	/** @returns false if there is already a record with this ID, which stays as it is */
	add(id: string, marks: Marks): boolean {
		if (this.count * 2 >= this.slots.length) this.grow();
		this.hashId(id);
		const slot = this.slotOf(this.key);
		if (this.slots[slot] !== 0) return false;
		this.slots[slot] = ++this.count;
		for (const part of this.key) this.parts.push(part);
		this.parts.push(marks.high);
		this.parts.push(marks.low);
		this.parts.push(this.names.length);
		marks.names.forEach((name) => this.names.push(name));
		marks.values.forEach((value) => this.values.push(value));
		return true;
	}

	/** Whether a record has this content. */
	isSame(number: number, { high, low }: Marks): boolean {
		return this.parts.at(number * PARTS + HIGH) === high && this.parts.at(number * PARTS + LOW) === low;
	}

	/** Numbers of the names whose values are others now, or are no more there, or new. */
	differences(number: number, { names, values }: Marks): number[] {
		const before = this.fieldsOf(number);
		const changed: number[] = [];
		names.forEach((name, index) => {
			if (before.get(name) !== values[index]) changed.push(name);
			before.delete(name);
		});
		return [...changed, ...before.keys()];
	}

	private fieldsOf(number: number): Map<number, number> {
		const end = number + 1 < this.count ? this.parts.at((number + 1) * PARTS + FIELDS) : this.names.length;
		const fields = new Map<number, number>();
		for (let at = this.parts.at(number * PARTS + FIELDS); at < end; at++) {
			fields.set(this.names.at(at), this.values.at(at));
		}
		return fields;
	}

	private hashId(id: string): void {
		const { hash, key } = this;
		for (const variant of [0, 1]) {
			hash.of(id, 0, id.length, variant);
			key[2 * variant] = hash.high;
			key[2 * variant + 1] = hash.low;
		}
	}

	/** Where a key is, or would be. */
	private slotOf(key: Uint32Array): number {
		const last = this.slots.length - 1;
		let slot = key[0] & last;
		while (this.slots[slot] !== 0 && !this.hasKey(this.slots[slot] - 1, key)) slot = (slot + 1) & last;
		return slot;
	}

	private hasKey(number: number, key: Uint32Array): boolean {
		const from = number * PARTS;
		for (let part = 0; part < ID_PARTS; part++) if (this.parts.at(from + part) !== key[part]) return false;
		return true;
	}

	private grow(): void {
		this.slots = new Uint32Array(this.slots.length * 2);
		const key = new Uint32Array(ID_PARTS);
		for (let number = 0; number < this.count; number++) {
			for (let part = 0; part < ID_PARTS; part++) key[part] = this.parts.at(number * PARTS + part);
			this.slots[this.slotOf(key)] = number + 1;
		}
	}
}
