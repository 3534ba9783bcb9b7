import { InputError } from '../errors/input-error';

/**
 * Template tag for paths with values in them: each value becomes exactly one path segment.
 * An empty value or a dot segment would reach another resource and is refused.
 * @throws InputError
 */
export function path(literals: TemplateStringsArray, ...values: unknown[]): string {
	return literals.reduce((built, literal, index) => built + segment(values[index - 1]) + literal);
}

function segment(value: unknown): string {
	const text = Number.isFinite(value) ? String(value) : value;
	if (typeof text !== 'string' || text.trim() === '') {
		throw new InputError('an ID is missing', 'Enter an ID, or check the result of the expression.');
	}
	// Some servers would read a %2e%2e that the user entered as dots; encoded again it is plain text.
	if (/^\.{1,2}$/.test(text.trim())) {
		throw new InputError(`"${text.trim()}" is not an ID`, 'Enter an ID, or check the result of the expression.');
	}
	return encodeURIComponent(Buffer.from(text.trim()).toString());
}
