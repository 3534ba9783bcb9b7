/** Ends in a zone. */
const ZONED = /(?:Z|GMT|[+-]\d\d:?\d\d)$/i;

/** A time of either API, ms since the epoch. Without a zone it is UTC. `undefined` if it is no time. */
export function timeOf(value: unknown): number | undefined {
	if (typeof value !== 'string' || value === '') return undefined;
	const ms = Date.parse(ZONED.test(value) ? value : `${value}Z`);
	return Number.isNaN(ms) ? undefined : ms;
}
