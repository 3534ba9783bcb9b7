import type { IDataObject } from 'n8n-workflow';
import { WalkError } from '../errors/walk-error';
import { objectOf } from '../pages/shape';
import type { Keeper, Look } from './changes';

/** What is remembered of a set whose members come and go. */
export interface Members {
	ids: ReadonlySet<string>;
	/** Whether the latest look found so few of them that the next one has to confirm it. */
	doubted: boolean;
}

/** Which change is handed on, and how many at once. The others are found again by the next look. */
export interface MemberRules {
	change: 'entered' | 'left';
	maxItems: number;
}

/** A member as it was read; one that has left is known by its id alone. */
export interface Member<Item> {
	id: string;
	item?: Item;
}

/** A smaller loss is believed at once, however small the set. */
const LEAST_DOUBTED = 20;
/** Ids of this form are kept as bytes. */
const HEX_ID = /^[0-9a-f]{32}$/;
const BYTES_PER_ID = 16;
/** 200,000 such ids are 4.3 million characters: as one text in the node's static data no burden to n8n. */
const MOST_IDS = 200_000;
const MOST_CHARACTERS = Math.ceil((MOST_IDS * BYTES_PER_ID) / 3) * 4;

/**
 * Compares a set with what is remembered of it. A pure function.
 * Promises that every member which enters (or leaves) between two looks is handed on exactly once, the first
 * `maxItems` of them now. When more than half of the members are gone, nothing counts as left until the next look
 * confirms it: a service that loses its index for a while must not look like an inventory that is gone.
 * @param before `undefined` at the first look: everything is remembered, nothing handed on
 * @param present all members, each
 * @returns the ids to hand on, and what to remember; the very same object when nothing has changed
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
	// Once confirmed, a large loss stays so until all of it has been handed on.
	const left = doubted && !before.doubted ? [] : gone;
	const changed = (change === 'entered' ? entered : left).slice(0, maxItems);
	const ids = new Set(before.ids);
	for (const id of change === 'left' ? changed : left) ids.delete(id);
	for (const id of change === 'entered' ? changed : entered) ids.add(id);
	return { changed, members: { ids, doubted } };
}

/**
 * Reads all members and compares. Of those who were there before only the id is looked at, so that memory
 * does not grow with the records. Throws WalkError when there are more than can be remembered.
 * @param pages must end without an error only when every member was given
 */
export async function lookAtMembers<Item>(
	pages: AsyncIterable<Array<Required<Member<Item>>>>,
	before: Members | undefined,
	rules: MemberRules,
): Promise<Look<Member<Item>, Members>> {
	const present = new Set<string>();
	const fresh = new Map<string, Item>();
	for await (const page of pages) {
		for (const { id, item } of page) {
			present.add(id);
			// Here and not only when it is written down: nobody knows how many more there are to read.
			if (present.size > MOST_IDS) throw tooMany();
			const isDue = before && rules.change === 'entered' && !before.ids.has(id);
			if (isDue && fresh.size < rules.maxItems && !fresh.has(id)) fresh.set(id, item);
		}
	}
	const { changed, members } = compareMembers(before, present, rules);
	return { items: changed.map((id) => ({ id, item: fresh.get(id) })), kept: members };
}

/** Writes a set down compactly: ids of 32 hex digits as bytes in base64, others as they are. */
export const memberKeeper: Keeper<Members> = {
	store({ ids, doubted }): IDataObject {
		const all = [...ids];
		const packed = Buffer.from(all.filter((id) => HEX_ID.test(id)).join(''), 'hex').toString('base64');
		const plain = all.filter((id) => !HEX_ID.test(id));
		if (packed.length + JSON.stringify(plain).length > MOST_CHARACTERS + 2) throw tooMany();
		return { packed, plain, doubted };
	},
	restore(stored) {
		const { packed, plain, doubted } = objectOf(stored) ?? {};
		if (typeof packed !== 'string' || !Array.isArray(plain) || typeof doubted !== 'boolean') return undefined;
		const bytes = Buffer.from(packed, 'base64');
		const isWhole = bytes.length % BYTES_PER_ID === 0 && bytes.toString('base64') === packed;
		const isSound = isWhole && plain.every((id) => typeof id === 'string');
		return isSound ? { ids: new Set([...unpacked(bytes), ...(plain as string[])]), doubted } : undefined;
	},
};

function* unpacked(bytes: Buffer): Generator<string> {
	for (let at = 0; at < bytes.length; at += BYTES_PER_ID) yield bytes.toString('hex', at, at + BYTES_PER_ID);
}

function tooMany(): WalkError {
	return new WalkError(
		`there are too many of them: a trigger can remember no more than about ${MOST_IDS.toLocaleString('en-US')}`,
		'Narrow what is watched, or share it out among several triggers, each with a part of it.',
	);
}
