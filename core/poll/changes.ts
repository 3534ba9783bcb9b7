import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { OutOfTimeError } from '../errors/out-of-time-error';
import { WalkError } from '../errors/walk-error';
import { countOf, objectOf } from '../json';
import { stampOf } from './state';

/** The result of one poll. */
export interface Comparison<Item, Snapshot> {
	/** What to return. */
	items: Item[];
	/** What the next poll compares with; the very same object when nothing has changed; `undefined` while the first look lasts. */
	snapshot: Snapshot | undefined;
	/** A look that goes on in the next poll, as plain JSON. */
	look?: IDataObject;
}

/** How a snapshot is stored as plain JSON, and read again. */
export interface StateSerializer<Snapshot> {
	/** @throws WalkError when it is more than the node's static data should hold */
	serialize(snapshot: Snapshot): IDataObject;
	/** `undefined` for a damaged snapshot. */
	deserialize(stored: unknown): Snapshot | undefined;
}

/** A list without a log of changes, watched by comparing it with its snapshot from the previous poll. */
export interface ChangeWatch<Item, Snapshot> extends StateSerializer<Snapshot> {
	/** Fingerprint of what is watched, and where: with another one the trigger starts again from the beginning. */
	watching: string;
	/**
	 * Reads the list and compares it. Throws when it cannot read everything: an incomplete list would look like a change.
	 * @param before `undefined` until the list was seen once, which returns no items
	 * @param look that the previous poll did not finish, of any age and origin
	 */
	compare(before: Snapshot | undefined, look: unknown): Promise<Comparison<Item, Snapshot>>;
	/** Called when the stored state cannot be used: something else was watched then, or it is damaged. */
	onFreshStart(): void;
}

/**
 * One poll: returns what has changed and stores the snapshot last, so that a failure anywhere changes
 * nothing and the next poll finds everything. Nothing is stored when nothing has changed: snapshots may be large.
 * @param memory the node's static data
 * @param abandonedAt by `clock.monotonic()`: n8n has abandoned the poll by then
 * @throws OutOfTimeError when it took too long; any error of the watch
 */
export async function pollChanges<Item, Snapshot>(
	watch: ChangeWatch<Item, Snapshot>,
	memory: IDataObject,
	clock: Clock,
	abandonedAt: number,
): Promise<Item[]> {
	const stamp = stampOf(memory.poll);
	const { isKnown, before, kept, look } = storedIn(memory.poll, watch);
	if (!isKnown && memory.poll !== undefined) watch.onFreshStart();
	const next = await watch.compare(before, look);
	const isSame = next.snapshot === before;
	if (isSame && next.look === undefined && look === undefined) return next.items;
	const snapshot = isSame ? kept : next.snapshot && watch.serialize(next.snapshot);
	if (clock.monotonic() > abandonedAt) throw new OutOfTimeError();
	// Another poll was faster and has returned its items; what only this one found is found by the next poll.
	if (stampOf(memory.poll) !== stamp) return [];
	const revision = (countOf(objectOf(memory.poll)?.revision) ?? 0) + 1;
	memory.poll = {
		version: 1,
		watching: watch.watching,
		revision,
		...(snapshot ? { kept: snapshot } : {}),
		...(next.look ? { look: next.look } : {}),
	};
	return next.items;
}

/** What the previous poll has stored of this watch. */
interface Stored<Snapshot> {
	isKnown: boolean;
	before?: Snapshot;
	/** The same as it is stored. */
	kept?: IDataObject;
	look?: unknown;
}

function storedIn<Snapshot>(stored: unknown, watch: ChangeWatch<unknown, Snapshot>): Stored<Snapshot> {
	const { version, watching, kept, look } = objectOf(stored) ?? {};
	if (version !== 1 || watching !== watch.watching) return { isKnown: false };
	const before = watch.deserialize(kept);
	if (before !== undefined) return { isKnown: true, before, kept: kept as IDataObject, look };
	// The first look has no snapshot yet.
	return kept === undefined && look !== undefined ? { isKnown: true, look } : { isKnown: false };
}

/** The refusal to remember more than the node's static data should hold. @param most things that fit into it */
export function tooMany(most: number): WalkError {
	return new WalkError(
		`there are too many of them: a trigger can remember at most about ${most.toLocaleString('en-US')}`,
		'Watch a smaller list, or divide the list among several triggers.',
	);
}
