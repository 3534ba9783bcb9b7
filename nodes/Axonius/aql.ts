/** A text in AQL, quoted. */
export function quoted(text: string): string {
	return JSON.stringify(text);
}

/** Assets whose field holds one of these values. */
export function isOneOf(field: string, values: string[]): string {
	return any(values.map((value) => `(${quoted(field)} == ${quoted(value)})`));
}

/** Assets in whose field a text occurs, in any case. */
export function contains(field: string, text: string): string {
	const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return `(${quoted(field)} == regex(${quoted(literal)}, "i"))`;
}

/**
 * Assets whose time is at most so long ago. Relative, since AQL reads an absolute date in a time zone that is not
 * documented; in whole hours, rounded up, or in days where that is many.
 */
export function since(field: string, ms: number): string {
	const hours = Math.max(1, Math.ceil(ms / 3_600_000));
	const span = hours <= 48 ? `${hours}h` : `${Math.ceil(hours / 24)}d`;
	return `(${quoted(field)} >= date("NOW - ${span}"))`;
}

/** One of several conditions. */
export function any(conditions: string[]): string {
	return conditions.length === 1 ? conditions[0] : `(${conditions.join(' or ')})`;
}

/** All of several conditions; empty ones count for nothing. */
export function all(conditions: string[]): string {
	return conditions.filter((condition) => condition !== '').join(' and ');
}
