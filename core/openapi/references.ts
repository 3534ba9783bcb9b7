import { objectOf } from '../json';
import type { Json } from './document';
import type { Reason } from './operation';

/** A chain of references longer than this leads nowhere. */
const LONGEST_CHAIN = 32;
/** Characters of one reference; the longest one known has about two hundred. */
const LONGEST_REFERENCE = 1_000;
/** Parts of a document that are read: twice as many as the largest document tried needs. */
const MAX_PARTS = 1_000_000;
/** Three times as many as any operation of it needs. */
const MAX_PARTS_PER_OPERATION = 10_000;

/**
 * Follows the local references of one document, each once, and counts every part that is read, so that no document
 * takes too much time or memory. What is read of a part is shared by all operations that refer to it.
 */
export class References {
	private parts = 0;
	private partsBefore = 0;
	private readonly targets = new Map<string, unknown>();
	private readonly results = new Map<string, Map<Json, unknown>>();

	constructor(private readonly root: Json) {}

	/** Why nothing more can be read for this operation; `undefined` as long as there is something left to spend. */
	get spent(): Reason | undefined {
		if (this.parts > MAX_PARTS) return `the descriptions before it have more than ${MAX_PARTS} parts`;
		const isTooLarge = this.parts - this.partsBefore > MAX_PARTS_PER_OPERATION;
		return isTooLarge ? `its description is too large: it has more than ${MAX_PARTS_PER_OPERATION} parts` : undefined;
	}

	/** Each operation has its own budget. */
	startOperation(): void {
		this.partsBefore = this.parts;
	}

	/** To be called before so many parts are looked at. @returns whether they may be */
	spend(parts: number): boolean {
		this.parts += parts;
		return this.spent === undefined;
	}

	/** The object itself, or the one that its `$ref` finally leads to; otherwise the reason why there is none. */
	follow(value: unknown): Json | Reason {
		let object = objectOf(value);
		for (let length = 0; length < LONGEST_CHAIN; length++) {
			this.spend(1);
			if (!object) return 'a part of its description is missing';
			const { $ref: reference } = object;
			if (typeof reference !== 'string') return object;
			if (!reference.startsWith('#')) return 'a part of it is described in another document';
			if (reference.length > LONGEST_REFERENCE) {
				return `a reference in its description has more than ${LONGEST_REFERENCE} characters`;
			}
			object = objectOf(this.at(reference));
		}
		return 'its description refers to itself';
	}

	/**
	 * Reads a part once, however many operations refer to it. What was read without enough budget is not kept.
	 * @param kind what is read of it
	 */
	once<Result>(kind: string, part: Json, read: () => Result): Result {
		const known = this.results.get(kind) ?? new Map<Json, unknown>();
		this.results.set(kind, known);
		if (known.has(part)) return known.get(part) as Result;
		const result = read();
		if (this.spent === undefined) known.set(part, result);
		return result;
	}

	/** The value at a JSON pointer (RFC 6901) that is the fragment of an address. */
	private at(pointer: string): unknown {
		if (this.targets.has(pointer)) return this.targets.get(pointer);
		const names = pointer.slice(1).split('/').slice(1);
		this.spend(names.length);
		const target = names.reduce((value: unknown, name) => {
			const key = decoded(name).replaceAll('~1', '/').replaceAll('~0', '~');
			if (Array.isArray(value)) return value[Number(key)] as unknown;
			const object = objectOf(value);
			return object && Object.hasOwn(object, key) ? object[key] : undefined;
		}, this.root);
		this.targets.set(pointer, target);
		return target;
	}
}

/** Percent signs that encode nothing stay as they are. */
function decoded(name: string): string {
	return name.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());
}
