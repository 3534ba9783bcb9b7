/** Go's zero time, which PrivX sends for "never" (recorded samples of the vendor's SDK). */
const NEVER = /^0001-01-01T/;
/** What a time has beyond milliseconds: PrivX writes microseconds, without trailing zeros. */
const BEYOND_MS = /\.\d{3}(\d+)/;

/**
 * Ms since the epoch of a time as the API writes it, RFC 3339, with microseconds behind the point, so that events of one
 * millisecond stay in order. `undefined` for none and for Go's zero time.
 */
export function timeOf(value: unknown): number | undefined {
	if (typeof value !== 'string' || NEVER.test(value)) return undefined;
	const time = Date.parse(value);
	return Number.isNaN(time) ? undefined : time + Number(`0.${BEYOND_MS.exec(value)?.[1] ?? 0}`);
}

/** The time as the API writes it, or `null` for none. */
export function timeText(value: unknown): string | null {
	return timeOf(value) === undefined ? null : String(value);
}
