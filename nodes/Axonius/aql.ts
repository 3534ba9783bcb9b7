/** Assets whose field holds one of these values. */
export function isOneOf(field: string, values: string[]): string {
	return any(values.map((value) => `(${quoted(field)} == ${quoted(value)})`));
}

/** The same, for many values. */
export function inList(field: string, values: string[]): string {
	return `(${quoted(field)} in [${values.map(quoted).join(',')}])`;
}

/** Assets whose field contains a text, in upper or lower case. */
export function contains(field: string, text: string): string {
	return matching(field, literal(text));
}

/** Assets whose field matches a regular expression, in upper or lower case. */
export function matching(field: string, pattern: string): string {
	return `(${quoted(field)} == regex(${quoted(pattern)}, "i"))`;
}

/** The regular expression for one of these texts, from the beginning. @param end what must follow; default: nothing */
export function wholeText(texts: string[], end = '$'): string {
	return whole(texts.map(literal), end);
}

/** The regular expression for what one of these matches, from the beginning. @param end what must follow */
export function whole(patterns: string[], end: string): string {
	return `^(${patterns.join('|')})${end}`;
}

/**
 * Assets whose time is at most this long ago. Relative, since the time zone in which AQL reads an absolute date is not
 * documented. In whole hours, rounded up; in days where there are many hours.
 */
export function inTheLast(field: string, ms: number): string {
	const hours = Math.max(1, Math.ceil(ms / 3_600_000));
	const span = hours <= 48 ? `${hours}h` : `${Math.ceil(hours / 24)}d`;
	return `(${quoted(field)} >= date("NOW - ${span}"))`;
}

/** One of several conditions. */
export function any(conditions: string[]): string {
	return conditions.length === 1 ? conditions[0] : `(${conditions.join(' or ')})`;
}

/** All of several conditions; `undefined` where there is none. */
export function all(conditions: string[]): string | undefined {
	return conditions.length > 0 ? conditions.join(' and ') : undefined;
}

function quoted(text: string): string {
	return JSON.stringify(text);
}

/** A text in which no character has a meaning of its own. */
function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
