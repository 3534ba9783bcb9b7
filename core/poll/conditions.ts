import { objectOf } from '../pages/shape';
import type { Keeper } from './changes';

/** A thing that may fail and recover, as it is now. */
export interface Observed {
	id: string;
	/** `undefined` while it cannot be told, e.g. while it is being tried: the last known condition stays. */
	isFailing?: boolean;
}

/** A change of condition. */
export interface Turn<Thing extends Observed> {
	thing: Thing;
	condition: 'failing' | 'recovered';
}

/** What is handed on, and how much at once. The others are found again by the next look. */
export interface ConditionRules {
	/** Whether a recovery is handed on, too. */
	recoveries: boolean;
	maxItems: number;
}

/** Ids of what was failing at the last look; nothing else has to be remembered. */
export type Failing = ReadonlySet<string>;

/**
 * Compares conditions with the ones remembered. A pure function.
 * Promises that each turn from good to failing is handed on exactly once, the first `maxItems` of them now; so is
 * each recovery where they are wanted. What is no longer there is forgotten, which is no recovery.
 * @param before `undefined` at the first look: conditions are remembered, nothing is handed on
 * @returns the turns to hand on, and what to remember; the very same object when nothing has changed
 */
export function compareConditions<Thing extends Observed>(
	before: Failing | undefined,
	observed: Thing[],
	{ recoveries, maxItems }: ConditionRules,
): { turns: Array<Turn<Thing>>; failing: Failing } {
	const turns: Array<Turn<Thing>> = [];
	const failing = new Set<string>();
	for (const thing of new Map(observed.map((one) => [one.id, one])).values()) {
		const was = before?.has(thing.id) ?? thing.isFailing === true;
		const is = thing.isFailing ?? was;
		const isTold = was !== is && (is || recoveries);
		const mustWait = isTold && turns.length >= maxItems;
		if (isTold && !mustWait) turns.push({ thing, condition: is ? 'failing' : 'recovered' });
		// What has to wait stays as it was, so that it turns again at the next look.
		if (mustWait ? was : is) failing.add(thing.id);
	}
	const isSame = before?.size === failing.size && [...failing].every((id) => before.has(id));
	return { turns, failing: isSame ? before : failing };
}

/** Writes the ids down as a list. */
export const failingKeeper: Keeper<Failing> = {
	store: (failing) => ({ failing: [...failing] }),
	restore(stored) {
		const failing: unknown = objectOf(stored)?.failing;
		const isSound = Array.isArray(failing) && failing.every((id) => typeof id === 'string');
		return isSound ? new Set(failing as string[]) : undefined;
	},
};
