import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { TransportError } from '../errors/transport-error';
import { countOf, objectOf } from '../pages/shape';
import { stampOf } from './state';

/** What one look at the vendor comes to. */
export interface Look<Item, Kept> {
	/** What to hand on. */
	items: Item[];
	/** What to compare the next look with; the very same object when nothing has changed. */
	kept: Kept;
}

/** How the memory of a trigger is written down as plain JSON, and read again. */
export interface Keeper<Kept> {
	/** @throws WalkError when it is more than the node's static data should hold */
	store(kept: Kept): IDataObject;
	/** `undefined` for what is damaged. */
	restore(stored: unknown): Kept | undefined;
}

/** A vendor watched by comparing what is there now with what was there before: it has no list of changes. */
export interface ChangeWatch<Item, Kept> extends Keeper<Kept> {
	/** Fingerprint of what is watched, and where: a change starts afresh. */
	watching: string;
	/**
	 * Looks once. Throws when it cannot see everything: half a view would be taken for change.
	 * @param before `undefined` at the first look, which hands on nothing
	 */
	look(before: Kept | undefined): Promise<Look<Item, Kept>>;
	/** Told when there is a memory that cannot be used: something else was watched then, or it is damaged. */
	onFreshStart(): void;
}

/**
 * One look: hands on what has changed and writes the memory last, so that a failure anywhere changes
 * nothing and the next poll finds it all. Nothing is written when nothing has changed: memories may be large.
 * @param memory the node's static data
 * @param abandonedAt by `clock.monotonic()`: n8n has given the poll up by then
 * @throws TransportError when it took too long; whatever the watch throws
 */
export async function pollChanges<Item, Kept>(
	watch: ChangeWatch<Item, Kept>,
	memory: IDataObject,
	clock: Clock,
	abandonedAt: number,
): Promise<Item[]> {
	const stamp = stampOf(memory.poll);
	const before = remembered(memory.poll, watch);
	if (before === undefined && memory.poll !== undefined) watch.onFreshStart();
	const { items, kept } = await watch.look(before);
	if (kept === before) return items;
	const stored = watch.store(kept);
	if (clock.monotonic() > abandonedAt) {
		throw new TransportError({ message: 'reading took longer than n8n gives a poll', transient: true });
	}
	// Another poll ran meanwhile and has handed on its finds; what only we saw is found by the next one.
	if (stampOf(memory.poll) !== stamp) return [];
	const revision = (countOf(objectOf(memory.poll)?.revision) ?? 0) + 1;
	memory.poll = { version: 1, watching: watch.watching, revision, kept: stored };
	return items;
}

function remembered<Kept>(stored: unknown, watch: ChangeWatch<unknown, Kept>): Kept | undefined {
	const { version, watching, kept } = objectOf(stored) ?? {};
	return version === 1 && watching === watch.watching ? watch.restore(kept) : undefined;
}
