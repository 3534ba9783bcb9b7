/** The time format of asset data and of most other v2 answers: RFC 1123, to the second [CODE]. */
export function rfc1123(timeMs: number): string {
	return new Date(timeMs).toUTCString();
}

/** Milliseconds since 1970 of a text in RFC 1123 or ISO 8601; NaN for anything else. */
export function timeOf(value: unknown): number {
	return typeof value === 'string' ? Date.parse(value) : NaN;
}

/** The end of a day (`YYYY-MM-DD`), in milliseconds since 1970, or `undefined` for any other text. */
export function endOfDay(day: string): number | undefined {
	const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
	return Number.isNaN(start) ? undefined : start + DAY_MS - 1;
}

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
