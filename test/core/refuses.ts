/** Whether this is refused, with an error of this class. */
export function refuses(work: () => unknown, kind: new (...facts: never[]) => Error): boolean {
	try {
		work();
	} catch (error) {
		return error instanceof kind;
	}
	return false;
}
