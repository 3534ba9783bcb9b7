import { mustBe, notAnOption } from '../errors/sentences';
import { ExactNumber } from '../exact-number';
import { jsonIn, objectOf } from '../json';
import { jsonText, MAX_NESTING, parseToSend } from '../json-text';
import { numberIn } from '../long-numbers';
import { asSwitch, asTexts, withAllDigits } from '../node/parameter-values';
import type { Scalar, Shape } from './operation';
import { isScalar } from './schema';

/** A value as it is sent: JSON. */
export type Value = Scalar | ExactNumber | Value[] | { [name: string]: Value } | null;

/** Longer lists of options are not shown as a whole. */
const SHOWN_OPTIONS = 12;
/** A longer value is not shown as a whole. */
const SHOWN_CHARACTERS = 100;

/** Whether a field has a value. An empty text does not count: to send one, enter the body as JSON. */
export function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

/**
 * A value of the form in the type that the document requires; texts are read as values of that type. A number keeps all
 * digits that were typed.
 * @throws InputError that names the field
 */
export function coerce(given: unknown, shape: Shape, label: string): Value {
	for (const one of [given].flat()) if (typeof one === 'number') withAllDigits(one, label);
	const value = asSent(given, label);
	const { enum: options, minimum = -Infinity, maximum = Infinity } = shape;
	const chosen = options?.find((option) => String(option) === String(value));
	// A long number in the document is a text in its list of options.
	if (chosen !== undefined) return isNumber(shape) ? converted(chosen, shape, label) : chosen;
	if (options) throw notOneOf(options, value, label);
	const fit = converted(value, shape, label);
	const size = fit instanceof ExactNumber ? Number(fit.text) : fit;
	if (typeof size === 'number' && size < minimum) throw mustBe(label, `at least ${minimum}`, size);
	if (typeof size === 'number' && size > maximum) throw mustBe(label, `at most ${maximum}`, size);
	return fit;
}

/** Dates in expressions become texts; only JSON can be sent. */
function asSent(given: unknown, label: string): Value {
	try {
		return parseToSend(jsonText(given)) as Value;
	} catch {
		throw mustBe(label, `JSON of at most ${MAX_NESTING} levels`, given);
	}
}

function isNumber({ type }: Shape): boolean {
	return type === 'integer' || type === 'number';
}

function notOneOf(options: Scalar[], value: Value, label: string): Error {
	const shown = options.slice(0, SHOWN_OPTIONS).map(String);
	const choice = options.length > SHOWN_OPTIONS ? [...shown, '…'] : shown;
	return isSingle(value)
		? notAnOption(label, String(value).slice(0, SHOWN_CHARACTERS), choice)
		: mustBe(label, `one of its options: ${choice.join(', ')}`, value);
}

/** Whether a value is neither a list nor an object. */
function isSingle(value: Value): value is Scalar | ExactNumber {
	return isScalar(value) || value instanceof ExactNumber;
}

function converted(value: Value, { type, format, items }: Shape, label: string): Value {
	switch (type) {
		case 'string':
			return isSingle(value) ? text(String(value), format) : unsuitable(value, label, 'a text');
		case 'integer':
			return integer(value, label);
		case 'number':
			return numberOf(value) ?? unsuitable(value, label, 'a number');
		case 'boolean':
			return asSwitch(value, label);
		case 'array':
			return list(value, label, items);
		case 'object': {
			const given = fromJson(value);
			return objectOf(given) ? given : unsuitable(given, label, 'an object, such as {"name": "value"}');
		}
		default:
			return fromJson(value);
	}
}

/** Expressions return a point in time also where only a day is expected. */
function text(value: string, format?: string): string {
	return format === 'date' && /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 10) : value;
}

function integer(value: Value, label: string): Value {
	const number = numberOf(value);
	const isWhole = number instanceof ExactNumber ? /^-?\d+$/.test(number.text) : Number.isInteger(number);
	return number !== undefined && isWhole ? number : unsuitable(value, label, 'a whole number');
}

/** A number, also one in a text, with all its digits; `undefined` for anything else. */
function numberOf(value: Value): number | ExactNumber | undefined {
	if (typeof value === 'number' || value instanceof ExactNumber) return value;
	return typeof value === 'string' ? numberIn(value) : undefined;
}

/** A list, JSON of one, or texts with commas. */
function list(value: Value, label: string, items: Shape['items']): Value[] {
	const given = fromJson(value);
	const isSimple = items?.type !== 'object' && items?.type !== 'array';
	const texts = typeof value === 'string' && !/^\s*[[{]/.test(value) && isSimple ? asTexts(value, label) : undefined;
	const all = Array.isArray(given) ? given : texts;
	if (!all) return unsuitable(given, label, 'a list, such as ["a", "b"]');
	return all.map((one) => (!items || one === null ? one : converted(one, items, `An element of ${label}`)));
}

/** A text that is JSON as what it means; anything else as it is. */
function fromJson(value: Value): Value {
	return typeof value === 'string' ? ((jsonIn(value, parseToSend) as Value | undefined) ?? value) : value;
}

function unsuitable(value: unknown, label: string, expected: string): never {
	throw mustBe(label, expected, value instanceof ExactNumber ? Number(value.text) : value);
}
