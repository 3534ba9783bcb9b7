import { objectOf } from '../json';
import type { StateSerializer } from './changes';

/** A thing that may fail and recover, as it is now. */
export interface Observed {
	id: string;
	/** `undefined` while it is unknown, e.g. during a retry: the last known condition stays. */
	isFailing?: boolean;
}

/** A change of condition. */
export interface ConditionChange<Thing extends Observed> {
	thing: Thing;
	condition: 'failing' | 'recovered';
}

/** What is returned, and how much at once. The others are found again by the next poll. */
export interface ConditionRules {
	/** Whether recoveries are returned, too. */
	recoveries: boolean;
	maxItems: number;
}

/** IDs of what was failing at the previous poll; nothing else has to be remembered. */
export type Failing = ReadonlySet<string>;

/**
 * Compares conditions with the ones remembered. A pure function.
 * Promises that each change from good to failing is returned exactly once, the first `maxItems` of them now; and
 * each recovery where they are wanted. What is no longer there is forgotten, which is no recovery.
 * @param before `undefined` at the first poll: conditions are remembered, nothing is returned
 * @returns the changes to return, and what to remember; the very same object when nothing has changed
 */
export function compareConditions<Thing extends Observed>(
	before: Failing | undefined,
	observed: Thing[],
	{ recoveries, maxItems }: ConditionRules,
): { changes: Array<ConditionChange<Thing>>; failing: Failing } {
	const changes: Array<ConditionChange<Thing>> = [];
	const failing = new Set<string>();
	for (const thing of new Map(observed.map((one) => [one.id, one])).values()) {
		const was = before?.has(thing.id) ?? thing.isFailing === true;
		const is = thing.isFailing ?? was;
		const isReturned = was !== is && (is || recoveries);
		const mustWait = isReturned && changes.length >= maxItems;
		if (isReturned && !mustWait) changes.push({ thing, condition: is ? 'failing' : 'recovered' });
		// A change that has to wait is not remembered, so that the next poll finds it again.
		if (mustWait ? was : is) failing.add(thing.id);
	}
	const isSame = before?.size === failing.size && [...failing].every((id) => before.has(id));
	return { changes, failing: isSame ? before : failing };
}

/** Stores the IDs as a list. */
export const failingSerializer: StateSerializer<Failing> = {
	serialize: (failing) => ({ failing: [...failing] }),
	deserialize(stored) {
		const failing: unknown = objectOf(stored)?.failing;
		const isValid = Array.isArray(failing) && failing.every((id) => typeof id === 'string');
		return isValid ? new Set(failing as string[]) : undefined;
	},
};
