import { objectOf } from '../json';
import { tooMany, type StateSerializer } from './changes';
import { memoryKey } from './memory-key';

/** Things that fail at the same time; each takes up to 160 bytes in the node's static data. */
const MAX_FAILING = 25_000;

/** A thing that may fail and recover, as it is now. */
export interface Observed {
	id: string;
	/** `undefined` while it is unknown, e.g. during a retry: the last known condition stays. */
	isFailing?: boolean;
	/**
	 * What tells one failure from the next, such as when it last worked. With it a second failure is recognized even if the
	 * recovery between them was never seen, or was forgotten: n8n may forget a poll that returned nothing when it restarts.
	 */
	workedAt?: string;
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

/** What is remembered of a thing that fails. */
export interface Failure {
	workedAt?: string;
	/** Whether the previous poll did not find it in the list: it is forgotten when the next one does not either. */
	isMissing?: boolean;
}

/** What was failing at the previous poll, by ID; nothing else has to be remembered. */
export type Failing = ReadonlyMap<string, Failure>;

/**
 * Compares conditions with the ones remembered. A pure function.
 * Promises that each change from good to failing is returned exactly once, the first `maxItems` of them now; and
 * each recovery where they are wanted. What is no longer there is forgotten, which is no recovery, as soon as a second poll
 * does not find it; a list without anything says nothing.
 * @param before `undefined` at the first poll: conditions are remembered, nothing is returned
 * @returns the changes to return, and what to remember; the very same object when nothing has changed
 */
export function compareConditions<Thing extends Observed>(
	before: Failing | undefined,
	observed: Thing[],
	{ recoveries, maxItems }: ConditionRules,
): { changes: Array<ConditionChange<Thing>>; failing: Failing } {
	if (before && observed.length === 0) return { changes: [], failing: before };
	const changes: Array<ConditionChange<Thing>> = [];
	const things = new Map(observed.map((one) => [memoryKey(one.id), one]));
	const failing = new Map(missing(before, things));
	for (const [id, thing] of things) {
		const was = before ? before.get(id) : failureOf(thing);
		const is = conditionOf(thing, was);
		const isReturned = isOther(was, is) && (is !== undefined || recoveries);
		const mustWait = isReturned && changes.length >= maxItems;
		if (isReturned && !mustWait) changes.push({ thing, condition: is ? 'failing' : 'recovered' });
		// A change that has to wait is not remembered, so that the next poll finds it again.
		const kept = mustWait ? was : is;
		if (kept) failing.set(id, kept);
	}
	const isSame = before?.size === failing.size && [...failing].every(([id, one]) => isEqual(before.get(id), one));
	return { changes, failing: isSame ? before : failing };
}

function* missing(before: Failing = new Map(), present: ReadonlyMap<string, unknown>): Generator<[string, Failure]> {
	for (const [id, failure] of before) {
		if (!present.has(id) && !failure.isMissing) yield [id, { ...failure, isMissing: true }];
	}
}

function failureOf({ isFailing, workedAt }: Observed): Failure | undefined {
	if (isFailing !== true) return undefined;
	return workedAt === undefined ? {} : { workedAt: memoryKey(workedAt) };
}

/** As it is now; as it was, while that is not known. */
function conditionOf(thing: Observed, was: Failure | undefined): Failure | undefined {
	const is = thing.isFailing === undefined ? was : failureOf(thing);
	// What is known of a failure stays known while the service does not say it.
	return is && { workedAt: is.workedAt ?? was?.workedAt };
}

/** Whether it began to fail, recovered, or fails again after it worked in the meantime. */
function isOther(was: Failure | undefined, is: Failure | undefined): boolean {
	if (!was || !is) return was !== is;
	return was.workedAt !== undefined && was.workedAt !== is.workedAt;
}

function isEqual(one: Failure | undefined, other: Failure): boolean {
	return one !== undefined && one.workedAt === other.workedAt && one.isMissing === other.isMissing;
}

/** A thing, when it worked, and whether it is missing. */
type Stored = [id: string, workedAt: string | null, isMissing: boolean];

/** Stores them as a list, since an ID may be any text. */
export const failingSerializer: StateSerializer<Failing> = {
	serialize(failing) {
		const stored = [...failing].map(
			([id, { workedAt = null, isMissing = false }]): Stored => [id, workedAt, isMissing],
		);
		if (stored.length > MAX_FAILING) throw tooMany(MAX_FAILING);
		return { failing: stored };
	},
	deserialize(stored) {
		const failing: unknown = objectOf(stored)?.failing;
		if (!Array.isArray(failing) || !failing.every(isStored)) return undefined;
		return new Map(
			failing.map(([id, workedAt, isMissing]) => [
				id,
				{ ...(workedAt === null ? {} : { workedAt }), ...(isMissing ? { isMissing } : {}) },
			]),
		);
	},
};

function isStored(value: unknown): value is Stored {
	const [id, workedAt, isMissing] = Array.isArray(value) ? (value as unknown[]) : [];
	return (
		typeof id === 'string' && (workedAt === null || typeof workedAt === 'string') && typeof isMissing === 'boolean'
	);
}
