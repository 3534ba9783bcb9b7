import { caught } from '../../harness/caught';

/** The error that a promise is rejected with, which must be of this class. */
export async function caughtAs<E extends Error>(
	work: Promise<unknown>,
	kind: new (...facts: never[]) => E,
): Promise<E> {
	const error = await caught(work);
	expect(error).toBeInstanceOf(kind);
	return error as unknown as E;
}
