import { InputError } from '../../core/errors/input-error';

/** What would end the quotes, or reach the server as something else: control characters, line ends, half characters. */
const UNQUOTABLE = /["\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
/** A later one has a year of five digits, which is no time to most services. */
const LAST_MOMENT_MS = Date.UTC(9999, 11, 31, 23, 59, 59);
/** The words that a query begins with, e.g. `in:devices`. */
const ENTITY = /^\s*in:\s*([A-Za-z]+)(?=\s|$)/;

/** A query of the parts that are there, in one line. */
export function aql(...parts: Array<string | undefined>): string {
	return parts.filter(Boolean).join(' ');
}

/** A condition such as `type:"Policy Violation","Anomaly Detection"`: any of the values. `undefined` for none. */
export function anyOf(field: string, values: string[], label: string): string | undefined {
	if (values.length === 0) return undefined;
	return `${field}:${values.map((value) => quoted(value, label)).join(',')}`;
}

/** A condition such as `alertId:(57,58)`, for IDs that were checked. */
export function among(field: string, ids: Array<string | number>): string {
	return `${field}:(${ids.join(',')})`;
}

/** A condition on a time that AQL only takes as a look-back from now, e.g. `statusChangeTime:"600 Seconds"`. */
export function within(field: string, ms: number): string {
	return `${field}:"${Math.max(1, Math.ceil(ms / 1000))} Seconds"`;
}

/** A time as `after:` and `before:` take it: whole seconds without a zone, UTC (Cortex XSIAM's collector). */
export function moment(ms: number): string {
	return new Date(Math.min(Math.max(0, ms), LAST_MOMENT_MS)).toISOString().slice(0, 19);
}

/**
 * A text in quotes. No rule for a quote or backslash inside is published, so a value with one is refused rather than
 * read by the server as something else.
 * @throws InputError
 */
function quoted(text: string, label: string): string {
	if (!UNQUOTABLE.test(text)) return `"${text}"`;
	throw new InputError(
		`${label} holds a double quote, a backslash or a line end, for which AQL has no published spelling`,
		'Choose a value without one, or write the condition in AQL yourself.',
	);
}

/** What a whole query is about, e.g. `devices`. @throws InputError when it does not begin with `in:` */
export function entityOf(query: string): string {
	const entity = ENTITY.exec(query)?.[1];
	if (entity) return entity;
	throw new InputError(
		'AQL Query does not begin with in: and what to search',
		'Examples: in:devices timeFrame:"7 Days" · in:alerts riskLevel:Critical status:UNHANDLED',
	);
}

/**
 * Conditions that the user wrote, to be added to a query of ours. A whole query about the same records is taken, too.
 * @throws InputError when it is about others, or breaks out of its place
 */
export function conditions(text: string, entity: string): string {
	const own = ENTITY.exec(text);
	if (own && own[1] !== entity) {
		throw new InputError(
			`AQL is about in:${own[1]} where conditions on in:${entity} are due`,
			'Use the resource AQL Search for anything else.',
		);
	}
	const rest = (own ? text.slice(own[0].length) : text).trim();
	if (isBalanced(rest)) return rest;
	throw new InputError('AQL has a quote or bracket without its counterpart', 'Check the quotes and brackets.');
}

/** Otherwise the conditions that we add would become part of a value. */
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
