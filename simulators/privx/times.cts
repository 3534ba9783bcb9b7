const MICROS_PER_MS = 1000;

/** Microseconds since 1970 of an RFC 3339 time, with up to nine digits of a second; `NaN` for anything else. */
export function microsOf(text: unknown): number {
	const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/i.exec(String(text));
	if (!parts) return NaN;
	const [, seconds, fraction = '', zone] = parts;
	return Date.parse(`${seconds}${zone}`) * MICROS_PER_MS + Math.floor(Number(`0.${fraction || '0'}`) * 1e6);
}

/** Microseconds since 1970 of a moment in milliseconds. */
export function microsFrom(ms: number): number {
	return ms * MICROS_PER_MS;
}

/** RFC 3339 with six digits of a second. */
export function timeText(micros: number): string {
	const ms = Math.floor(micros / MICROS_PER_MS);
	const rest = String(Math.floor(micros - ms * MICROS_PER_MS)).padStart(3, '0');
	return new Date(ms).toISOString().replace('Z', `${rest}Z`);
}

/** As `timeText`, but without trailing zeros, as Go writes times. So two times cannot be compared as texts [CODE: recorded samples]. */
export function goTimeText(micros: number): string {
	return timeText(micros).replace(/\.?0+Z$/, 'Z');
}
