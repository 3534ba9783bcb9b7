/** The latest work with each key that is not finished yet. */
const pending = new Map<string, Promise<unknown>>();

/**
 * Runs work when all earlier work with the same key in this n8n process is finished (a mutex). For services that replace
 * a record as a whole and have no versions: if two workflows read a record at the same time and then write it, the second
 * write undoes the first. Changes by other processes, programs and people are not noticed.
 * @param key what only one may work on at a time, e.g. the address of a record
 * @returns what the work returns. Throws what the work throws
 */
export async function withMutex<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
	const own = Promise.allSettled([pending.get(key)]).then(work);
	pending.set(key, own);
	try {
		return await own;
	} finally {
		if (pending.get(key) === own) pending.delete(key);
	}
}
