import { InputError } from '../errors/input-error';
import { hasNoValue } from '../errors/sentences';
import { epochMs } from './epoch';
import { inZone, writtenTime } from './written-time';

/** Local midnight of the first day is before the epoch in the east of Greenwich; the last day ends later in the west. */
const DAY_MS = 86_400_000;
/** The end of the year 9999. Later years have more than four digits, which no product reads. */
const LATEST_MS = 253_402_300_799_999;

/**
 * A point in time that a person typed or an expression gave, ms since the epoch: ISO 8601, RFC 2822, seconds or
 * milliseconds since the epoch, a Luxon DateTime or a JavaScript Date. All else is refused, since it could only be guessed.
 * @param timezone the workflow's: it counts for a text without one, such as that of the form's date picker
 * @throws InputError
 */
export function asInstant(value: unknown, label: string, timezone: string): number {
	if (value === undefined || value === null) throw hasNoValue(label);
	const time = typeof value === 'string' ? fromText(value, timezone) : fromValue(value);
	if (time !== undefined && time > -DAY_MS && time < LATEST_MS + DAY_MS) {
		return Math.min(LATEST_MS, Math.max(0, Math.floor(time)));
	}
	throw new InputError(
		`${label} is not a date and time`,
		'Enter it as 2026-01-31, 2026-01-31 14:30 (in the time zone of the workflow) or 2026-01-31T14:30:00+01:00, or use an expression such as {{ $now.minus(1, "day") }}. The earliest is 1970-01-01.',
	);
}

/**
 * A day, `YYYY-MM-DD`, that a person typed or an expression gave. Of a point in time it is the day in the workflow's zone.
 * @throws InputError
 */
export function asDay(value: unknown, label: string, timezone: string): string {
	const time = asInstant(value, label, timezone);
	// The Swedish date format is that of ISO 8601.
	return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(time);
}

/**
 * The name of a time zone, as n8n's settings have it.
 * @throws InputError when there is no such time zone
 */
export function asTimeZone(name: string, label: string): string {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
	} catch {
		// Said below; a catch clause may not throw our own classes.
	}
	throw new InputError(
		`${label} is not the name of a time zone`,
		'Enter a name such as Europe/Helsinki, Asia/Tokyo or UTC.',
	);
}

function fromText(text: string, timezone: string): number | undefined {
	const written = writtenTime(text);
	if (!written) return epochMs(text);
	return written.offset === undefined ? inZone(written.clock, timezone) : written.clock - written.offset;
}

/** By what it can do and not by its class: expressions are evaluated in a world of their own. */
function fromValue(value: unknown): number | undefined {
	if (typeof value === 'number') return epochMs(value);
	const { toMillis, getTime } = Object(value) as Partial<Record<'toMillis' | 'getTime', () => unknown>>;
	const time: unknown = [toMillis, getTime].find((read) => typeof read === 'function')?.call(value);
	return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}
