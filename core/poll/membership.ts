import type { IDataObject } from 'n8n-workflow';
import { WalkError } from '../errors/walk-error';
import { objectOf } from '../json';
import type { StateSerializer, Comparison } from './changes';

/** The snapshot of a set whose members come and go. */
export interface Members {
	ids: ReadonlySet<string>;
	/** Whether the latest poll found so few of them that the next one has to confirm it. */
	doubted: boolean;
}

/** Which change is returned, and how many at once. The others are found again by the next poll. */
export interface MemberRules {
	change: 'entered' | 'left';
	maxItems: number;
}

/** A member as it was read; of one that has left, only the ID is known. */
export interface Member<Item> {
	id: string;
	item?: Item;
}

/** A smaller loss is accepted at once, however small the set is. */
const LEAST_DOUBTED = 20;
/** IDs of this form are stored as bytes. */
const HEX_ID = /^[0-9a-f]{32}$/;
const BYTES_PER_ID = 16;
/** 200,000 such IDs are 4.3 million characters: n8n stores that as one text in the node's static data without difficulty. */
const MAX_IDS = 200_000;
const MAX_CHARACTERS = Math.ceil((MAX_IDS * BYTES_PER_ID) / 3) * 4;

/**
 * Compares a set with its snapshot. A pure function.
 * Promises that every member which enters (or leaves) between two polls is returned exactly once, the first
 * `maxItems` of them now. When more than half of the members are gone, nothing counts as left until the next poll
 * confirms it: a service that loses its index for a while must not look like an inventory that is gone.
 * @param before `undefined` at the first poll: everything is remembered, nothing is returned
 * @param present all members, without exception
 * @returns the IDs to return, and what to remember; the very same object when nothing has changed
 * @internal
 */
export function compareMembers(
	before: Members | undefined,
	present: ReadonlySet<string>,
	{ change, maxItems }: MemberRules,
): { changed: string[]; members: Members } {
	if (!before) return { changed: [], members: { ids: present, doubted: false } };
	const entered = [...present].filter((id) => !before.ids.has(id));
	const gone = [...before.ids].filter((id) => !present.has(id));
	if (entered.length + gone.length === 0 && !before.doubted) return { changed: [], members: before };
	const doubted = gone.length >= LEAST_DOUBTED && gone.length * 2 > before.ids.size;
	// Once confirmed, a large loss stays confirmed until all of it has been returned.
	const left = doubted && !before.doubted ? [] : gone;
	const changed = (change === 'entered' ? entered : left).slice(0, maxItems);
	const ids = new Set(before.ids);
	for (const id of change === 'left' ? changed : left) ids.delete(id);
	for (const id of change === 'entered' ? changed : entered) ids.add(id);
	return { changed, members: { ids, doubted } };
}

/**
 * Reads all members and compares. Of those that were there before only the ID is kept, so that memory
 * does not grow with the records. Throws WalkError when there are more than can be remembered.
 * @param pages must end without an error only when every member was read
 */
export async function compareAllMembers<Item>(
	pages: AsyncIterable<Array<Required<Member<Item>>>>,
	before: Members | undefined,
	rules: MemberRules,
): Promise<Comparison<Member<Item>, Members>> {
	const present = new Set<string>();
	const fresh = new Map<string, Item>();
	for await (const page of pages) {
		for (const { id, item } of page) {
			present.add(id);
			// Here and not only when it is stored: it is unknown how many more there are to read.
			if (present.size > MAX_IDS) throw tooMany();
			const isNew = before && rules.change === 'entered' && !before.ids.has(id);
			if (isNew && fresh.size < rules.maxItems && !fresh.has(id)) fresh.set(id, item);
		}
	}
	const { changed, members } = compareMembers(before, present, rules);
	return { items: changed.map((id) => ({ id, item: fresh.get(id) })), snapshot: members };
}

/** Stores a set compactly: IDs of 32 hex digits as bytes in Base64, others as they are. */
export const memberSerializer: StateSerializer<Members> = {
	serialize({ ids, doubted }): IDataObject {
		const all = [...ids];
		const packed = Buffer.from(all.filter((id) => HEX_ID.test(id)).join(''), 'hex').toString('base64');
		const plain = all.filter((id) => !HEX_ID.test(id));
		if (packed.length + JSON.stringify(plain).length > MAX_CHARACTERS + 2) throw tooMany();
		return { packed, plain, doubted };
	},
	deserialize(stored) {
		const { packed, plain, doubted } = objectOf(stored) ?? {};
		if (typeof packed !== 'string' || !Array.isArray(plain) || typeof doubted !== 'boolean') return undefined;
		const bytes = Buffer.from(packed, 'base64');
		const isWhole = bytes.length % BYTES_PER_ID === 0 && bytes.toString('base64') === packed;
		const isValid = isWhole && plain.every((id) => typeof id === 'string');
		return isValid ? { ids: new Set([...unpacked(bytes), ...(plain as string[])]), doubted } : undefined;
	},
};

function* unpacked(bytes: Buffer): Generator<string> {
	for (let at = 0; at < bytes.length; at += BYTES_PER_ID) yield bytes.toString('hex', at, at + BYTES_PER_ID);
}

function tooMany(): WalkError {
	return new WalkError(
		`there are too many of them: a trigger can remember at most about ${MAX_IDS.toLocaleString('en-US')}`,
		'Watch a smaller list, or divide the list among several triggers.',
	);
}
