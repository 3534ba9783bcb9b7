/** 9 or 10 digits are seconds since the epoch, from March 1973 to 2286. Less is a year, a date without separators, or a mistake. */
const LEAST_SECONDS = 1e8;
const SECONDS_END = 1e10;
/** 12 or 13 digits are milliseconds, from August 1976 to 2286. Less may be 202601311430, a date without separators. */
const LEAST_MS = 2.1e11;
/** More may be 20260131143000, or microseconds. */
const MS_END = 1e13;
const NUMBER = /^\d{1,13}(?:\.\d{1,9})?$/;

/**
 * Seconds or milliseconds since the epoch, as a number or as its digits, in milliseconds. `undefined` for a number that
 * is neither. Their ranges do not meet, so that nothing is guessed.
 */
export function epochMs(value: number | string): number | undefined {
	const number = typeof value === 'number' || NUMBER.test(value.trim()) ? Number(value) : NaN;
	if (number >= LEAST_SECONDS && number < SECONDS_END) return number * 1000;
	return number >= LEAST_MS && number < MS_END ? number : undefined;
}
