import { epochMs } from './epoch';
import { inZone, writtenTime } from './written-time';

/** .NET and Go write their zero time, the first of January of the year 1, for "never". */
const YEAR_2_MS = -62_104_060_800_000;

/**
 * A time that a server sent, ms since the epoch; microseconds are a fraction, so that events of one millisecond stay in
 * order. Seconds or milliseconds since the epoch, ISO 8601 or RFC 2822. `undefined` for anything else and for "never".
 * @param zone of a text that names none. Never that of the machine on which n8n runs.
 */
export function vendorTime(value: unknown, zone = 'UTC'): number | undefined {
	if (typeof value === 'number') return epochMs(value);
	if (typeof value !== 'string') return undefined;
	const written = writtenTime(value);
	if (!written) return epochMs(value);
	if (written.clock < YEAR_2_MS) return undefined;
	return written.offset === undefined ? inZone(written.clock, zone) : written.clock - written.offset;
}
