import { ExactNumber } from './exact-number';
import { hasLongNumber, quoteLongNumbers } from './long-numbers';

/** Node can parse deeper JSON than it can stringify: such a record would end the execution later, without a message. */
export const MAX_NESTING = 200;

/** Why the value of a text cannot be used as it is. */
type Flaw = 'infinite' | 'too deep';

/**
 * JSON of a service. Numbers that a JavaScript number does not hold (see `isHeld`) are texts with all their digits;
 * those that are nearer to zero than a double can be, and short, are 0.
 * @throws SyntaxError as `JSON.parse`; RangeError when it is nested too deeply
 */
export function parseJsonText(text: string): unknown {
	const value: unknown = JSON.parse(text);
	const flaw = flawOf(value, MAX_NESTING);
	if (flaw !== 'infinite' && !hasLongNumber(text)) return usable(value, flaw);
	const exact: unknown = JSON.parse(quoteLongNumbers(text));
	return usable(exact, flawOf(exact, MAX_NESTING));
}

/**
 * JSON that is sent again: what a person typed, or a record that is changed and written back. Numbers that a JavaScript
 * number does not hold are `ExactNumber`.
 * @throws SyntaxError as `JSON.parse`; RangeError when it is nested too deeply
 */
export function parseToSend(text: string): unknown {
	const value: unknown = JSON.parse(text);
	const exact: unknown = JSON.parse(quoteLongNumbers(text));
	return withExactNumbers(value, usable(exact, flawOf(exact, MAX_NESTING)));
}

/** JSON as `JSON.stringify` writes it, with the digits of every `ExactNumber`. What JSON cannot hold is `null`. */
export function jsonText(value: unknown): string {
	return (holdsExactNumber(value) ? written(value) : JSON.stringify(value)) ?? 'null';
}

function usable(value: unknown, flaw: Flaw | undefined): unknown {
	if (flaw) throw new RangeError(`nested more than ${MAX_NESTING} levels deep`);
	return value;
}

/** The first flaw that is found, while all values are looked at once. */
function flawOf(value: unknown, levels: number): Flaw | undefined {
	if (typeof value !== 'object' || value === null) return isInfinite(value) ? 'infinite' : undefined;
	if (levels === 0) return 'too deep';
	for (const child of Array.isArray(value) ? value : Object.values(value)) {
		// A call for objects only: this is done for every value of every answer.
		if (typeof child === 'object') {
			const flaw = flawOf(child, levels - 1);
			if (flaw) return flaw;
		} else if (isInfinite(child)) return 'infinite';
	}
	return undefined;
}

function isInfinite(value: unknown): boolean {
	return value === Infinity || value === -Infinity;
}

/** @param exact the same value, with texts where a number lost digits */
function withExactNumbers(value: unknown, exact: unknown): unknown {
	if (typeof value === 'number') return typeof exact === 'string' ? new ExactNumber(exact) : value;
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((one, index) => withExactNumbers(one, (exact as unknown[])[index]));
	const fields = exact as Record<string, unknown>;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withExactNumbers(one, fields[name])]));
}

function holdsExactNumber(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return value instanceof ExactNumber || Object.values(value).some(holdsExactNumber);
}

/** As a date does. */
function isWritingItself(value: object): boolean {
	return 'toJSON' in value && typeof value.toJSON === 'function';
}

function written(value: unknown): string | undefined {
	if (value instanceof ExactNumber) return value.text;
	if (Array.isArray(value)) return `[${value.map((one) => written(one) ?? 'null').join(',')}]`;
	if (typeof value !== 'object' || value === null || isWritingItself(value)) return JSON.stringify(value);
	const fields = Object.entries(value).map(([name, one]) => [JSON.stringify(name), written(one)]);
	return `{${fields
		.filter(([, text]) => text !== undefined)
		.map((field) => field.join(':'))
		.join(',')}}`;
}
