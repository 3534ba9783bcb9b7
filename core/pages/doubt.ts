import { BoundedMap } from '../bounded-map';
import { IncompleteListError } from '../errors/incomplete-list-error';

/** Why a list may lack records although its last page was read. */
export interface Doubt {
	/** Completes "The list may be incomplete: …". */
	reason: string;
	/** Whether this is usual for a list that changes while it is read, so that a reader which looks back finds the rest. */
	isUsual: boolean;
	/** Whether only the total may be wrong: fewer records came, but the list ended with a page that was not full. */
	mayBeTotal?: boolean;
}

/** The reason where fewer records came than the service announced. */
export function announcedMore(announced: number, came: number): string {
	return `the service announced ${announced} records, but sent ${came}`;
}

/** Hears the doubts of a walk. */
export type OnDoubt = (doubt: Doubt) => void;

/** For a reader that looks back. @throws IncompleteListError for what is not usual */
export function refuseUnusual({ reason, isUsual }: Doubt): void {
	if (!isUsual) throw new IncompleteListError(reason);
}

/** Lists that may have a wrong total, as their latest poll saw it. After a restart, such a list is refused once more. */
const doubted = new BoundedMap<boolean>(1_000);

/**
 * For one poll of a trigger that looks back. It refuses what is not usual, so that the next poll reads again. Where only
 * the total may be wrong, and is so again at the next poll, the list is taken as it came: it would be refused for ever.
 * @param list what is read, the same at each poll
 * @param onTaken hears why it may be incomplete
 */
export function refuseOnce(list: string, onTaken: (reason: string) => void): OnDoubt {
	const isAgain = doubted.get(list) === true;
	doubted.set(list, false);
	return (doubt) => {
		const mayBeTotal = !doubt.isUsual && doubt.mayBeTotal === true;
		if (mayBeTotal) doubted.set(list, true);
		if (mayBeTotal && isAgain) onTaken(doubt.reason);
		else refuseUnusual(doubt);
	};
}

const listeners = new WeakMap<object, OnDoubt>();

/** Lets somebody hear the doubts of all lists of a session whose own readers do not listen. */
export function listenTo(session: object, onDoubt: OnDoubt): void {
	listeners.set(session, onDoubt);
}

/** Who hears the doubts of a session. Default: `refuseUnusual`. */
export function listenerOf(session: object): OnDoubt {
	return listeners.get(session) ?? refuseUnusual;
}
