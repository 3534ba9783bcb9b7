/** The error that a promise is rejected with. Fails when it is fulfilled. */
export async function caught(work: Promise<unknown>): Promise<Error & { description?: string }> {
	try {
		await work;
	} catch (error) {
		return error as Error & { description?: string };
	}
	throw new Error('This should have failed.');
}
