import { vendorTime } from '../time/vendor-time';

/**
 * Whether an event says all that a field of the record says: the same text regardless of case, the same number, or the same
 * instant. What it does not say stays among the unmapped fields, so that nothing is lost.
 * @param found what became of the field
 */
export function isSaid(source: unknown, found: unknown): boolean {
	if (source === found) return true;
	if (!isObject(source) && !isObject(found)) return isSame(source, found);
	const said = new Set<string>();
	for (const leaf of leavesOf(found)) said.add(plain(leaf));
	for (const leaf of leavesOf(source)) {
		const instant = vendorTime(leaf);
		if (!said.has(plain(leaf)) && (instant === undefined || !said.has(String(instant)))) return false;
	}
	return true;
}

/** The values inside a value, at any depth, without empty ones. */
export function* leavesOf(value: unknown): Generator<unknown> {
	if (value === undefined || value === null || value === '') return;
	if (!isObject(value)) yield value;
	else for (const part of Object.values(value)) yield* leavesOf(part);
}

function isSame(source: unknown, found: unknown): boolean {
	if (plain(source) === plain(found)) return true;
	return typeof found === 'number' && (Number(source) === found || vendorTime(source) === found);
}

function plain(value: unknown): string {
	return String(value).trim().toLowerCase();
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
