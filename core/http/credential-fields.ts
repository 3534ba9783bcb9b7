import { InputError } from '../errors/input-error';
import { isEmpty } from '../errors/sentences';

/** A text field without the spaces around it. Empty for anything that is not text. */
export function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * A text field that must have a value.
 * @param label as the form names it
 * @throws InputError that names the field
 */
export function required(value: unknown, label: string): string {
	const given = text(value);
	if (given) return given;
	throw isEmpty(nameOf(label));
}

/** A list of words. An expression may give it as a list, or as text with commas or spaces between the words. */
export function words(value: unknown): string[] {
	const parts: unknown[] = Array.isArray(value) ? value : [value];
	return parts.flatMap((part) => text(part).split(/[\s,]+/)).filter((word) => word !== '');
}

/**
 * The error for a field that has a value which cannot be used.
 * @param label as the form names it
 * @param problem completes "the field URL of the credential …"
 */
export function unusable(label: string, problem: string, advice?: string): InputError {
	return new InputError(`${nameOf(label)} ${problem}`, advice);
}

function nameOf(label: string): string {
	return `the field ${label} of the credential`;
}
