import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { TransportError } from '../errors/transport-error';
import { WalkError } from '../errors/walk-error';
import { countOf, objectOf } from '../json';
import { stampOf } from './state';

/** The result of one poll. */
export interface Comparison<Item, Snapshot> {
	/** What to return. */
	items: Item[];
	/** What the next poll compares with; the very same object when nothing has changed. */
	snapshot: Snapshot;
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
	 * @param before `undefined` at the first poll, which returns no items
	 */
	compare(before: Snapshot | undefined): Promise<Comparison<Item, Snapshot>>;
	/** Called when the stored state cannot be used: something else was watched then, or it is damaged. */
	onFreshStart(): void;
}

/**
 * One poll: returns what has changed and stores the snapshot last, so that a failure anywhere changes
 * nothing and the next poll finds everything. Nothing is stored when nothing has changed: snapshots may be large.
 * @param memory the node's static data
 * @param abandonedAt by `clock.monotonic()`: n8n has abandoned the poll by then
 * @throws TransportError when it took too long; any error of the watch
 */
export async function pollChanges<Item, Snapshot>(
	watch: ChangeWatch<Item, Snapshot>,
	memory: IDataObject,
	clock: Clock,
	abandonedAt: number,
): Promise<Item[]> {
	const stamp = stampOf(memory.poll);
	const before = snapshotIn(memory.poll, watch);
	if (before === undefined && memory.poll !== undefined) watch.onFreshStart();
	const { items, snapshot } = await watch.compare(before);
	if (snapshot === before) return items;
	const stored = watch.serialize(snapshot);
	if (clock.monotonic() > abandonedAt) {
		throw new TransportError({ message: 'reading took longer than n8n allows for a poll', transient: true });
	}
	// Another poll was faster and has returned its items; what only this one found is found by the next poll.
	if (stampOf(memory.poll) !== stamp) return [];
	const revision = (countOf(objectOf(memory.poll)?.revision) ?? 0) + 1;
	memory.poll = { version: 1, watching: watch.watching, revision, kept: stored };
	return items;
}

function snapshotIn<Snapshot>(stored: unknown, watch: ChangeWatch<unknown, Snapshot>): Snapshot | undefined {
	const { version, watching, kept } = objectOf(stored) ?? {};
	return version === 1 && watching === watch.watching ? watch.deserialize(kept) : undefined;
}

/** The refusal to remember more than the node's static data should hold. @param most things that fit into it */
export function tooMany(most: number): WalkError {
	return new WalkError(
		`there are too many of them: a trigger can remember at most about ${most.toLocaleString('en-US')}`,
		'Watch a smaller list, or divide the list among several triggers.',
	);
}
