import type { Row } from '../../core/pages/page-style';
import { wordOf } from './ocsf/shared';
import { idOf } from './pages';

/**
 * What tells the events of access requests apart, in the trigger and in output OCSF: the ID while a request waits, then also
 * its status. A later revocation is another event.
 */
export function requestKey(row: Row): Array<string | undefined> {
	return isPending(row) ? [idOf(row)] : [idOf(row), wordOf(row.status)];
}

/** Whether an access request waits for a decision. */
export function isPending({ status }: Row): boolean {
	return wordOf(status) === 'WAITING';
}
