/** Tables of inputs and outcomes, checked in one assertion: a failure shows exactly the rows that are wrong. */

/** An input, and what must come of it. An error counts by its message. */
export type ExpectedRow<Given> = readonly [given: Given, outcome: unknown];

/**
 * Asserts that each input has its outcome, one after the other.
 * @param answer may throw or reject: then the message is the outcome
 */
export async function expectRows<Given>(
	rows: ReadonlyArray<ExpectedRow<Given>>,
	answer: (given: Given) => unknown,
): Promise<void> {
	expect(rows).not.toEqual([]);
	const found: Array<ExpectedRow<Given>> = [];
	for (const [given] of rows) found.push([given, await outcomeOf(() => answer(given))]);
	expect(found).toEqual(rows);
}

async function outcomeOf(answer: () => unknown): Promise<unknown> {
	try {
		return await answer();
	} catch (error) {
		return error instanceof Error ? error.message : error;
	}
}
