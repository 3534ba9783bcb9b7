import type { IDataObject } from 'n8n-workflow';
import { objectOf } from '../json';
import type { StateSerializer } from './changes';
import { bitsOf, chosenBy, packed, unpacked } from './packed-ids';

/** The snapshot of a set whose members come and go. */
export interface Members {
	ids: ReadonlySet<string>;
	/** Whether the latest poll found so few of them that the next one has to confirm it. */
	doubted: boolean;
	/** Those that the latest look did not find, while the list changed: they have left if the next look does not either. */
	missing?: ReadonlySet<string>;
	/** Whether the list changed during the first look: what the second one finds besides was there already. */
	isPartial?: boolean;
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
	/** Whether the list changed while it was read: then members may be missing that are still there. */
	isShifting?: boolean;
}

/** A member as it was read; of one that has left, only the ID is known. */
export interface Member<Item> {
	id: string;
	item?: Item;
}

/** A smaller loss is accepted at once, unless nothing is left: that is how a fault of the service looks. */
const LEAST_DOUBTED = 20;
/**
 * Compares a set with its snapshot. A pure function.
 * Promises that every member which enters (or leaves) between two polls is returned exactly once, the first
 * `maxItems` of them now. When all members are gone, or more than half of a larger set, nothing counts as left until the
 * next poll confirms it: a service that loses its index for a while must not look like an inventory that is gone. A doubt
 * that n8n forgets at a restart is only raised once more. While the list changes, a member has left only when two looks
 * in a row did not find it.
 * @param before `undefined` at the first poll: everything is remembered, nothing is returned
 * @param present all members, without exception
 * @returns the IDs to return, and what to remember; the very same object when nothing has changed
 */
export function compareMembers(
	before: Members | undefined,
	present: ReadonlySet<string>,
	{ change, maxItems, isBlank = false, isShifting = false }: MemberRules,
): { changed: string[]; members: Members } {
	if (!isWhole(before, isBlank)) return { changed: [], members: begun(before, present, isBlank, isShifting) };
	const entered = [...present].filter((id) => !before.ids.has(id));
	const gone = [...before.ids].filter((id) => !present.has(id));
	if (entered.length + gone.length === 0 && !before.doubted && !before.missing) return { changed: [], members: before };
	const isLarge = gone.length >= LEAST_DOUBTED && gone.length * 2 > before.ids.size;
	const isDoubtful = isLarge || (gone.length > 0 && present.size === 0);
	const confirmed = isShifting ? gone.filter((id) => before.missing?.has(id)) : gone;
	// Once confirmed, a large loss stays confirmed until all of it has been returned.
	const left = isDoubtful && !before.doubted ? [] : confirmed;
	const changed = (change === 'entered' ? entered : left).slice(0, maxItems);
	const ids = new Set(before.ids);
	const forgotten = change === 'left' ? changed : left;
	for (const id of forgotten) ids.delete(id);
	for (const id of change === 'entered' ? changed : entered) ids.add(id);
	const missing = isShifting ? new Set(gone.filter((id) => ids.has(id))) : undefined;
	return {
		changed,
		members: { ids, doubted: isDoubtful && forgotten.length < gone.length, ...(missing?.size ? { missing } : {}) },
	};
}

/** Whether all members are known, so that others are new. After a doubtful begin, they are not. */
export function isWhole(before: Members | undefined, isBlank = false): before is Members {
	return before !== undefined && !before.isPartial && (!before.doubted || before.ids.size > 0 || isBlank);
}

/** What the first look remembers, and the second one where the first may have missed some. */
function begun(before: Members | undefined, present: ReadonlySet<string>, isBlank: boolean, isShifting: boolean) {
	const ids = new Set([...(before?.ids ?? []), ...present]);
	const isPartial = before?.isPartial ? isBlank : !before && isShifting;
	return { ids, doubted: isBlank, ...(isPartial ? { isPartial } : {}) };
}

/** Stores a set compactly: IDs of 32 hex digits as bytes in Base64, others as they are; and a bit for each that is missing. */
export const memberSerializer: StateSerializer<Members> = {
	serialize({ ids, doubted, missing, isPartial }): IDataObject {
		return {
			...packed(ids),
			doubted,
			...(missing ? { missing: bitsOf(ids, missing) } : {}),
			...(isPartial ? { isPartial } : {}),
		};
	},
	deserialize(stored) {
		const { doubted, missing: bits, isPartial } = objectOf(stored) ?? {};
		const ids = unpacked(stored);
		if (!ids || typeof doubted !== 'boolean') return undefined;
		const missing = bits === undefined ? undefined : chosenBy(bits, ids);
		return { ids, doubted, ...(missing ? { missing } : {}), ...(isPartial === true ? { isPartial } : {}) };
	},
};
