/** What has happened, kept apart from everything that the trigger knows. */
export class Ledger {
	private readonly owed: unknown[] = [];

	/** Something has happened that must be output once. */
	add(id: unknown): void {
		this.owed.push(id);
	}

	get length(): number {
		return this.owed.length;
	}

	/** What was not output as often as it happened, and what was output more often. */
	compare(output: readonly unknown[]): { lost: unknown[]; doubled: unknown[] } {
		return { lost: without(this.owed, output), doubled: without(output, this.owed) };
	}
}

/** What is left of the first when each of the second has taken one like it away. */
function without(all: readonly unknown[], taken: readonly unknown[]): unknown[] {
	const counts = new Map<unknown, number>();
	for (const one of taken) counts.set(one, (counts.get(one) ?? 0) + 1);
	return all.filter((one) => {
		const count = counts.get(one) ?? 0;
		counts.set(one, count - 1);
		return count <= 0;
	});
}
