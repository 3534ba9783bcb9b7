import { objectOf } from '../json';
import type { Json } from './document';
import type { Reason } from './operation';

/** A chain of references longer than this leads nowhere. */
const LONGEST_CHAIN = 32;
/** Lookups in a document: four times as many as the largest document tried needs. */
const MAX_LOOKUPS = 2_000_000;
/** Three times as many as any operation of it needs. */
const MAX_LOOKUPS_PER_OPERATION = 10_000;

/** Follows the local references of one document and counts lookups, so that no document takes too much time. */
export class References {
	private lookups = 0;
	private lookupsBefore = 0;

	constructor(private readonly root: Json) {}

	/** Whether all lookups are used. */
	get isSpent(): boolean {
		return this.lookups > MAX_LOOKUPS || this.lookups - this.lookupsBefore > MAX_LOOKUPS_PER_OPERATION;
	}

	/** Each operation has its own budget. */
	startOperation(): void {
		this.lookupsBefore = this.lookups;
	}

	spend(lookups: number): void {
		this.lookups += lookups;
	}

	/** The object itself, or the one that its `$ref` finally leads to; otherwise the reason why there is none. */
	follow(value: unknown): Json | Reason {
		let object = objectOf(value);
		for (let length = 0; length < LONGEST_CHAIN; length++) {
			this.spend(1);
			if (!object) return 'a part of its description is missing';
			if (typeof object.$ref !== 'string') return object;
			if (!object.$ref.startsWith('#')) return 'a part of it is described in another document';
			object = objectOf(this.at(object.$ref));
		}
		return 'its description refers to itself';
	}

	/** The value at a JSON pointer (RFC 6901) that is the fragment of an address. */
	private at(pointer: string): unknown {
		const names = pointer.slice(1).split('/').slice(1);
		return names.reduce((value: unknown, name) => {
			const key = decoded(name).replaceAll('~1', '/').replaceAll('~0', '~');
			if (Array.isArray(value)) return value[Number(key)] as unknown;
			const object = objectOf(value);
			return object && Object.hasOwn(object, key) ? object[key] : undefined;
		}, this.root);
	}
}

/** Percent signs that encode nothing stay as they are. */
function decoded(name: string): string {
	return name.replace(/(%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());
}
