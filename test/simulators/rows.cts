/** Tables of inputs that a simulator must treat alike or differently. */

type Cell = string | number | boolean | object;

/**
 * Makes the same check for every row, each with a simulator of its own. A failure shows exactly the rows that are wrong.
 * @param stop ends the simulator that the check has started
 */
export async function everyRow<Row extends Cell | [Cell, ...unknown[]]>(
	rows: readonly Row[],
	check: (row: Row) => Promise<unknown>,
	stop: () => Promise<unknown>,
): Promise<void> {
	expect(rows).not.toEqual([]);
	const wrong: unknown[] = [];
	for (const row of rows) {
		await check(row).catch((error: unknown) => wrong.push([row, error instanceof Error ? error.message : error]));
		await stop();
	}
	expect(wrong).toEqual([]);
}
