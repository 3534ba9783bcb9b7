import { vendorTime } from '../time/vendor-time';

/** Enough for the times of a few records; more would only take memory. */
const MOST = 100;
/** No time is longer. */
const LONGEST = 64;
const known = new Map<string, { time: number | undefined }>();

/**
 * A time that a server sent, as `vendorTime` reads it. The same text comes several times in a record, and once more when it is
 * asked whether its event says it: the last ones are remembered, because to read one takes longer than all else.
 */
export function instantOf(value: unknown): number | undefined {
	if (typeof value !== 'string' || value.length > LONGEST) return vendorTime(value);
	const read = known.get(value);
	if (read) return read.time;
	if (known.size >= MOST) known.clear();
	const time = vendorTime(value);
	known.set(value, { time });
	return time;
}
