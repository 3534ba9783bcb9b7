import type { IDataObject } from 'n8n-workflow';
import { objectOf } from '../json';
import { tooMany, type Comparison, type StateSerializer } from './changes';

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
	/**
	 * Whether the service gave nothing at all in the place of the list, such as no body, or `null`. Some services give that
	 * for an empty list, others when something is wrong: it is believed when the next poll finds the same.
	 */
	isBlank?: boolean;
}

/** A member as it was read; of one that has left, only the ID is known. */
export interface Member<Item> {
	id: string;
	item?: Item;
}

/** A smaller loss is accepted at once, unless nothing is left: that is how a fault of the service looks. */
const LEAST_DOUBTED = 20;
/** IDs of this form are stored as bytes. */
const HEX_ID = /^[0-9a-f]{32}$/;
const BYTES_PER_ID = 16;
/** 200,000 such IDs are 4.3 million characters: n8n stores that as one text in the node's static data without difficulty. */
const MAX_IDS = 200_000;
const MAX_BYTES = Math.ceil((MAX_IDS * BYTES_PER_ID) / 3) * 4;
/** What IDs may have while they are read: as many characters as that number of hex digits. */
const MAX_CHARACTERS = MAX_IDS * 32;

/**
 * Compares a set with its snapshot. A pure function.
 * Promises that every member which enters (or leaves) between two polls is returned exactly once, the first
 * `maxItems` of them now. When all members are gone, or more than half of a larger set, nothing counts as left until the
 * next poll confirms it: a service that loses its index for a while must not look like an inventory that is gone. A doubt
 * that n8n forgets at a restart is only raised once more.
 * @param before `undefined` at the first poll: everything is remembered, nothing is returned
 * @param present all members, without exception
 * @returns the IDs to return, and what to remember; the very same object when nothing has changed
 * @internal
 */
export function compareMembers(
	before: Members | undefined,
	present: ReadonlySet<string>,
	{ change, maxItems, isBlank = false }: MemberRules,
): { changed: string[]; members: Members } {
	// After a doubtful begin, the first members found are those that were there already.
	const isBegin = !before || (before.doubted && before.ids.size === 0 && !isBlank);
	if (isBegin) return { changed: [], members: { ids: present, doubted: isBlank } };
	const entered = [...present].filter((id) => !before.ids.has(id));
	const gone = [...before.ids].filter((id) => !present.has(id));
	if (entered.length + gone.length === 0 && !before.doubted) return { changed: [], members: before };
	const isLarge = gone.length >= LEAST_DOUBTED && gone.length * 2 > before.ids.size;
	const isDoubtful = isLarge || (gone.length > 0 && present.size === 0);
	// Once confirmed, a large loss stays confirmed until all of it has been returned.
	const left = isDoubtful && !before.doubted ? [] : gone;
	const changed = (change === 'entered' ? entered : left).slice(0, maxItems);
	const ids = new Set(before.ids);
	const forgotten = change === 'left' ? changed : left;
	for (const id of forgotten) ids.delete(id);
	for (const id of change === 'entered' ? changed : entered) ids.add(id);
	return { changed, members: { ids, doubted: isDoubtful && forgotten.length < gone.length } };
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
	let characters = 0;
	for await (const page of pages) {
		for (const { id, item } of page) {
			if (!present.has(id)) characters += id.length;
			present.add(id);
			// Here and not only when it is stored: it is unknown how many more there are to read.
			if (present.size > MAX_IDS || characters > MAX_CHARACTERS) throw tooMany(MAX_IDS);
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
		if (packed.length + Buffer.byteLength(JSON.stringify(plain)) > MAX_BYTES + 2) throw tooMany(MAX_IDS);
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
