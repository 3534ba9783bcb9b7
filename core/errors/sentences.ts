import { InputError } from './input-error';
import { ResponseError } from './response-error';

/** The type of a value, for a message; never the value itself. */
function typeName(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** What helps with almost every parameter that cannot be used. */
const CORRECT = 'Correct it, or check the result of the expression.';

/**
 * A parameter that has another type or range than it must have. Numbers are shown, other values never.
 * @param label as the form names it
 * @param expected e.g. `a whole number from 1 to 10`
 */
export function mustBe(label: string, expected: string, value: unknown, advice: string = CORRECT): InputError {
	if (value === undefined || value === null) return hasNoValue(label);
	const found = typeof value === 'number' ? String(value) : typeName(value);
	return new InputError(`${label} must be ${expected}, not ${found}`, advice);
}

/** A parameter that no expression and no person has given. */
export function hasNoValue(label: string): InputError {
	return new InputError(`${label} has no value`, 'Enter a value, or check the result of the expression.');
}

/** A parameter that must not be empty. */
export function isEmpty(label: string, advice = 'Enter a value, or check the result of the expression.'): InputError {
	return new InputError(`${label} is empty`, advice);
}

/** A choice that does not exist; lists the ones that do. */
export function notAnOption(label: string, chosen: string, options: readonly string[]): InputError {
	return new InputError(
		`${label} is "${chosen}", which is not one of its options`,
		`Use one of: ${options.join(', ')}.`,
	);
}

/**
 * An answer that has something else where data was expected. The value itself is never shown.
 * @param expected e.g. `a list`
 * @param place where it was looked for, e.g. `_embedded.alarms`
 */
export function unexpected(value: unknown, expected: string, place?: string): ResponseError {
	const where = place === undefined ? '' : ` at ${place}`;
	return new ResponseError(`the answer has ${typeName(value)}${where}; expected ${expected}`);
}
