/** A time as API v1 writes it: microseconds and an offset [CODE]. `micros` are the digits after the milliseconds. */
export function v1Time(ms: number, micros = 100): string {
	return `${new Date(ms).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}+00:00`;
}

/** A time of a v3 device: no zone, whole seconds [CODE]. */
export function v3Time(time: string): string {
	return new Date(msOf(time)).toISOString().slice(0, 19);
}

/** A time of a v3 alert: whole seconds and a `Z` [DOC]. */
export function v3AlertTime(time: string | null): string | null {
	return time === null ? null : `${v3Time(time)}Z`;
}

/** Milliseconds of a time in any of these forms; UTC without a time zone [INF]. `Infinity` for anything else, so that the record is found. */
export function msOf(time: unknown): number {
	const text = String(time);
	const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
	return Number.isNaN(ms) ? Infinity : ms;
}
