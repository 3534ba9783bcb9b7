import { InputError } from '../../core/errors/input-error';

/** What would end the quotes, or arrive as something else: control characters, line breaks, half characters. */
const UNQUOTABLE = /["\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
/** A later time has a year of five digits, which most services do not accept. */
const LAST_MOMENT_MS = Date.UTC(9999, 11, 31, 23, 59, 59);
/** The words that a query begins with, e.g. `in:devices`. */
const ENTITY = /^\s*in:\s*([A-Za-z]+)(?=\s|$)/;

/** A query of these parts, in one line; empty parts are left out. */
export function aql(...parts: Array<string | undefined>): string {
	return parts.filter(Boolean).join(' ');
}

/** A condition such as `type:"Policy Violation","Anomaly Detection"`: any of the values. @throws InputError */
export function anyOf(field: string, values: string[], label: string): string {
	return `${field}:${values.map((value) => quoted(value, label)).join(',')}`;
}

/** Whether it is known how to write a text in quotes. */
export function isQuotable(text: string): boolean {
	return !UNQUOTABLE.test(text);
}

/** A condition such as `alertId:(57,58)`, for IDs that are checked already. */
export function among(field: string, ids: Array<string | number>): string {
	return `${field}:(${ids.join(',')})`;
}

/** A condition on a time that AQL only accepts as a look-back from now, e.g. `statusChangeTime:"600 Seconds"`. */
export function within(field: string, ms: number): string {
	return `${field}:"${Math.max(1, Math.ceil(ms / 1000))} Seconds"`;
}

/** A time as `after:` and `before:` accept it: whole seconds without a zone, UTC (Cortex XSIAM's collector). */
export function moment(ms: number): string {
	return new Date(Math.min(Math.max(0, ms), LAST_MOMENT_MS)).toISOString().slice(0, 19);
}

/**
 * A text in quotes. How to write a quote or backslash inside is not published, so a value with one is refused: the server
 * could read it as something else.
 * @throws InputError
 */
function quoted(text: string, label: string): string {
	if (isQuotable(text)) return `"${text}"`;
	throw new InputError(
		`${label} contains a double quote, a backslash or a line break, and it is not documented how AQL writes these`,
		'Use a value without them, or write the condition in the filter AQL.',
	);
}

/** What a whole query searches, e.g. `devices`. @throws InputError when it does not begin with `in:` */
export function entityOf(query: string): string {
	const entity = ENTITY.exec(query)?.[1];
	if (entity) return entity;
	throw new InputError(
		'AQL Query must begin with in: and what to search',
		'Examples: in:devices timeFrame:"7 Days" · in:alerts riskLevel:Critical status:UNHANDLED',
	);
}

/**
 * Conditions that the user wrote, to be added to a query. A whole query about the same records is accepted, too.
 * @throws InputError when it is about other records, or when its quotes or brackets do not match
 */
export function conditions(text: string, entity: string): string {
	const own = ENTITY.exec(text);
	if (own && own[1] !== entity) {
		throw new InputError(
			`AQL must be about in:${entity}, not in:${own[1]}`,
			'Use the resource AQL Search for other records.',
		);
	}
	const rest = (own ? text.slice(own[0].length) : text).trim();
	if (isBalanced(rest)) return rest;
	throw new InputError('the quotes or brackets in AQL do not match', 'Check that each quote and bracket is closed.');
}

/** If they do not match, the conditions that are added become part of a value. */
function isBalanced(text: string): boolean {
	const bare = text.replace(/"[^"]*"/g, '');
	let depth = 0;
	for (const character of bare) {
		if (character === '(') depth += 1;
		if (character === ')') depth -= 1;
		if (depth < 0 || character === '"') return false;
	}
	return depth === 0;
}
