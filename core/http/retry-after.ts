const SECONDS = /^\d{1,10}(\.\d+)?$/;
/** IMF-fixdate, RFC 850 and asctime, the three formats of RFC 9110 section 5.6.7. */
const HTTP_DATE = [
	/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
	/^[A-Z][a-z]+, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
	/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** The longest wait that n8n keeps, one hour. A header may ask for three hundred years. */
const LONGEST_MS = 3_600_000;

/**
 * Reads a Retry-After header.
 * @param now ms since the epoch
 * @returns the wait in ms, at most an hour; 0 for a date in the past, `undefined` for anything else
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string') return undefined;
	const text = header.trim();
	if (SECONDS.test(text)) return Math.min(Math.ceil(Number(text)) * 1000, LONGEST_MS);
	if (!HTTP_DATE.some((form) => form.test(text))) return undefined;
	// asctime names no time zone and means GMT; Date.parse would read it as local time.
	const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
	return Number.isNaN(at) ? undefined : Math.min(Math.max(0, at - now), LONGEST_MS);
}
