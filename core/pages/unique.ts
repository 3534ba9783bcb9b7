/** IDs that are remembered at least; twice as many at most. About 10 MB. */
const REMEMBERED = 50_000;

/**
 * Tells whether an ID is new among the latest ones. A record that moves from one page to the next
 * while a list is read comes back soon, so a bounded memory is enough for a list of any length.
 */
export function recentIds(remembered: number = REMEMBERED): (id: string) => boolean {
	let older = new Set<string>();
	let newer = new Set<string>();
	return (id) => {
		if (newer.has(id) || older.has(id)) return false;
		newer.add(id);
		if (newer.size >= remembered) {
			older = newer;
			newer = new Set();
		}
		return true;
	};
}
