import { objectOf } from '../pages/shape';
import type { Json } from './document';

/** Why something cannot be read; the end of a sentence that begins with "because". */
export type Reason = string;

/** A chain of references longer than this leads nowhere. */
const LONGEST_CHAIN = 32;
/** Looks into a document in all, and for one operation: twice what the largest document tried takes, and three times. */
const MOST_LOOKS = 2_000_000;
const MOST_LOOKS_PER_OPERATION = 10_000;

/** Follows the local references of one document, and keeps count, so that no document costs more than its worth. */
export class References {
	private looks = 0;
	private looksBefore = 0;

	constructor(private readonly root: Json) {}

	/** Whether there is anything left to look with. */
	get isSpent(): boolean {
		return this.looks > MOST_LOOKS || this.looks - this.looksBefore > MOST_LOOKS_PER_OPERATION;
	}

	/** The next operation has a budget of its own. */
	startOperation(): void {
		this.looksBefore = this.looks;
	}

	spend(looks: number): void {
		this.looks += looks;
	}

	/** The object itself, or the one that its `$ref` leads to in the end; otherwise the reason why there is none. */
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

	/** A JSON pointer (RFC 6901) as the fragment of an address. */
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

/** Percent signs that encode nothing are left as they are. */
function decoded(name: string): string {
	return name.replace(/(%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());
}
