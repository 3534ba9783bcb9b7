import type { Session } from '../http/session';
import { withMutex } from '../mutex';

/**
 * Changes a record when every earlier change of it by this n8n process is finished: for services that replace a record as a
 * whole and have no versions, so that it is read, changed and written back by one workflow at a time.
 * @param path of the record
 */
export async function oneAtATime<Result>(
	{ access }: Session,
	path: string,
	change: () => Promise<Result>,
): Promise<Result> {
	return await withMutex(`${access.base.origin}${path}`, change);
}
