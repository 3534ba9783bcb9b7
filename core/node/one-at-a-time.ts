import type { Session } from '../../core/http/session';
import { withMutex } from '../../core/mutex';

/**
 * Changes a record when every earlier change of it by this n8n process is finished. PUT replaces a record as a whole and
 * PrivX has no versions, so a record is read, changed and written back by one workflow at a time.
 * @param path of the record
 */
export async function oneAtATime<Result>(
	{ access }: Session,
	path: string,
	change: () => Promise<Result>,
): Promise<Result> {
	return await withMutex(`${access.base.origin}${path}`, change);
}
