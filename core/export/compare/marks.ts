import { InputError } from '../../errors/input-error';
import { joined } from '../../text-hash';

/** Numbers of names have 16 bits. */
const MOST_NAMES = 2 ** 16;

/** The names of all fields, as numbers. */
export class Names {
	private readonly numbers = new Map<string, number>();
	private readonly names: string[] = [];
	private readonly ignored: Set<string>;

	/** @param ignored fields that are not compared */
	constructor(ignored: readonly string[]) {
		this.ignored = new Set(ignored);
	}

	/** @throws InputError for more names than any list has */
	numberOf(name: string): number {
		const known = this.numbers.get(name);
		if (known !== undefined) return known;
		const number = this.names.push(name) - 1;
		if (number === MOST_NAMES) {
			throw new InputError(
				`the records have more than ${MOST_NAMES.toLocaleString('en-US')} different fields, too many to compare`,
				'Choose the fields to write.',
			);
		}
		this.numbers.set(name, number);
		return number;
	}

	nameOf(number: number): string {
		return this.names[number];
	}

	isIgnored(name: string): boolean {
		return this.ignored.has(name);
	}

	get all(): readonly string[] {
		return this.names;
	}
}

/** What of one record is compared: its ID, and a mark for each of its fields that has a value. */
export class Marks {
	/** `undefined` for a record without one. */
	id?: string;
	/** Of the fields: numbers of their names, and what tells their values apart. */
	readonly names: number[] = [];
	readonly values: number[] = [];
	/** 64 bits for the content, whatever the order of the fields is. */
	high = 0;
	low = 0;

	clear(): void {
		this.id = undefined;
		this.names.length = 0;
		this.values.length = 0;
		this.high = 0;
		this.low = 0;
	}

	add(name: number, high: number, low: number): void {
		this.names.push(name);
		this.values.push(high);
		this.high = (this.high + joined(name, high)) >>> 0;
		this.low = (this.low + joined(joined(name, low), high)) >>> 0;
	}
}
