import { IncompleteListError } from '../errors/incomplete-list-error';

/** Why a list may lack records although its last page was read. */
export interface Doubt {
	/** Completes "The list may be incomplete: …". */
	reason: string;
	/** Whether this is usual for a list that changes while it is read, so that a reader which looks back finds the rest. */
	isUsual: boolean;
}

/** Hears the doubts of a walk. */
export type OnDoubt = (doubt: Doubt) => void;

/** For a reader that looks back. @throws IncompleteListError for what is not usual */
export function refuseUnusual({ reason, isUsual }: Doubt): void {
	if (!isUsual) throw new IncompleteListError(reason);
}

/** For a reader that compares whole lists. @throws IncompleteListError */
export function refuseAny({ reason }: Doubt): void {
	throw new IncompleteListError(reason);
}
