import { tryToParseDateTime } from 'n8n-workflow';

/** A time as it is written: what the clock shows, and where that clock is. */
export interface WrittenTime {
	/** What the clock shows, as ms since the epoch if it showed UTC. Microseconds are a fraction. */
	clock: number;
	/** How far the clock is ahead of UTC, ms; `undefined` if the text does not say. */
	offset?: number;
}

/** Much longer than any time. */
const LONGEST_TEXT = 64;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** No place on Earth is further from UTC than 14 hours; more is a mistake. */
const MAX_OFFSET_MINUTES = 14 * 60;

/** ISO 8601 with a calendar date, in both of its spellings. */
const ISO =
	/^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?)?$/i;
const BASIC_ISO =
	/^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?:(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$/i;
/** The date of RFC 2822 (e-mail, HTTP). */
const MAIL =
	/^(?:(?<weekday>[a-z]{3}), ?)?(?<day>\d{1,2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)? (?<zone>[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T)(?: \([^()]*\))?$/i;
const FORMS = [ISO, BASIC_ISO, MAIL];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** RFC 2822, section 4.3: hours from UTC. */
const NAMED_ZONES = new Map([
	...['z', 'ut', 'utc', 'gmt'].map((name) => [name, 0] as const),
	...['edt', 'est', 'cdt', 'cst', 'mdt', 'mst', 'pdt', 'pst'].map((name, i) => [name, -4 - Math.ceil(i / 2)] as const),
]);

/**
 * Reads a time in one of the forms that have one meaning only: ISO 8601 (date, or date and time, `T` or a space between
 * them) and RFC 2822. `undefined` for every other text, for a day that does not exist, and for a wrong weekday.
 */
export function writtenTime(text: string): WrittenTime | undefined {
	if (text.length > LONGEST_TEXT) return undefined;
	const plain = text.trim().replace(/\s+/g, ' ');
	const parts = partsOf(plain);
	const clock = parts && clockOf(parts);
	if (clock === undefined) return undefined;
	if (parts?.zone === undefined) return { clock };
	const offset = offsetOf(parts.zone.toLowerCase());
	return offset === undefined ? undefined : { clock, offset };
}

/**
 * When a clock in a time zone shows this, ms since the epoch. An hour that comes twice is the first one; one that summer
 * time skips counts from before the change (RFC 5545).
 * @returns `undefined` for a time zone that does not exist
 */
export function inZone(clock: number, zone: string): number | undefined {
	if (zone === 'UTC') return clock;
	const before = offsetIn(zone, clock - DAY_MS);
	if (before === undefined) return undefined;
	const times = [before, Number(offsetIn(zone, clock + DAY_MS))].map((offset) => clock - offset);
	return times.find((time) => time + Number(offsetIn(zone, time)) === clock) ?? times[0];
}

/** How far clocks in a zone are ahead of UTC at a time, ms. */
function offsetIn(zone: string, time: number): number | undefined {
	try {
		return tryToParseDateTime(new Date(time), zone).offset * MINUTE_MS;
	} catch {
		return undefined;
	}
}

/** A text has one form only. */
function partsOf(text: string): Parts | undefined {
	for (const form of FORMS) {
		const groups = form.exec(text)?.groups;
		if (groups) return groups;
	}
	return undefined;
}

function clockOf({ year, month, day, weekday, hour = '0', minute = '0', second = '0', fraction = '0' }: Parts) {
	const monthIndex = /\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.toLowerCase());
	const date = new Date(0);
	date.setUTCFullYear(Number(year), monthIndex, Number(day));
	const exists = date.getUTCMonth() === monthIndex && date.getUTCDate() === Number(day);
	const isThatWeekday = weekday === undefined || WEEKDAYS[date.getUTCDay()] === weekday.toLowerCase();
	const time = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
	// ISO 8601 lets a day end at 24:00.
	const fits = (Number(hour) < 24 || time === 86_400) && Number(minute) < 60 && Number(second) < 60;
	if (!exists || !isThatWeekday || !fits) return undefined;
	// Cut, not rounded: 0.9999999 would be the next second.
	return date.getTime() + time * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)) / 1000;
}

type Parts = Record<string, string>;

function offsetOf(zone: string): number | undefined {
	const hours = NAMED_ZONES.get(zone);
	if (hours !== undefined) return hours * 60 * MINUTE_MS;
	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', ''));
	if (minutes > MAX_OFFSET_MINUTES || Number(zone.slice(-2)) > 59) return undefined;
	return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}
